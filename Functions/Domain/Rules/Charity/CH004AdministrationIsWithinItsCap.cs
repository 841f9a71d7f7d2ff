using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// A charity's administration is within its share of the year's expenditure: by legal type for public fundraising, by bracket of last
/// year's net assets otherwise. Below 200,000 yuan the share is not applied (domain.md 3.7, 7.8; the parameters
/// CHARITY_PUBLIC_ADMIN_MAX, CHARITY_ADMIN_MAX, CHARITY_ADMIN_EXEMPT_BELOW).
/// </summary>
public sealed class CH004AdministrationIsWithinItsCap() : Rule<AnnualReport>(
    "CH-004",
    Severity.Error,
    "管理费用比例{r}%超过{cap}%。",
    "Admin ratio {r}% exceeds {cap}%.",
    "管理费用{actual}元，费用合计{total}元的{cap}%为{max}元。请核对有误的数字并更正，属于慈善活动的费用不计入管理费用；比例确实超过的，报告照常计入，年检时列为事项。符合特殊情况的，请申报并填写报告和公开日期。",
    "Administration cost {actual} yuan; {cap}% of total expenses of {total} is {max}. Correct the figures that are wrong; costs of charitable work are no administration. If the ratio is indeed exceeded, the report counts and the inspection lists it. Declare a special case where there is one, with the days of its report and publication.")
{
    private const string Field = "adminExpense";
    private static readonly StatementLine Expenses = StatementLines.Of("IS35.t");

    public override Applicability AppliesTo { get; } = new([LegalTypes.SocialGroup, LegalTypes.ServiceInstitution, LegalTypes.Foundation], CharityStatus.Charity, From: 2016);

    public override string Basis => "慈善法（2023修正）第61条 [L]; 民发〔2016〕189号 §7-§9、§11 [P:37][P:39][S]";

    public override string CauseZh => "慈善组织的管理成本应受限制，捐赠人的钱应主要用于慈善活动。超标多因把慈善项目的人员、办公费用都记入管理费用，或当年慈善支出偏少。";

    public override string CauseEn => "Administration is capped so that donors' money goes to charity. Mostly the staff and offices of charitable projects were booked as administration, or little was spent on charity that year.";

    public override IReadOnlyList<string> Fields => [Field, Expenses.Code];

    public override IReadOnlyList<string> ParameterNames => ["CHARITY_ADMIN_EXEMPT_BELOW", "CHARITY_ADMIN_MAX", "CHARITY_PUBLIC_ADMIN_MAX"];

    public override string? Ground => "G07";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        if (record.SpecialCaseDeclared == true || record.AdminExpense is not { } administration || record.Lines[Expenses] is not { } total)
            return;
        if (administration < context.Parameters.Get("CHARITY_ADMIN_EXEMPT_BELOW", context.Year) * 100)
            return;
        var cap = Applicability.HasPublicFundraising(record, context)
            ? context.Parameters.Find("CHARITY_PUBLIC_ADMIN_MAX", context.Year, Applicability.LegalTypeOf(record, context))
            : CharityBrackets.Of("CHARITY_ADMIN_MAX", record, context)?.Value;
        if (cap is { } share)
            judge.FailUnlessWithin(this, Field, administration, share, total);
    }
}
