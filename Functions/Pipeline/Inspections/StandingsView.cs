using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
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
    private readonly Evidence? _evidence;

    private StandingsView(DatasetList datasets, int year, PublishedSeries register, PublishedSeries[] reports, Evidence? evidence = null)
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
        return new(datasets, year, register, reports);
    }

    /// <summary>Reads, besides, the rosters of the registrars' findings, last year's inspections, two ledgers, the lists, the rectifications, and the grounds of activities.</summary>
    public static async Task<StandingsView> ReadWithEvidenceAsync(DatasetList datasets, PublishedView published, PublicationClock clock, int year, CancellationToken cancellationToken)
    {
        var standings = await ReadAsync(datasets, published, clock, year, cancellationToken);
        var evidence = new Evidence(
            await published.SeriesAsync(clock, datasets.Checks, year, cancellationToken),
            await published.SeriesAsync(clock, datasets.Checks, year - 1, cancellationToken),
            await published.SeriesAsync(clock, datasets.Inspections, year - 1, cancellationToken),
            await published.SeriesAsync(clock, datasets.Require(LedgerNeeds.ForumNotices), null, cancellationToken),
            await published.SeriesAsync(clock, datasets.Require(LedgerNeeds.WeakPartyOrgCases), null, cancellationToken),
            await published.SeriesAsync(clock, datasets.Listings, null, cancellationToken),
            await published.SeriesAsync(clock, datasets.Rectifications, null, cancellationToken),
            await published.SeriesAsync(clock, datasets.Activities, year, cancellationToken));
        return new(datasets, year, standings._register, standings._reports, evidence);
    }

    /// <summary>The evidence of one division, by credit code.</summary>
    public DivisionEvidence EvidenceOf(string division)
    {
        var evidence = _evidence ?? throw new InvalidOperationException("These standings were read without evidence.");
        IEnumerable<(string Uscc, CheckFact Fact)> Checks(PublishedSeries series) => RosterOf(series, division).Select(entry => (entry.Key[..UsccLength], CheckFact.Parse(entry.Value)));
        ILookup<string, CheckFact> ByCode(IEnumerable<(string Uscc, CheckFact Fact)> checks) => checks.ToLookup(check => check.Uscc, check => check.Fact, StringComparer.Ordinal);
        // What a rectification of last year's inspection mended is as good as a registrar's finding that says so.
        var orders = RosterOf(evidence.Rectifications, division).Select(entry => (Uscc: entry.Key[..UsccLength], Order: RosterRectification.Parse(entry.Value)))
            .Where(entry => entry.Order.ReportYear == Year - 1 && entry.Order.State != RectificationStates.Withdrawn).ToDictionary(entry => entry.Uscc, entry => entry.Order, StringComparer.Ordinal);
        IEnumerable<LedgerRosterEntry> Lines(PublishedSeries series) => RosterOf(series, division).Select(entry => LedgerRosterEntry.Parse(entry.Key, entry.Value));
        return new(
            ByCode(Checks(evidence.Checks)),
            ByCode(Checks(evidence.ChecksLastYear).Concat(orders.SelectMany(order => order.Value.Remedies.Select(fact => (order.Key, fact))))),
            RosterOf(evidence.InspectionsLastYear, division).ToDictionary(entry => entry.Key, entry => RosterInspection.Parse(entry.Value).ToLast().Under(orders.GetValueOrDefault(entry.Key)), StringComparer.Ordinal),
            Lines(evidence.ForumNotices).Select(((ForumNoticesLedger)evidence.ForumNotices.Dataset).Read).ToLookup(notice => notice.Owner, StringComparer.Ordinal),
            Lines(evidence.WeakCases).Select(((WeakPartyOrgCasesLedger)evidence.WeakCases.Dataset).Read).ToLookup(one => one.Owner, StringComparer.Ordinal),
            RosterOf(evidence.Listings, division).ToLookup(entry => entry.Key[..UsccLength], entry => RosterListing.Parse(entry.Value), StringComparer.Ordinal),
            RosterOf(evidence.Activities, division).SelectMany(entry => RosterActivity.GroundsOf(entry.Value).Select(ground => (Uscc: entry.Key[..UsccLength], Ground: ground))).ToLookup(pair => pair.Uscc, pair => StatedGround.Parse(pair.Ground), StringComparer.Ordinal));
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

    /// <summary>Changes whenever anything that a division's proposals rest on does. Of activities only their grounds count: a new activity is no news here.</summary>
    public string VersionOf(string division)
    {
        PublishedSeries[] whole = _evidence is null ? [_register, .. _reports] : [_register, .. _reports, _evidence.Checks, _evidence.ChecksLastYear, _evidence.InspectionsLastYear, _evidence.ForumNotices, _evidence.WeakCases, _evidence.Listings, _evidence.Rectifications];
        var versions = whole.Select(series => series.Heads.Where(head => head.Division == division).Select(head => $"{head.Head.Version}.{head.Head.CommitId}").FirstOrDefault("-")).Append(_datasets.Deadlines.Version);
        var activities = _evidence is null ? "" : string.Join('\n', RosterOf(_evidence.Activities, division).SelectMany(entry => RosterActivity.GroundsOf(entry.Value).Select(ground => entry.Key + ground)).Order(StringComparer.Ordinal));
        return string.Join(' ', activities.Length == 0 ? versions : versions.Append(RecordText.Hash(activities)));
    }

    /// <summary>Changes whenever a copy of the division's rosters of the register and the reports is written, a wrong one that is mended among them.</summary>
    public string StampOf(string division) =>
        string.Join(' ', _reports.Prepend(_register).Select(series => series.Heads.FirstOrDefault(head => head.Division == division)?.Head.ETag.ToString() ?? "-").Append(_datasets.Deadlines.Version));

    private static Dictionary<string, RosterReport> Filed(PublishedSeries series, string? division) =>
        series.Heads.Where(head => division is null || head.Division == division).SelectMany(head => head.Head.Roster).ToDictionary(entry => entry.Key, entry => RosterReport.Parse(entry.Value), StringComparer.Ordinal);

    private sealed record Evidence(PublishedSeries Checks, PublishedSeries ChecksLastYear, PublishedSeries InspectionsLastYear, PublishedSeries ForumNotices, PublishedSeries WeakCases, PublishedSeries Listings, PublishedSeries Rectifications, PublishedSeries Activities);
}

/// <summary>What the ledgers, the registrars' findings and last year's inspection say of one division's organisations, by credit code.</summary>
/// <param name="ActivityGrounds">One for each activity and ground.</param>
public sealed record DivisionEvidence(
    ILookup<string, CheckFact> Checks, ILookup<string, CheckFact> ChecksLastYear, IReadOnlyDictionary<string, LastInspection> Last, ILookup<string, ForumNotice> ForumNotices, ILookup<string, WeakPartyOrgCase> WeakCases, ILookup<string, RosterListing> Listings, ILookup<string, StatedGround> ActivityGrounds)
{
    /// <summary>The evidence about one organisation.</summary>
    public InspectionEvidence Of(string uscc, Organisation? registered) => new()
    {
        Registered = registered,
        Ledgers = LedgerFacts.Of(registered, ForumNotices[uscc], WeakCases[uscc], Listings[uscc]),
        ActivityGrounds = [.. ActivityGrounds[uscc]],
        Checks = [.. Checks[uscc]],
        ChecksLastYear = [.. ChecksLastYear[uscc]],
        Last = Last.GetValueOrDefault(uscc),
    };
}
