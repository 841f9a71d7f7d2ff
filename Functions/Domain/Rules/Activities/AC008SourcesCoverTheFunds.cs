using Nianbao.Domain.Activities;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>
/// The sources' amounts add up to the funds (domain.md 10.1, 10.4). Sources are written SELF:100.00;DONATION:50; a source
/// without an amount says only where the money came from, and then there is nothing to add up.
/// </summary>
public sealed class AC008SourcesCoverTheFunds() : ActivityRule(
    "AC-008",
    Severity.Warn,
    "资金来源之和应等于投入合计，差{d}元。",
    "The sources' amounts must add up to the total; difference {d}.",
    "请核对资金来源(格式如“自有:100.00;募捐:50”):各项之和为{actual}元，投入合计为{expected}元。",
    "Check the sources (written like SELF:100.00;DONATION:50): they add up to {actual} yuan, the total is {expected}.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-008";

    public override string CauseZh => "资金来源写明每一元的出处，各项之和应等于投入合计。常见原因：漏写一个来源，或合计更正后没有同步更正来源。";

    public override string CauseEn => "The sources say where each yuan came from. Usually one was left out, or the total was corrected and the sources were not.";

    public override IReadOnlyList<string> Fields => ["fundSource", "fundsTotal"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.FundSource is not { Count: > 0 } sources || record.FundsTotal is not { } total || sources.Any(source => source.Amount is null))
            return;
        var sum = sources.Aggregate((Int128)0, (all, source) => all + source.Amount!.Value);
        judge.FailUnlessEqual(this, "fundSource", sum, total, addends: sources.Count, "fundsTotal = Σ fundSource");
    }
}
