using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>
/// In two consecutive years there was an expense or an activity (domain.md 7.8, XY-006). Two years without either state ground G03.
/// Blank is not zero: it is skipped when any of the figures is not known. Activities that were filed as records count as well.
/// </summary>
public sealed class XY006IsActiveInTwoYears() : Rule<AnnualReport>(
    "XY-006",
    Severity.Error,
    "连续两年无活动无支出。",
    "No activity for two years.",
    "本年和上年的费用合计、活动数均为0。确有活动或支出的，请更正；否则报告照常计入，年检时列为未开展业务活动。",
    "Expenses and activities are zero this year and last. Correct them when there were any; otherwise the report counts, and the inspection lists it as having no activity.")
{
    private static readonly StatementLine Expenses = StatementLines.Of("IS35.t");

    public override string Basis => "社会团体登记管理条例第29条; 民办非企业单位年度检查办法（民政部令27号）(3) (domain.md 8.2 G03)";

    public override string CauseZh => "连续两年没有活动也没有支出的组织，很可能已经停止运作，登记管理机关需要核实。也有的是费用和活动数漏填成了0。";

    public override string CauseEn => "An organisation without activity and expense for two years has probably ceased to work, and the registrar must look into it. Sometimes zeros were written for figures that were left out.";

    public override IReadOnlyList<string> Fields => [Expenses.Code, "activitiesCount"];

    public override string? Ground => "G03";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Previous is not { } previous || previous.Lines[Expenses] is not 0 || previous.ActivitiesCount is not 0)
            return;
        if (record.Lines[Expenses] is 0 && HasNoActivity(record, judge.Context.Activities))
            judge.Fail(this, Expenses.Code);
    }

    /// <summary>The report itself says that the year had neither expense nor activity, and no activity is on record: ground G03 without a second year.</summary>
    internal static bool HadNoActivity(AnnualReport record, ActivitySummary? recorded) => record.Lines[Expenses] is 0 && record.ActivitiesCount is 0 && HasNoActivity(record, recorded);

    private static bool HasNoActivity(AnnualReport record, ActivitySummary? recorded) => (record.ActivitiesCount, recorded?.Count) switch
    {
        (null, null) => false,
        ({ } reported, { } records) => reported == 0 && records == 0,
        ({ } reported, null) => reported == 0,
        // A report that says nothing of its activities is judged by the records.
        (null, { } records) => records == 0,
    };
}
