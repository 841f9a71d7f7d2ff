using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>
/// The cash that the year's activities cost is within the year's expenses, with a margin of 5 % (domain.md 7.8, XF-010; the
/// parameter ACTIVITY_FUNDS_MARGIN). Skipped when nothing is known of the activities.
/// </summary>
public sealed class XF010ActivityFundsAreWithinExpenses() : Rule<AnnualReport>(
    "XF-010",
    Severity.Warn,
    "活动投入资金大于全年费用。",
    "Activity funds exceed expenses.",
    "活动填报的现金投入合计{sum}元，全年费用合计{x}元（允许超出{margin}%）。请核对活动的现金投入和费用合计；情况属实的，请填写说明（10个字以上）。",
    "The activities cost {sum} yuan in cash, the year's expenses are {x} yuan ({margin}% more is allowed). Check the activities' funds and the total of expenses; when they are right, explain it in ten characters or more.")
{
    private static readonly StatementLine Expenses = StatementLines.Of("IS35.t");

    public override string Basis => "本系统规定 (domain.md 7.8) [D]";

    public override string CauseZh => "活动花的钱应当在全年费用之内。常见原因是把会员企业或合作方的投入也填作本组织的现金投入，或活动金额按万元填成了元。";

    public override string CauseEn => "What activities cost is part of the year's expenses. Mostly partners' money was filed as the organisation's own, or an amount was written in the wrong unit.";

    public override IReadOnlyList<string> Fields => [Expenses.Code];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_FUNDS_MARGIN"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Activities is not { } activities || record.Lines[Expenses] is not { } expenses)
            return;
        var margin = judge.Context.Parameters.Get("ACTIVITY_FUNDS_MARGIN", judge.Context.Year);
        if (activities.FundsCash <= expenses * (1 + margin))
            return;
        judge.Fail(
            this,
            Expenses.Code,
            expected: Yuan.Of((Int128)Math.Ceiling(activities.FundsCash / (1 + margin))),
            difference: Yuan.Of((Int128)activities.FundsCash - expenses),
            arguments: [("sum", Yuan.Of(activities.FundsCash)), ("x", Yuan.Of(expenses)), ("margin", (margin * 100).ToString("0.##", CultureInfo.InvariantCulture))]);
    }
}
