using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// Charities without public fundraising spend a share of last year's net assets, or of the average of three years, on charity; the
/// share depends on type and net assets. The smallest social groups and service institutions also spend half of last year's income
/// (domain.md 3.7, 7.8; the parameters CHARITY_EXPENDITURE_MIN and CHARITY_INCOME_SHARE_MIN). Of two missed shares the greater is said.
/// </summary>
public sealed class CH003OtherCharitiesSpendTheirShare() : Rule<AnnualReport>(
    "CH-003",
    Severity.Error,
    "慈善活动支出未达{r}%：{base}的{r}%为{min}元。",
    "Charitable expenditure below {r}%: {r}% of {base} is {min} yuan.",
    "慈善活动支出填报为{E}元。请核对有误的数字并更正；比例确未达到的，为要求的{share}%，报告照常计入，年检时列为事项。符合特殊情况的，请申报并填写报告和公开日期。",
    "Charitable expenditure is {E} yuan. Correct the figures that are wrong. If the ratio is indeed missed ({share}% of what is required is met), the report counts and the inspection lists it. Declare a special case where there is one, with the days of its report and publication.")
{
    private const string Field = "charitableExpenditure";

    public override Applicability AppliesTo { get; } = new([LegalTypes.SocialGroup, LegalTypes.ServiceInstitution, LegalTypes.Foundation], CharityStatus.Charity, From: 2016);

    public override string Basis => "民发〔2016〕189号 §8、§9、§10 [P:37][S]; 慈善法（2023修正）第61条授权制定的标准公布前继续适用";

    public override string CauseZh => "不公开募捐的慈善组织也应每年按净资产的一定比例开展慈善活动，规模越小比例越高。支出不足多因项目推迟，或上年末净资产跨入另一档而未注意。";

    public override string CauseEn => "Charities that do not raise in public still spend a share of their net assets every year, the smaller the larger. Mostly a project was put off, or net assets moved into another bracket unnoticed.";

    public override IReadOnlyList<string> Fields => [Field, "averageNetAssets3y", "lastYearIncomeAdjusted", "averageIncome3y"];

    public override IReadOnlyList<string> ParameterNames => ["CHARITY_EXPENDITURE_MIN", "CHARITY_INCOME_SHARE_MIN"];

    public override string? Ground => "G07";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (Applicability.HasPublicFundraising(record, context) || record.SpecialCaseDeclared == true || record.CharitableExpenditure is not { } spent)
            return;
        if (CharityBrackets.Of("CHARITY_EXPENDITURE_MIN", record, context) is not { } bracket)
            return;
        var ofAssets = CharityMinimum.Least(bracket.Value, CharityBase.LastNetAssets(record, context), CharityBase.AverageNetAssets(record, context));
        var ofIncome = context.Parameters.Find("CHARITY_INCOME_SHARE_MIN", context.Year, bracket.Key) is { } share
            ? CharityMinimum.Least(share, CharityBase.LastIncome(record, context), CharityBase.AverageIncome(record, context))
            : null;
        if (new[] { ofAssets, ofIncome }.OfType<CharityMinimum>().MaxBy(minimum => minimum.Amount) is { } minimum)
            judge.FailUnlessReached(this, Field, spent, minimum);
    }
}
