using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>
/// Funds for rural revitalisation are those of the year's activities of that kind: 乡村振兴, 援藏援疆 and 东西部协作 (domain.md 7.8,
/// XF-012; 2.5 M31). Skipped when nothing is known of the activities.
/// </summary>
public sealed class XF012RuralFundsMatchActivities() : Rule<AnnualReport>(
    "XF-012",
    Severity.Warn,
    "乡村振兴投入与活动填报不符。",
    "Differs from activity records.",
    "年报填报乡村振兴投入{actual}元，活动填报（乡村振兴、援藏援疆、东西部协作）合计{expected}元，相差{d}元。请补报活动或更正金额；情况属实的，请填写说明（10个字以上）。",
    "The report has {actual} yuan for rural revitalisation, the activities of that kind cost {expected}, a difference of {d}. File those that are missing, or correct the amount; when it is right, explain it in ten characters or more.")
{
    private const string Field = "ruralRevitalisation.funds";

    public override string Basis => "本系统规定 (domain.md 7.8, 2.5 M31) [D]";

    public override string CauseZh => "乡村振兴投入应等于本年度相关活动的投入合计。常见原因是活动漏报、类型选错，或一处含物资折价而另一处不含。";

    public override string CauseEn => "The funds are the sum of the year's activities of that kind. Mostly an activity was not filed or has another type, or gifts in kind were counted in one place only.";

    public override IReadOnlyList<string> Fields => [Field];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.RuralFunds is { } funds && judge.Context.Activities is { } activities)
            judge.FailUnlessEqual(this, Field, funds, activities.RuralFunds, addends: Math.Max(1, activities.Count), Field);
    }
}
