using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Headlines;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Indicators;

/// <summary>
/// What indicators are counted from, as of one reading of the clock: rosters and cells from memory, the receipts' facts, and of records only the
/// enterprises that were helped and the part of a month before a day. Nothing is computed here that another desk computes differently.
/// </summary>
internal sealed class IndicatorFacts
{
    private readonly IndicatorQuestion _question;
    private readonly PublishedFacts _rosters;
    private readonly HeadlineFacts _day;
    private readonly PublishedFacts? _activities;
    private readonly StandingsView? _standings;
    private readonly UploadReading? _uploads;
    private readonly Dictionary<string, PublishedSeries> _cells;
    private readonly DatasetList _datasets;
    private readonly Dictionary<string, Coverage> _coverages = new(StringComparer.Ordinal);
    private Dictionary<OrganisationIndicator, List<Contribution>>? _byOrganisation;
    private SortedDictionary<string, (string Division, string LegalType, bool IsCharity, CompletenessCounts Counts)>? _completeness;
    private HashSet<string>? _active;
    private IReadOnlySet<string>? _named;

    private IndicatorFacts(IndicatorQuestion question, DatasetList datasets, PublishedFacts rosters, PublishedFacts? activities, StandingsView? standings, Dictionary<string, PublishedSeries> cells, UploadReading? uploads)
    {
        (_question, _datasets, _rosters, _activities, _standings, _cells, _uploads) = (question, datasets, rosters, activities, standings, cells, uploads);
        _day = new(rosters, question.AsOf);
        Version = string.Join(' ', cells.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => series.Value.Version)
            .Prepend(rosters.Version).Append(activities?.Version).Append($"{activities?.EnterprisesReadAt:O}").Append(standings?.Version).Append(uploads?.Version));
    }

    /// <summary>Changes whenever anything looked at does.</summary>
    public string Version { get; }

    /// <summary>The oldest proof of what was looked at; null when any of it was never proven.</summary>
    public DateTimeOffset? VerifiedAt
    {
        get
        {
            var activities = ActivityFigures(_question.Indicators);
            var proofs = _cells.Values.Select(series => (series.ComputedAt, series.VerifiedAt)).Append((_rosters.ComputedAt([RegisterFigure]), _rosters.VerifiedAt(RosterFigures(_question.Indicators))))
                .Append((_activities?.ComputedAt(activities), _activities?.VerifiedAt(activities))).Append((_standings?.ComputedAt, _standings?.VerifiedAt))
                .Where(proof => proof.Item1 is not null).Select(proof => proof.Item2).ToList();
            return proofs.Contains(null) ? null : proofs.Min();
        }
    }

    /// <summary>Reads what a question needs and nothing else.</summary>
    public static async Task<IndicatorFacts> ReadAsync(
        IndicatorQuestion question, DatasetList datasets, PublishedView published, ActivityRecords records, UploadList uploads, CancellationToken cancellationToken)
    {
        var clock = await published.ClockAsync(cancellationToken);
        var figures = ActivityFigures(question.Indicators);
        var cells = new Dictionary<string, PublishedSeries>(StringComparer.Ordinal);
        foreach (var dataset in question.Indicators.Where(indicator => indicator is CellIndicator or ClosingDaysIndicator).Select(indicator => indicator.From[0]).Distinct().Select(datasets.Require))
            cells[dataset.Name] = await published.SeriesAsync(clock, dataset, dataset.PeriodKind == PeriodKind.Year ? question.ReportYear : null, cancellationToken);
        return new(
            question,
            datasets,
            await PublishedFacts.ReadAsync(datasets, published, clock, records, RosterFigures(question.Indicators), question.AsOf, question.Today, cancellationToken),
            figures.Count == 0 ? null : await PublishedFacts.ReadAsync(datasets, published, clock, records, figures, question.Until, question.Today, cancellationToken),
            question.Indicators.Any(IsOfReports) ? await StandingsView.ReadAsync(datasets, published, clock, question.ReportYear, cancellationToken) : null,
            cells,
            question.Indicators.Any(indicator => indicator is IntakeIndicator) ? await uploads.ReadAsync(cancellationToken) : null);
    }

    /// <summary>What adds to an indicator, those that are asked for.</summary>
    public IEnumerable<Contribution> Of(Indicator indicator) => indicator switch
    {
        RosterIndicator roster => roster.Count(_day),
        OrganisationIndicator organisation => (_byOrganisation ??= CountOrganisations())[organisation],
        ReportIndicator report => Completeness.Values.Where(group => group.IsCharity || !report.IsOfCharities).Select(group => new Contribution(group.Division, group.LegalType, report.Value(group.Counts), report.Base?.Invoke(group.Counts) ?? 0)),
        CellIndicator cell => Cells(cell),
        ClosingDaysIndicator => _cells[indicator.From[0]].Heads.SelectMany(part => part.Head.Roster).SelectMany(entry => ClosingDaysIndicator.Of(entry.Key[..Uscc.Length], RosterRectification.Parse(entry.Value))),
        ActivityIndicator activity => Activities(activity),
        IntakeIndicator intake => intake.Read(UploadsOfTheYear),
        _ => throw new NotSupportedException($"There is no way to count {indicator.Name}."),
    };

    /// <summary>The latest record that is in an indicator.</summary>
    public DateTimeOffset? WatermarkOf(Indicator indicator) => indicator switch
    {
        RosterIndicator roster => _rosters.ComputedAt(Figures(roster)),
        OrganisationIndicator organisation => _rosters.ComputedAt([RegisterOf(organisation)]),
        ReportIndicator => _standings!.ComputedAt,
        CellIndicator or ClosingDaysIndicator => _cells[indicator.From[0]].ComputedAt,
        ActivityIndicator activity => _activities!.ComputedAt([activity.Figure]),
        _ => UploadsOfTheYear.Select(upload => upload.FinishedAt ?? upload.ReceivedAt).Cast<DateTimeOffset?>().Max(),
    };

    /// <summary>When it was computed, or when the records it is distinct over were read.</summary>
    public DateTimeOffset? ComputedAtOf(Indicator indicator) => indicator switch
    {
        ActivityIndicator { Counted: CountedOnce.Enterprises } => _activities!.EnterprisesReadAt ?? WatermarkOf(indicator),
        IntakeIndicator => _uploads!.ReadAt,
        _ => WatermarkOf(indicator),
    };

    /// <summary>Who is in it of those who should be.</summary>
    public Coverage CoverageOf(Indicator indicator) => indicator switch
    {
        CellIndicator { Dataset: "annual-reports" } => new(Total.Accepted, Total.Expected),
        CellIndicator { Dataset: "inspections" } => new(_cells["inspections"].Cells.Sum(cell => cell.Sums[0]), Total.Active),
        ReportIndicator => new(Total.Filed, Total.Expected),
        ActivityIndicator => new(Named.Count(name => name[0] == ActivitiesDataset.AnOrganisation), Active.Count),
        IntakeIndicator => new(_uploads!.All.Count, _uploads.Finished),
        RosterIndicator or OrganisationIndicator when indicator.From.FirstOrDefault(dataset => dataset != "registry") is { } ledger => LedgerCoverage(ledger),
        _ => new(Active.Count, Active.Count),
    };

    /// <summary>Whether it may still change: the day is not over, reports are due or open, conclusions are not published.</summary>
    public bool IsProvisional(Indicator indicator) => indicator switch
    {
        CellIndicator { Dataset: "inspections" } => AggregateAnswer.Of(AggregateQuery.Parse(_datasets.Inspections, default, null, $"state:{InspectionStates.Proposed}|{InspectionStates.Confirmed}", "records"), _cells["inspections"]).Total[0] > 0
            || _cells["inspections"].Cells.Count == 0,
        CellIndicator { Dataset: "annual-reports" } or ReportIndicator => Total is var counts && (counts.Accepted < counts.Filed || counts.Returned > 0 || LastDueOn is not { } due || due >= _question.Today),
        ActivityIndicator or IntakeIndicator => _question.Until >= _question.Today,
        CellIndicator or ClosingDaysIndicator => true,
        _ => _question.AsOf >= _question.Today,
    };

    /// <summary>
    /// The activities that count, how many of them nobody has reviewed, and the share that is estimated: of the activities those that say so, of enterprises
    /// those that were reported as a number. Null of anything but activities.
    /// </summary>
    public (long Records, long Unreviewed, decimal? EstimatedShare)? RecordsOf(Indicator indicator)
    {
        if (indicator is not ActivityIndicator activity)
            return null;
        var records = Sum(ActivityIndicators.Records);
        var (estimated, whole) = activity.Counted == CountedOnce.Enterprises ? Enterprises(activity.Figure) : (Sum(ActivityIndicators.Estimated), records);
        return (records, Sum(ActivityIndicators.Unreviewed), IndicatorCount.ShareOf(estimated, whole));
    }

    private (long Estimated, long Value) Enterprises(ActivityFigure figure)
    {
        var tally = HelpedEnterprises.Count(_activities!.Enterprises(figure, _question.Until).Where(helped => AsksOwner(helped.Owner)), figure, _question.Until);
        return (tally.Estimated, tally.Sum);
    }

    private CompletenessCounts Total => Completeness.Values.Aggregate(default(CompletenessCounts), (sum, group) => sum + group.Counts);

    /// <summary>The last day on which any of the expected reports is due.</summary>
    private DateOnly? LastDueOn { get; set; }

    private HashSet<string> Active => _active ??= _rosters.Register.Where(organisation => organisation.Roster.IsActiveOn(_question.AsOf) && Asks(organisation.Division, organisation.Roster.LegalType)).Select(organisation => organisation.Uscc).ToHashSet(StringComparer.Ordinal);

    private IReadOnlySet<string> Named => _named ??= _activities!.NamedOnce(_question.Until).Where(name => name == ActivitiesDataset.HelpedEnterprises || AsksOwner(OwnerIn(name))).ToHashSet(StringComparer.Ordinal);

    private List<UploadFacts> UploadsOfTheYear => field ??= [.. _uploads!.All.Where(upload => ShanghaiClock.DayOf(upload.ReceivedAt) is var day && day.Year == _question.Until.Year && day <= _question.Until)];

    /// <summary>Who had to report and who did, by registrar and legal type, of those that are asked for.</summary>
    private SortedDictionary<string, (string Division, string LegalType, bool IsCharity, CompletenessCounts Counts)> Completeness
    {
        get
        {
            if (_completeness is { } known)
                return known;
            _completeness = new(StringComparer.Ordinal);
            var asked = _standings!.Of().Where(standing => Asks(Uscc.DivisionOf(standing.Uscc), standing.Organisation.LegalType)).ToList();
            LastDueOn = asked.Where(standing => standing.IsExpected).Max(standing => (DateOnly?)standing.Deadline!.DueOn);
            foreach (var (key, counts) in Domain.Inspection.Completeness.CountBy(asked, standing => $"{Uscc.DivisionOf(standing.Uscc)} {standing.Organisation.LegalType} {YesNo.Of(standing.Organisation.IsCharity)}"))
            {
                var parts = key.Split(' ');
                _completeness[key] = (parts[0], parts[1], parts[2] == YesNo.Yes, counts);
            }

            return _completeness;
        }
    }

    private static List<Figure> RosterFigures(IReadOnlyList<Indicator> indicators) =>
        [RegisterFigure, .. indicators.OfType<RosterIndicator>().SelectMany(Figures), .. indicators.OfType<OrganisationIndicator>().Select(RegisterOf)];

    private static IEnumerable<Figure> Figures(RosterIndicator indicator) => indicator.Of is { } whole ? [indicator.Figure, whole] : [indicator.Figure];

    /// <summary>The active organisations of the register, which every coverage is a share of.</summary>
    private static RegisterFigure RegisterFigure { get; } = (RegisterFigure)IndicatorList.All.OfType<RosterIndicator>().First(indicator => indicator.Name == "org.total").Figure;

    /// <summary>The register with the ledgers that an indicator looks into.</summary>
    private static RegisterFigure RegisterOf(OrganisationIndicator indicator) => RegisterFigure with { Needs = indicator.Ledgers };

    private static List<Figure> ActivityFigures(IReadOnlyList<Indicator> indicators) => indicators.Any(indicator => indicator is ActivityIndicator)
        ? [ActivityIndicators.Records, ActivityIndicators.Unreviewed, ActivityIndicators.Estimated, .. indicators.OfType<ActivityIndicator>().Select(indicator => indicator.Figure).Where(figure => figure != ActivityIndicators.Records)]
        : [];

    private static bool IsOfReports(Indicator indicator) => indicator is ReportIndicator or CellIndicator { Dataset: "annual-reports" or "inspections" };

    private bool Asks(string division, string legalType) => _question.Groupings.Asks(division, legalType);

    private bool AsksOwner(string uscc) => Asks(Uscc.DivisionOf(uscc), Uscc.LegalTypeOf(uscc) ?? "");

    private static string OwnerIn(string name) => name.Substring(1, Math.Min(Uscc.Length, name.Length - 1));

    private long Sum(ActivityFigure figure) => _activities!.ActivitiesByOwner(figure, _question.Until).Where(group => Asks(group.Key.Division, group.Key.LegalType)).Sum(group => group.Value.Sum);

    private IEnumerable<Contribution> Activities(ActivityIndicator indicator)
    {
        var until = _question.Until;
        switch (indicator.Counted)
        {
            case CountedOnce.Organisations:
                return Each(ActivitiesDataset.AnOrganisation);
            case CountedOnce.Pairings:
                return Each(ActivitiesDataset.APairing);
            case CountedOnce.Enterprises:
                return _activities!.Enterprises(indicator.Figure, until).SelectMany(helped => helped.Keys.Select(key => Of(helped.Owner, 1, key)).Append(Of(helped.Owner, helped.Reported, null)));
            case CountedOnce.Events:
                // Every report of a joint event but the first is taken away again.
                var again = JointGroup.Among(_activities!.JointActivities(until), RuleParameters.Default.Get("DUPLICATE_SIMILARITY", until.Year)).SelectMany(group => group.Members.Skip(1)).Select(member => Of(member.Uscc, -1, null));
                return Sums(indicator.Figure).Concat(again);
            default:
                return Sums(indicator.Figure);
        }

        IEnumerable<Contribution> Each(char kind) => Named.Where(name => name[0] == kind).Select(name => Of(OwnerIn(name), 1, null));

        IEnumerable<Contribution> Sums(ActivityFigure figure) => _activities!.ActivitiesByOwner(figure, until).Select(group => new Contribution(group.Key.Division, group.Key.LegalType, group.Value.Sum));

        static Contribution Of(string uscc, long value, string? once) => new(Uscc.DivisionOf(uscc), Uscc.LegalTypeOf(uscc) ?? "", value, Once: once);
    }

    private IEnumerable<Contribution> Cells(CellIndicator indicator)
    {
        var series = _cells[indicator.Dataset];
        foreach (var row in Rows(indicator.Where, indicator.Measure, indicator.PartBy))
            yield return new(row.Values[0], row.Values[1], row.Sums[0], Part: indicator.PartBy is null ? "" : row.Values[2]);
        if (indicator.BaseWhere is { } whole)
        {
            foreach (var row in Rows(whole, indicator.Measure, null))
                yield return new(row.Values[0], row.Values[1], 0, row.Sums[0]);
        }

        foreach (var part in indicator.PartMeasures)
        {
            foreach (var row in Rows(indicator.Where, part, null))
                yield return new Contribution(row.Values[0], row.Values[1], row.Sums[0], Part: part) with { IsBeside = true };
        }

        IEnumerable<AggregateRow> Rows(string where, string measure, string? part) =>
            AggregateAnswer.Of(AggregateQuery.Parse(series.Dataset, default, part is null ? "division,type" : $"division,type,{part}", where, measure), series).Rows;
    }

    /// <summary>Goes over the register division by division and holds the ledgers' lines of one at a time.</summary>
    private Dictionary<OrganisationIndicator, List<Contribution>> CountOrganisations()
    {
        var counts = _question.Indicators.OfType<OrganisationIndicator>().ToDictionary(indicator => indicator, _ => new List<Contribution>());
        var ledgers = counts.Keys.SelectMany(indicator => indicator.Ledgers).Distinct().ToList();
        foreach (var division in _rosters.Register.GroupBy(organisation => organisation.Division, StringComparer.Ordinal))
        {
            var lines = ledgers.ToDictionary(ledger => ledger, ledger => (Ledger: _rosters.Ledger(ledger), Lines: _rosters.EntriesOf(ledger, division.Key).ToLookup(line => line.Owner, StringComparer.Ordinal)), StringComparer.Ordinal);
            foreach (var (uscc, organisation) in division.Where(organisation => organisation.Roster.IsActiveOn(_question.AsOf)))
            {
                var facts = new OrganisationFacts(organisation, _question.AsOf, RuleParameters.Default, ledger => (lines[ledger].Ledger, lines[ledger].Lines[uscc]));
                foreach (var (indicator, all) in counts)
                {
                    if (indicator.Of(division.Key, facts) is { } contribution)
                        all.Add(contribution);
                }
            }
        }

        return counts;
    }

    /// <summary>The active organisations of which a ledger says anything by the day.</summary>
    private Coverage LedgerCoverage(string ledger)
    {
        if (!_coverages.TryGetValue(ledger, out var coverage))
            _coverages[ledger] = coverage = new(_rosters.Entries(ledger).Where(entry => !(entry.Since > _question.AsOf) && Active.Contains(entry.Owner)).Select(entry => entry.Owner).Distinct(StringComparer.Ordinal).Count(), Active.Count);
        return coverage;
    }
}

/// <summary>How many of those who should be in a figure are.</summary>
internal sealed record Coverage(long Reporting, long Due)
{
    /// <summary>Cut at six digits; null where nobody should.</summary>
    public decimal? Share => IndicatorCount.ShareOf(Reporting, Due);
}
