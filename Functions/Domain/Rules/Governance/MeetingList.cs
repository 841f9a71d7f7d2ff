using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Governance;

/// <summary>Counting the meetings of a report.</summary>
internal static class MeetingList
{
    /// <summary>
    /// How many meetings of a kind were held. Null when that cannot be told: the file has no list of meetings, or one whose kind
    /// could not be read. A meeting with a wrong date counts here; its date is DT-005's.
    /// </summary>
    /// <param name="kind">A code of <see cref="Reference.MeetingKinds"/>.</param>
    public static int? Count(AnnualReport report, string kind, RuleContext context)
    {
        if (report.Meetings is not { } meetings)
            return context.Extent.Asks("meetings") ? 0 : null;
        return meetings.Any(m => m.Unreadable.Contains("kind")) ? null : meetings.Count(m => m.Kind == kind);
    }
}
