using System.Globalization;
using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>A forum is reported at least 15 days before it takes place (domain.md 2.2 M08).</summary>
public sealed class LG016ForumIsReportedInTime() : LedgerRule<ForumNotice>(
    "LG-016",
    Severity.Warn,
    "报告日期{reported}距计划日期{planned}不足{days}日。",
    "It was reported on {reported}, less than {days} days before {planned}.",
    "请核对两个日期；确实报告过晚的，可延后举办。",
    "Check both days; when it was reported late, it may be held later.")
{
    public override string Basis => "广州市社会组织重大事项报告规则 (domain.md 2.2 M08 [P:23])";

    public override string CauseZh => "论坛、研讨会须在举办15日前报告，以便审核。常见原因：临近举办才报告，或两个日期填反。";

    public override string CauseEn => "Forums are reported 15 days ahead, so that they can be reviewed. Usually the report came late, or the two days are swapped.";

    public override IReadOnlyList<string> Fields => ["reportedOn", "plannedOn"];

    public override IReadOnlyList<string> ParameterNames => ["FORUM_NOTICE_DAYS"];

    protected override void CheckEntry(ForumNotice entry, Judge judge)
    {
        if (entry is not { PlannedOn: { } planned, ReportedOn: { } reported })
            return;
        var days = (int)judge.Context.Parameters.Get("FORUM_NOTICE_DAYS", planned.Year);
        if (reported > planned.AddDays(-days))
            judge.Fail(this, "reportedOn", expected: $"≤ {Text(planned.AddDays(-days))}", arguments: [("reported", Text(reported)), ("planned", Text(planned)), ("days", days.ToString(CultureInfo.InvariantCulture))]);
    }
}
