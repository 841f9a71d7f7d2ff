using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Inspection;

/// <summary>Where one organisation stands with its report of one year.</summary>
/// <param name="Deadline">Regime and dates of that year, or null when no rule speaks of it; then no report is expected.</param>
/// <param name="IsActive">Active on the last day of the year.</param>
/// <param name="IsExempt">Active, but established after the first-year cutoff.</param>
/// <param name="IsFiled">Expected, and filed.</param>
/// <param name="IsOnTime">Filed, and the first submission arrived in time.</param>
/// <param name="LacksPreReview">Filed, but without the review of the supervising unit that the register says is needed.</param>
/// <param name="YearsNotFiled">Consecutive years, this one included, in which a report was expected and not filed: 0 to 3, 3 for more.</param>
public sealed record Standing(
    string Uscc,
    RosterOrganisation Organisation,
    Deadline? Deadline,
    bool IsActive,
    bool IsExempt,
    bool IsFiled,
    bool IsOnTime,
    bool LacksPreReview,
    int YearsNotFiled,
    RosterReport? Report,
    RosterReport? PreviousReport)
{
    /// <summary>The report year.</summary>
    public required int Year { get; init; }

    /// <summary>Expected and not filed, though a report arrived: it was returned for correction.</summary>
    public ReturnedReport? Returned { get; init; }

    /// <summary>Filed, and nothing of it is open.</summary>
    public bool IsAccepted => IsFiled && Report!.State == ReportStates.Accepted;

    public bool IsExpected => IsActive && !IsExempt && Deadline is not null;
}

/// <summary>
/// Who was expected to file, and who did (domain.md 6, 11.3). Computed from two or three rosters, never from the records.
/// </summary>
public static class Completeness
{
    /// <summary>Years looked back: the third consecutive year has consequences of its own, the fourth has not.</summary>
    public const int MostYears = 3;

    /// <summary>
    /// The standing of each organisation. Filed counts only for organisations that are expected. A year counts towards the
    /// consecutive years when the organisation was expected in it and did not file; the chain ends at a year whose reports
    /// this system does not hold at all, because nobody can be blamed for reports that were never asked for here.
    /// </summary>
    /// <param name="reportsOf">The filed reports of a year by credit code, or null when none of that year are held.</param>
    /// <param name="returned">Reports of the year that were returned and not corrected, by credit code.</param>
    public static IEnumerable<Standing> Of(
        int year,
        IEnumerable<KeyValuePair<string, RosterOrganisation>> organisations,
        Func<int, IReadOnlyDictionary<string, RosterReport>?> reportsOf,
        DeadlineRules deadlines,
        IReadOnlyDictionary<string, ReturnedReport>? returned = null)
    {
        var reports = Enumerable.Range(0, MostYears).Select(back => reportsOf(year - back)).ToArray();
        return organisations.Select(o => StandingOf(year, o.Key, o.Value, reports, deadlines, returned));
    }

    /// <summary>The counts of each group.</summary>
    public static IReadOnlyDictionary<string, CompletenessCounts> CountBy(IEnumerable<Standing> standings, Func<Standing, string> key)
    {
        var groups = new SortedDictionary<string, CompletenessCounts>(StringComparer.Ordinal);
        foreach (var standing in standings)
        {
            var group = key(standing);
            groups[group] = groups.GetValueOrDefault(group) + CompletenessCounts.Of(standing);
        }

        return groups;
    }

    private static Standing StandingOf(int year, string uscc, RosterOrganisation organisation, IReadOnlyDictionary<string, RosterReport>?[] reports, DeadlineRules deadlines, IReadOnlyDictionary<string, ReturnedReport>? returned)
    {
        var deadline = deadlines.For(uscc, organisation, year);
        var isActive = organisation.IsActiveOn(YearEnd(year));
        var isExempt = isActive && deadline is not null && organisation.EstablishedOn > deadline.FirstYearCutoff;
        var isExpected = isActive && !isExempt && deadline is not null;
        var report = reports[0]?.GetValueOrDefault(uscc);
        var isFiled = isExpected && report is not null;
        return new(
            uscc,
            organisation,
            deadline,
            isActive,
            isExempt,
            isFiled,
            IsOnTime: isFiled && deadline!.IsOnTime(report!.FirstSubmittedAt),
            LacksPreReview: isFiled && organisation.NeedsPreReview && !report!.IsPreReviewed,
            YearsNotFiled(year, uscc, organisation, reports, deadlines),
            report,
            reports[1]?.GetValueOrDefault(uscc))
        {
            Year = year,
            Returned = isExpected && !isFiled ? returned?.GetValueOrDefault(uscc) : null,
        };
    }

    private static int YearsNotFiled(int year, string uscc, RosterOrganisation organisation, IReadOnlyDictionary<string, RosterReport>?[] reports, DeadlineRules deadlines)
    {
        var years = 0;
        for (; years < reports.Length; years++)
        {
            var isHeld = years == 0 || reports[years] is not null;
            if (!isHeld || !IsExpected(year - years, uscc, organisation, deadlines) || reports[years]?.ContainsKey(uscc) == true)
                break;
        }

        return years;
    }

    private static bool IsExpected(int year, string uscc, RosterOrganisation organisation, DeadlineRules deadlines) =>
        organisation.IsActiveOn(YearEnd(year))
        && deadlines.For(uscc, organisation, year) is { } deadline
        && !(organisation.EstablishedOn > deadline.FirstYearCutoff);

    private static DateOnly YearEnd(int year) => new(year, 12, 31);
}
