using System.Globalization;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Cases;

/// <summary>Where inspections and cases stand by the published rosters, division by division, without reading a record.</summary>
public sealed class CaseStandingsView
{
    private const int YearsBack = 3;

    private readonly WeakPartyOrgCasesLedger _weakLedger;
    private readonly Dictionary<int, ILookup<string, Head>> _inspections;
    private readonly Dictionary<CaseKind, ILookup<string, Head>> _cases;

    private CaseStandingsView(WeakPartyOrgCasesLedger weakLedger, Dictionary<int, PublishedSeries> inspections, Dictionary<CaseKind, PublishedSeries> cases)
    {
        _weakLedger = weakLedger;
        _inspections = inspections.ToDictionary(series => series.Key, series => ByDivision(series.Value));
        _cases = cases.ToDictionary(series => series.Key, series => ByDivision(series.Value));
        Divisions = [.. _inspections.Values.Concat(_cases.Values).SelectMany(heads => heads.Select(division => division.Key)).Distinct().Order(StringComparer.Ordinal)];
        Version = string.Join(' ', inspections.OrderBy(series => series.Key).Select(series => series.Value.Version).Concat(cases.OrderBy(series => series.Key).Select(series => series.Value.Version)));
    }

    public IReadOnlyList<string> Divisions { get; }

    /// <summary>Changes whenever anything here does.</summary>
    public string Version { get; }

    /// <summary>Reads what has moved since it was last read; otherwise it costs nothing beyond the clock.</summary>
    public static async Task<CaseStandingsView> ReadAsync(DatasetList datasets, PublishedView published, PublicationClock clock, DateOnly today, CancellationToken cancellationToken)
    {
        var inspections = new Dictionary<int, PublishedSeries>();
        foreach (var year in clock.YearsOf(datasets.Inspections).Where(year => year >= today.Year - YearsBack))
            inspections[year] = await published.SeriesAsync(clock, datasets.Inspections, year, cancellationToken);
        var cases = new Dictionary<CaseKind, PublishedSeries>();
        foreach (var kind in Enum.GetValues<CaseKind>())
            cases[kind] = await published.SeriesAsync(clock, datasets.Of(kind), null, cancellationToken);
        return new(datasets.WeakPartyOrgCases, inspections, cases);
    }

    public CaseStandings Of(string division) => new(
        _inspections.ToDictionary(series => series.Key, IReadOnlyDictionary<string, RosterInspection> (series) => RosterOf(series.Value, division, (_, text) => RosterInspection.Parse(text))),
        RosterOf(_cases[CaseKind.Listing], division, (_, text) => RosterListing.Parse(text)),
        RosterOf(_cases[CaseKind.Rectification], division, (_, text) => RosterRectification.Parse(text)),
        RosterOf(_cases[CaseKind.Supervision], division, (_, text) => RosterSupervision.Parse(text)),
        RosterOf(_cases[CaseKind.WeakPartyOrg], division, (key, text) => Weak(LedgerRosterEntry.Parse(key, text))));

    /// <summary>Changes whenever anything of the division does.</summary>
    public string VersionOf(string division) =>
        string.Join(' ', _inspections.OrderBy(series => series.Key).Select(series => series.Value).Concat(_cases.OrderBy(series => series.Key).Select(series => series.Value)).SelectMany(heads => heads[division].Select(head => $"{head.Version}.{head.CommitId}").DefaultIfEmpty("-")));

    private WeakStanding Weak(LedgerRosterEntry entry) => new(
        _weakLedger.FactOf(entry, WeakPartyOrgCasesLedger.State) ?? "",
        Day(entry, WeakPartyOrgCasesLedger.Due),
        int.TryParse(_weakLedger.FactOf(entry, WeakPartyOrgCasesLedger.Level), CultureInfo.InvariantCulture, out var level) ? level : 0,
        entry.Since,
        Day(entry, WeakPartyOrgCasesLedger.ConfirmedOn),
        entry.Until);

    private DateOnly? Day(LedgerRosterEntry entry, string fact) =>
        DateOnly.TryParseExact(_weakLedger.FactOf(entry, fact), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ILookup<string, Head> ByDivision(PublishedSeries series) => series.Heads.ToLookup(head => head.Division, head => head.Head, StringComparer.Ordinal);

    private static Dictionary<string, T> RosterOf<T>(ILookup<string, Head> heads, string division, Func<string, string, T> parse) =>
        heads[division].SelectMany(head => head.Roster).ToDictionary(entry => entry.Key, entry => parse(entry.Key, entry.Value), StringComparer.Ordinal);
}
