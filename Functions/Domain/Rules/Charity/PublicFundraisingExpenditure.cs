using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// Public-fundraising charities spend a share of last year's income, or of the average of the last three years, on charity; either
/// suffices (domain.md 3.7; the parameter CHARITY_PUBLIC_EXPENDITURE_MIN by legal type). Skipped when no base is known, and when a
/// special case is declared, which CH-009 then judges.
/// </summary>
public abstract class PublicFundraisingExpenditure(string code) : Rule<AnnualReport>(
    code,
    Severity.Error,
    "慈善活动支出{E}元低于{base}的{r}%（{min}元）。",
    "Below {r}%: charitable expenditure {E} yuan, {r}% of {base} is {min}.",
    "请核对慈善活动支出和上年总收入（或前三年平均收入），两者有误的请更正；比例确未达到的，为要求的{share}%，报告照常计入，年检时列为事项。符合特殊情况的，请申报并填写报告和公开日期。",
    "Check the charitable expenditure and last year's income (or the average of three years). If the ratio is indeed missed ({share}% of what is required is met), the report counts and the inspection lists it. Declare a special case where there is one, with the days of its report and publication.")
{
    /// <summary>The first report year of 民发〔2016〕189号.</summary>
    protected const int FirstYear = 2016;

    public override string CauseZh => "公开募捐的慈善组织应把募得的款物及时用于慈善活动。支出不足多因项目推迟到下一年，或把慈善项目的人员费用记入了管理费用；也可能是上年总收入未按规定调整。";

    public override string CauseEn => "Charities that raise funds in public should soon spend them on charity. Mostly projects slipped into the next year, or a project's staff was booked as administration; or last year's income was not adjusted as the rule allows.";

    public override IReadOnlyList<string> Fields => ["charitableExpenditure", "lastYearIncomeAdjusted", "averageIncome3y"];

    public override string? Ground => "G07";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (record.SpecialCaseDeclared == true || record.CharitableExpenditure is not { } spent)
            return;
        if (context.Parameters.Find("CHARITY_PUBLIC_EXPENDITURE_MIN", context.Year, Applicability.LegalTypeOf(record, context)) is not { } ratio)
            return;
        if (CharityMinimum.Least(ratio, CharityBase.LastIncome(record, context), CharityBase.AverageIncome(record, context)) is { } minimum)
            judge.FailUnlessReached(this, "charitableExpenditure", spent, minimum);
    }
}
