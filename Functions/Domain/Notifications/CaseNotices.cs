using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Notifications;

/// <summary>
/// All that is owed to be told in one division, from where its inspections and cases stand. It follows from the days in the records and not from the acts: so a process that died
/// after an act, an act that was entered late, and a row of a file are told all the same, and what was told is known by its key.
/// </summary>
public static class CaseNotices
{
    public static IEnumerable<NoticeItem> Of(string division, CaseStandings standings, Look look) =>
    [
        .. standings.Inspections.SelectMany(year => year.Value.SelectMany(entry => InspectionNotices.Of(entry.Key, year.Key, entry.Value, look))),
        .. standings.Rectifications.SelectMany(entry => RectificationNotices.Of(Owner(entry.Key), No(entry.Key), entry.Value, look)),
        .. standings.Listings.SelectMany(entry => ListingNotices.Of(Owner(entry.Key), No(entry.Key), entry.Value, look)),
        .. standings.Supervisions.SelectMany(entry => SupervisionNotices.Of(Owner(entry.Key), No(entry.Key), entry.Value, look)),
        .. SupervisionNotices.ToAuthority(division, standings.Supervisions, look),
        .. standings.Weak.Where(entry => IsSubject(Owner(entry.Key))).SelectMany(entry => WeakCaseNotices.Of(Owner(entry.Key), No(entry.Key), entry.Value, look)),
    ];

    /// <summary>A credit code or the division of an authority; numbers follow a hyphen, and may have more of them.</summary>
    private static string Owner(string key) => key[..key.IndexOf('-', StringComparison.Ordinal)];

    private static string No(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private static bool IsSubject(string owner) => Uscc.IsWellFormed(owner) || (owner.Length == 6 && owner.All(char.IsAsciiDigit));
}
