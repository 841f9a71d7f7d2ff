using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>The list of enterprises has as many as were reported (error), with valid credit codes (warning; domain.md 10.4).</summary>
public sealed class AC014EnterprisesAreListed() : ActivityRule(
    "AC-014",
    Severity.Error,
    "帮扶企业名单有误：{problem}。",
    "The list of enterprises: {problem}.",
    "{remedy}",
    "{remedy}")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-014; GB 32100-2015";

    public override string CauseZh => "帮扶企业按统一社会信用代码去重统计。名单与家数不一致，或代码有误，去重的结果就不准确。";

    public override string CauseEn => "Enterprises are counted once each, by their credit code. When list and number differ, or a code is wrong, that count is wrong.";

    public override IReadOnlyList<string> Fields => ["enterprisesHelped", "enterpriseList"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.EnterpriseList is not { Count: > 0 } list)
            return;
        if (record.EnterprisesHelped is { } helped && helped != list.Count)
        {
            judge.Fail(
                this,
                "enterprisesHelped",
                expected: $"{list.Count}",
                difference: $"{helped - list.Count}",
                arguments: [("problem", $"帮扶企业数{helped}与名单中的{list.Count}家不一致"), ("problem.en", $"Enterprises helped, {helped}, differ from the {list.Count} on the list"), ("remedy", "请核对帮扶企业数，或补全名单。"), ("remedy.en", "Check the number, or complete the list.")]);
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].EnterpriseUscc is not { } written || IsCode(Uscc.Normalise(written)))
                continue;
            judge.Fail(
                this,
                ChildList.PathOf("enterpriseList", i, "enterpriseUscc"),
                severity: Severity.Warn,
                arguments: [("problem", $"企业统一社会信用代码“{written}”无效"), ("problem.en", $"The enterprise's credit code '{written}' is not valid"), ("remedy", "请按营业执照核对18位代码；没有代码的请只填企业名称。"), ("remedy.en", "Check the 18 characters with the business licence; give the name alone when there is no code.")]);
        }
    }

    private static bool IsCode(string code) => Uscc.IsWellFormed(code) && Uscc.TryCheck(code, out var expected) && code[17] == expected;
}
