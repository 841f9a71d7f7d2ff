using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Charity;

/// <summary>
/// A foundation that is no charity spends 8 % of last year's net assets (70 % of last year's income when it raises in public), and
/// at most 10 % of the year's expenditure on staff and offices (domain.md 3.7, 7.8; the parameters FOUNDATION_*).
/// </summary>
public sealed class CH006FoundationsKeepTheRegulation() : Rule<AnnualReport>(
    "CH-006",
    Severity.Error,
    "公益支出/行政支出比例不达标：{what}。",
    "Ratio missed: {what}.",
    "请核对公益支出、工作人员工资福利、行政办公支出、费用合计及上年数字，有误的请更正；比例确未达到的，为要求的{share}%，报告照常计入，年检时列为事项。",
    "Check the expenditure, staff pay and welfare, office expense, total expenses and last year's figures, and correct what is wrong. If a ratio is indeed missed ({share}% of what is required is met), the report counts and the inspection lists it.")
{
    private const string Expenditure = "charitableExpenditure";
    private const string StaffPay = "staffSalaryWelfare";
    private const string Office = "officeExpense";
    private const string PublicKind = "PUBLIC";
    private static readonly StatementLine Expenses = StatementLines.Of("IS35.t");

    public override Applicability AppliesTo { get; } = new([LegalTypes.Foundation], CharityStatus.NotCharity, From: 2004);

    public override string Basis => "基金会管理条例第29条 [L]";

    public override string CauseZh => "未认定为慈善组织的基金会仍按《基金会管理条例》控制公益支出和行政支出比例。不达标多因当年项目支出偏少，或项目人员费用记入了行政支出。";

    public override string CauseEn => "A foundation that is no charity is still held to the regulation of foundations. Mostly little was spent on projects that year, or project staff was booked as administration.";

    public override IReadOnlyList<string> Fields => [Expenditure, StaffPay, Office, Expenses.Code, "lastYearIncomeAdjusted"];

    public override IReadOnlyList<string> ParameterNames => ["FOUNDATION_EXPENDITURE_MIN", "FOUNDATION_PUBLIC_EXPENDITURE_MIN", "FOUNDATION_STAFF_OFFICE_MAX"];

    public override string? Ground => "G07";

    protected override void Check(AnnualReport record, Judge judge)
    {
        CheckExpenditure(record, judge);
        CheckStaffAndOffice(record, judge);
    }

    private void CheckExpenditure(AnnualReport record, Judge judge)
    {
        var context = judge.Context;
        var raisesInPublic = context.Registered?.Kind == PublicKind || Applicability.HasPublicFundraising(record, context);
        var ratio = context.Parameters.Get(raisesInPublic ? "FOUNDATION_PUBLIC_EXPENDITURE_MIN" : "FOUNDATION_EXPENDITURE_MIN", context.Year);
        var lastYear = raisesInPublic ? CharityBase.LastIncome(record, context) : CharityBase.LastNetAssets(record, context);
        if (record.CharitableExpenditure is not { } spent || lastYear is null)
            return;
        var minimum = new CharityMinimum(ratio, lastYear);
        var (required, percent) = (Yuan.Of((Int128)Math.Ceiling(minimum.Amount)), CharityJudgement.Percent(ratio));
        judge.FailUnlessReached(
            this,
            Expenditure,
            spent,
            minimum,
            ("what", $"公益支出{Yuan.Of(spent)}元低于{lastYear.Chinese}的{percent}%（{required}元）"),
            ("what.en", $"expenditure {Yuan.Of(spent)} yuan, {percent}% of {lastYear.English} is {required}"));
    }

    private void CheckStaffAndOffice(AnnualReport record, Judge judge)
    {
        if ((record.StaffSalaryWelfare is null && record.OfficeExpense is null) || record.Lines[Expenses] is not { } total)
            return;
        if (record.Unreadable.Contains(StaffPay) || record.Unreadable.Contains(Office))
            return;
        // What is blank can only make the sum too small, never a violation out of nothing.
        var sum = (Int128)(record.StaffSalaryWelfare ?? 0) + (record.OfficeExpense ?? 0);
        var cap = judge.Context.Parameters.Get("FOUNDATION_STAFF_OFFICE_MAX", judge.Context.Year);
        var (percent, allowed) = (CharityJudgement.Percent(cap), Yuan.Of((Int128)Math.Floor(cap * total)));
        judge.FailUnlessWithin(
            this,
            StaffPay,
            sum,
            cap,
            total,
            ("what", $"工资福利和行政办公支出{Yuan.Of(sum)}元超过费用合计的{percent}%（{allowed}元）"),
            ("what.en", $"staff and office {Yuan.Of(sum)} yuan, {percent}% of total expenses is {allowed}"));
    }
}
