using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Inspections;

/// <summary>The published rosters of the register and of three report years: all that completeness and inspection look at.</summary>
public sealed class StandingsView
{
    private readonly DatasetList _datasets;
    private readonly PublishedSeries _register;
    private readonly PublishedSeries[] _reports;
    private readonly PublishedSeries[] _evidence;

    private StandingsView(DatasetList datasets, int year, PublishedSeries register, PublishedSeries[] reports, PublishedSeries[] evidence)
    {
        _evidence = evidence;
        _datasets = datasets;
        Year = year;
        _register = register;
        _reports = reports;
        Version = RecordText.Hash(string.Join(' ', reports.Prepend(register).Select(series => series.Version).Append(datasets.Deadlines.Version)))[..12];
    }

    public int Year { get; }

    /// <summary>Whether reports of the year itself are held at all.</summary>
    public bool HoldsReports => _reports[0].Version.Length > 0;

    /// <summary>The divisions of the register, ascending.</summary>
    public IReadOnlyList<string> Divisions => [.. _register.Heads.Select(head => head.Division)];

    /// <summary>Changes whenever any roster looked at does.</summary>
    public string Version { get; }

    public DateTimeOffset? ComputedAt => _reports.Prepend(_register).Max(series => series.ComputedAt);

    /// <summary>The oldest proof among what was looked at; null when one of them was never proven.</summary>
    public DateTimeOffset? VerifiedAt
    {
        get
        {
            var proofs = _reports.Prepend(_register).Where(series => series.Version.Length > 0).Select(series => series.VerifiedAt).ToList();
            return proofs.Contains(null) ? null : proofs.Min(); // Of nothing at all, as on the first day: null.
        }
    }

    /// <summary>Reads what is needed for a report year: nothing while the clock stands still.</summary>
    public static async Task<StandingsView> ReadAsync(DatasetList datasets, PublishedView published, PublicationClock clock, int year, CancellationToken cancellationToken)
    {
        var register = await published.SeriesAsync(clock, datasets.Registry, null, cancellationToken);
        var reports = new PublishedSeries[Completeness.MostYears];
        for (var back = 0; back < reports.Length; back++)
            reports[back] = await published.SeriesAsync(clock, datasets.AnnualReports, year - back, cancellationToken);
        return new(datasets, year, register, reports, []);
    }

    /// <summary>Reads, besides, the rosters of the registrars' findings and of the inspections of this year and the year before, of the lists and of the rectifications.</summary>
    public static async Task<StandingsView> ReadWithEvidenceAsync(DatasetList datasets, PublishedView published, PublicationClock clock, int year, CancellationToken cancellationToken)
    {
        var standings = await ReadAsync(datasets, published, clock, year, cancellationToken);
        PublishedSeries[] evidence =
        [
            await published.SeriesAsync(clock, datasets.Checks, year, cancellationToken),
            await published.SeriesAsync(clock, datasets.Checks, year - 1, cancellationToken),
            await published.SeriesAsync(clock, datasets.Inspections, year - 1, cancellationToken),
            await published.SeriesAsync(clock, datasets.Listings, null, cancellationToken),
            await published.SeriesAsync(clock, datasets.Rectifications, null, cancellationToken),
        ];
        return new(datasets, year, standings._register, standings._reports, evidence);
    }

    /// <summary>The registrars' findings of this year and of the year before, last year's inspections, and the listings, of one division. What a rectification mended counts as found.</summary>
    public (ILookup<string, CheckFact> Checks, ILookup<string, CheckFact> ChecksLastYear, IReadOnlyDictionary<string, LastInspection> Last, ILookup<string, RosterListing> Listings) EvidenceOf(string division)
    {
        IEnumerable<(string Uscc, CheckFact Fact)> Checks(int series) => RosterOf(_evidence[series], division).Select(entry => (entry.Key[..UsccLength], CheckFact.Parse(entry.Value)));
        var orders = RosterOf(_evidence[4], division).Select(entry => (Uscc: entry.Key[..UsccLength], Order: RosterRectification.Parse(entry.Value)))
            .Where(entry => entry.Order.ReportYear == Year - 1 && entry.Order.State != RectificationStates.Withdrawn).ToDictionary(entry => entry.Uscc, entry => entry.Order, StringComparer.Ordinal);
        return (
            Checks(0).ToLookup(check => check.Uscc, check => check.Fact, StringComparer.Ordinal),
            Checks(1).Concat(orders.SelectMany(entry => entry.Value.Remedies.Select(fact => (entry.Key, fact)))).ToLookup(check => check.Item1, check => check.Item2, StringComparer.Ordinal),
            RosterOf(_evidence[2], division).ToDictionary(entry => entry.Key, entry => RosterInspection.Parse(entry.Value).ToLast().Under(orders.GetValueOrDefault(entry.Key)), StringComparer.Ordinal),
            RosterOf(_evidence[3], division).ToLookup(entry => entry.Key[..UsccLength], entry => RosterListing.Parse(entry.Value), StringComparer.Ordinal));
    }

    private const int UsccLength = 18;

    private static IEnumerable<KeyValuePair<string, string>> RosterOf(PublishedSeries series, string division) => series.Heads.Where(head => head.Division == division).SelectMany(head => head.Head.Roster);

    /// <summary>The standing of every organisation, or of one division's.</summary>
    public IEnumerable<Standing> Of(string? division = null)
    {
        var organisations = _register.Heads
            .Where(head => division is null || head.Division == division)
            .SelectMany(head => head.Head.Roster)
            .Select(entry => KeyValuePair.Create(entry.Key, RosterOrganisation.Parse(entry.Value)));
        var reports = _reports.Select(series => series.Version.Length == 0 ? null : Filed(series, division)).ToArray();
        var returned = _reports[0].Heads
            .Where(head => division is null || head.Division == division)
            .SelectMany(head => head.Head.Returned)
            .ToDictionary(entry => entry.Key, entry => ReturnedReport.Parse(entry.Value), StringComparer.Ordinal);
        return Completeness.Of(Year, organisations, year => reports[Year - year], _datasets.Deadlines, returned);
    }

    /// <summary>Changes whenever anything that a division's proposals rest on does.</summary>
    public string VersionOf(string division) =>
        string.Join(' ', _reports.Prepend(_register).Concat(_evidence).Select(series => series.Heads.Where(head => head.Division == division).Select(head => $"{head.Head.Version}.{head.Head.CommitId}").FirstOrDefault("-"))
            .Append(_datasets.Deadlines.Version));

    private static Dictionary<string, RosterReport> Filed(PublishedSeries series, string? division) =>
        series.Heads.Where(head => division is null || head.Division == division).SelectMany(head => head.Head.Roster).ToDictionary(entry => entry.Key, entry => RosterReport.Parse(entry.Value), StringComparer.Ordinal);
}
