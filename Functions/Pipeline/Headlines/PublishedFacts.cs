using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Headlines;

/// <summary>What headlines are counted from, as of one reading of the clock: rosters and cells from memory, and of records what nothing else tells.</summary>
public sealed class PublishedFacts : IHeadlineSource
{
    private readonly Dictionary<string, IReadOnlyList<PublishedSeries>> _series = new(StringComparer.Ordinal);
    private readonly DatasetList _datasets;
    private readonly DateOnly _today;
    private readonly List<HelpedEnterprises> _enterprises = [];
    private PartOfMonth? _partOfMonth;
    private IReadOnlyList<RegisteredOrganisation>? _register;

    private PublishedFacts(DatasetList datasets, DateOnly today) => (_datasets, _today) = (datasets, today);

    /// <summary>Changes whenever anything looked at does.</summary>
    public string Version => string.Join(' ', _series.OrderBy(series => series.Key, StringComparer.Ordinal).SelectMany(series => series.Value).Select(series => series.Version).Append($"{_today:yyyy-MM-dd}"));

    /// <summary>When the records of distinct enterprises were read; null when there were none to read.</summary>
    public DateTimeOffset? EnterprisesReadAt { get; private set; }

    public IEnumerable<RegisteredOrganisation> Register => _register ??=
        [.. Rosters("registry").Select(line => new RegisteredOrganisation(line.Key, RosterOrganisation.Parse(line.Value)))];

    /// <summary>Reads what these figures need: nothing beyond the clock while nothing has moved.</summary>
    public static async Task<PublishedFacts> ReadAsync(
        DatasetList datasets, PublishedView published, PublicationClock clock, ActivityRecords records, IReadOnlyList<Figure> figures, DateOnly asOf, DateOnly today, CancellationToken cancellationToken)
    {
        var facts = new PublishedFacts(datasets, today);
        var activities = figures.OfType<ActivityFigure>().ToList();
        foreach (var dataset in NeededBy(figures).Distinct().Select(datasets.Require))
        {
            IEnumerable<int?> years = dataset.PeriodKind == PeriodKind.Current ? [null] : [.. clock.YearsOf(dataset).Where(year => year <= asOf.Year && (dataset != datasets.Activities || activities.Any(figure => figure.PeriodOf(asOf) is var (from, to) && IsWithin(year, from, to)))).Select(year => (int?)year)];
            var all = new List<PublishedSeries>();
            foreach (var year in years)
                all.Add(await published.SeriesAsync(clock, dataset, year, cancellationToken));
            facts._series[dataset.Name] = all;
        }

        await facts.ReadActivitiesAsync(records, activities, asOf, cancellationToken);
        return facts;
    }

    public LedgerDataset Ledger(string name) => (LedgerDataset)_datasets.Require(name);

    public IEnumerable<LedgerRosterEntry> Entries(string ledger) => Rosters(ledger).Select(line => LedgerRosterEntry.Parse(line.Key, line.Value));

    public ActivityTally Activities(ActivityFigure figure, DateOnly asOf) => figure.Measure is null
        ? HelpedEnterprises.Count(_enterprises, figure, asOf)
        : ActivitiesByOwner(figure, asOf).Values.Aggregate(default(ActivityTally), (sum, tally) => sum + tally);

    /// <summary>A sum over activities, by registrar and legal type.</summary>
    public IReadOnlyDictionary<(string Division, string LegalType), ActivityTally> ActivitiesByOwner(ActivityFigure figure, DateOnly asOf)
    {
        var (from, to) = figure.PeriodOf(asOf);
        var tallies = (_partOfMonth?.Tallies ?? []).Where(part => part.Key.Figure == figure).ToDictionary(part => (part.Key.Division, part.Key.LegalType), part => part.Value);
        foreach (var series in _series["activities"].Where(series => IsWithin(series.Year!.Value, from, to)))
        {
            var cells = new ActivityCells(series.Dataset);
            var measure = series.Dataset.Measures.Select((measure, index) => (measure.Name, index)).First(measure => measure.Name == figure.Measure).index;
            foreach (var cell in series.Cells)
            {
                if (!IsWhole(series.Year!.Value, ActivityCells.MonthOf(cell), to) || !cells.Match(figure, cell))
                    continue;
                var key = (cell.Division, cells.LegalTypeOf(cell));
                tallies[key] = tallies.GetValueOrDefault(key) + new ActivityTally(cell.Sums[measure + 1], cell.Sums[0]);
            }
        }

        return tallies;
    }

    /// <summary>The enterprises that were helped in the time of a figure.</summary>
    public IEnumerable<HelpedEnterprises> Enterprises(ActivityFigure figure, DateOnly asOf) => _enterprises.Where(helped => helped.IsOf(figure, asOf));

    /// <summary>The entries of a ledger that lie in a division, where its own and its organisations' entries are.</summary>
    public IEnumerable<LedgerRosterEntry> EntriesOf(string ledger, string division) =>
        _series[ledger].SelectMany(series => series.Heads).Where(head => head.Division == division).SelectMany(head => head.Head.Roster).Select(line => LedgerRosterEntry.Parse(line.Key, line.Value));

    /// <summary>What the activities of the day's year name until the day that is counted once (<see cref="Dataset.CountedOnce"/>).</summary>
    public IReadOnlySet<string> NamedOnce(DateOnly asOf)
    {
        var named = new HashSet<string>(_partOfMonth?.Once ?? [], StringComparer.Ordinal);
        foreach (var head in _series["activities"].Where(series => series.Year == asOf.Year).SelectMany(series => series.Heads).Where(head => int.TryParse(head.Head.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && IsWhole(asOf.Year, month, asOf)))
            named.UnionWith(head.Head.Once.Select(name => name.Key));
        return named;
    }

    /// <summary>The joint activities of the day's year until the day, as each organisation reports them.</summary>
    public IEnumerable<JointActivity> JointActivities(DateOnly asOf) => _series["activities"].Where(series => series.Year == asOf.Year)
        .SelectMany(series => series.Heads).SelectMany(head => head.Head.Roster.Select(entry => RosterActivity.JointOf(entry.Value))).OfType<JointActivity>().Where(activity => activity.Start <= asOf);

    /// <summary>The latest commit in the datasets of a headline: the latest record included.</summary>
    public DateTimeOffset? ComputedAt(IEnumerable<Figure> figures) => SeriesOf(figures).Max(series => series.ComputedAt);

    /// <summary>The oldest proof of the datasets of a headline; null when one of them was never proven.</summary>
    public DateTimeOffset? VerifiedAt(IEnumerable<Figure> figures)
    {
        var proofs = SeriesOf(figures).Where(series => series.Version.Length > 0).Select(series => series.VerifiedAt).ToList();
        return proofs.Contains(null) ? null : proofs.Min();
    }

    /// <summary>How many records lie between the first and the last of these places, both included, in a dataset of one state.</summary>
    internal int PlacesBetween(string dataset, IReadOnlyList<Place> places) => places.Count == 0
        ? 0
        : Rosters(dataset).Select(line => new Place(0, LedgerKeys.DivisionOf(line.Key), LedgerKeys.Record(line.Key))).Count(place => place.CompareTo(places[0]) >= 0 && place.CompareTo(places[^1]) <= 0);

    private IEnumerable<PublishedSeries> SeriesOf(IEnumerable<Figure> figures) => NeededBy(figures).Distinct().SelectMany(name => _series.GetValueOrDefault(name, []));

    private IEnumerable<KeyValuePair<string, string>> Rosters(string dataset) => _series[dataset].SelectMany(series => series.Heads).SelectMany(head => head.Head.Roster);

    /// <summary>The datasets a figure looks into.</summary>
    private static IEnumerable<string> NeededBy(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            yield return figure.Dataset;
            if (figure.Dataset == "action-items")
                yield return "action-programmes";
            foreach (var ledger in (figure as RegisterFigure)?.Needs ?? [])
                yield return ledger;
        }
    }

    private async Task ReadActivitiesAsync(ActivityRecords records, IReadOnlyList<ActivityFigure> figures, DateOnly asOf, CancellationToken cancellationToken)
    {
        foreach (var series in _series.GetValueOrDefault("activities", []))
        {
            if (figures.Where(figure => figure.Measure is null && figure.PeriodOf(asOf) is var (from, to) && IsWithin(series.Year!.Value, from, to)).ToList() is { Count: > 0 } distinct)
            {
                var (all, readAt) = await records.EnterprisesAsync(series, distinct, cancellationToken);
                _enterprises.AddRange(all);
                EnterprisesReadAt = readAt is null || EnterprisesReadAt > readAt ? EnterprisesReadAt : readAt;
            }

            // Only the sums that end with the day can cut its month.
            var cut = figures.Where(figure => figure.Measure is not null && figure.PeriodOf(asOf).To == asOf).ToList();
            if (series.Year != asOf.Year || cut.Count == 0 || IsWhole(asOf.Year, asOf.Month, asOf))
                continue;
            _partOfMonth = await records.PartOfMonthAsync(series, cut, asOf, cancellationToken);
        }
    }

    private static bool IsWithin(int year, DateOnly? from, DateOnly to) => year <= to.Year && !(year < from?.Year);

    /// <summary>Whether all of a month's activities began by that day: it has ended by then, or the day is today, after which nothing can have begun (AC-003).</summary>
    private bool IsWhole(int year, int month, DateOnly to)
    {
        if (month is < 1 or > 12)
            return false;
        var first = new DateOnly(year, month, 1);
        return first <= to && (first.AddMonths(1).AddDays(-1) <= to || to >= _today);
    }
}
