using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// An organisation that has staff or activities has money to account for: its statements are not zero throughout (domain.md
/// 7.7, FN-027). Statements nobody filled in are not zero, and not judged here. Ground G09.
/// </summary>
public sealed class FN027StatementsAreNotEmpty() : Rule<AnnualReport>(
    "FN-027",
    Severity.Warn,
    "报表全为零但有业务活动。",
    "All statement values are zero, though there are activities or staff.",
    "三张报表的金额全部为 0，但年报或活动填报显示有{what}。请按账簿填写报表；报告已计入，年检时将列为事项。",
    "All amounts of the three statements are 0, but there are {what}. Fill in the statements from the books; the report counts, and the inspection will list this.")
{
    private static readonly StatementLine[] Prominent = [StatementLines.Of("BS60.e"), StatementLines.Of("IS35.t"), StatementLines.Of("IS11.t")];

    public override string Basis => "民办非企业单位年度检查办法（民政部令第27号）：财务制度不健全；domain.md 7.7、8.2（G09）";

    public override string CauseZh => "有工作人员或开展了活动，就会有收支；报表全为零，多半是没有建账或没有填写。常见原因是套用了空白报表，或账务由上级单位代管而没有并入。";

    public override string CauseEn => "Staff and activities cost money: statements that are zero throughout were usually not filled in, or there are no books. It usually breaks because an empty form was filed, or because another body keeps the accounts.";

    public override IReadOnlyList<string> Fields => [.. Prominent.Select(l => l.Code), "staffTotal", "staffFullTime", "staffPartTime", "activitiesCount"];

    public override string? Ground => "G09";

    protected override void Check(AnnualReport record, Judge judge)
    {
        var hasActivities = record.ActivitiesCount > 0 || judge.Context.Activities?.Count > 0;
        var hasStaff = record.StaffTotal > 0 || record.StaffFullTime > 0 || record.StaffPartTime > 0;
        if ((!hasActivities && !hasStaff) || FirstZero(record) is not { } place)
            return;
        var (what, whatEn) = (hasActivities, hasStaff) switch
        {
            (true, true) => ("业务活动和工作人员", "activities and staff"),
            (true, false) => ("业务活动", "activities"),
            _ => ("工作人员", "staff"),
        };
        judge.Fail(this, place.Code, arguments: [("what", what), ("what.en", whatEn)]);
    }

    /// <summary>The first line that was filled in, when all that were are zero; null when one is not, or could not be read.</summary>
    private static StatementLine? FirstZero(AnnualReport record)
    {
        if (record.Lines.IsZero != true || (record.Unreadable.Count > 0 && StatementLines.All.Any(l => record.Unreadable.Contains(l.Code))))
            return null;
        return Prominent.Concat(StatementLines.All).FirstOrDefault(line => record.Lines[line] is not null);
    }
}
