using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// A charity's expenditure by purpose adds up to the expenses of the statement of activities (domain.md 7.8, CH-007). Skipped unless
/// charitable expenditure and administration are both given; fundraising cost and other expense count as zero when blank.
/// </summary>
public sealed class CH007ExpenditureAddsUp() : Rule<AnnualReport>(
    "CH-007",
    Severity.Error,
    "支出构成与费用合计不符。",
    "Components ≠ total expense.",
    "慈善活动支出、管理费用、募捐成本、其他支出之和为{actual}元，业务活动表费用合计为{expected}元，相差{d}元。请核对：四项之和应等于费用合计。",
    "Charitable expenditure, administration, fundraising cost and other expense add up to {actual} yuan, total expenses are {expected}, a difference of {d}. The four must add up to the total.")
{
    private const string Field = "charitableExpenditure";
    private static readonly string[] Parts = [Field, "adminExpense", "fundraisingCost", "otherExpense"];
    private static readonly StatementLine Expenses = StatementLines.Of("IS35.t");

    public override Applicability AppliesTo { get; } = new([], CharityStatus.Charity);

    public override string Basis => "民发〔2016〕189号 §4-§6 [S]; 《民间非营利组织会计制度》 (domain.md 7.8)";

    public override string CauseZh => "慈善口径的四项支出是对全年费用的另一种划分，合计应与费用合计相等。常见原因是漏填其他支出，或把上年数、预算数填入。";

    public override string CauseEn => "The four kinds of expenditure divide the year's expenses in another way and have the same total. Mostly other expense was left out, or last year's or planned figures were used.";

    public override IReadOnlyList<string> Fields => [.. Parts, Expenses.Code];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.CharitableExpenditure is not { } charity || record.AdminExpense is not { } administration || record.Lines[Expenses] is not { } total)
            return;
        if (Parts.Any(record.Unreadable.Contains))
            return;
        var sum = (Int128)charity + administration + (record.FundraisingCost ?? 0) + (record.OtherExpense ?? 0);
        judge.FailUnlessEqual(this, Field, sum, total, addends: Parts.Length, "E + admin + fundraising + other = IS35.t");
    }
}
