using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Cases;

/// <summary>
/// The clocks of lists, rectification, supervision and weak party organisations: does, division by division, what <see cref="CasePlan"/> asks for. It
/// reads published rosters, and records only of what moves. The cases themselves are its checkpoints: what is done is not asked for
/// again, so a run that died or ran out of time goes on where it stopped, and a run without news writes nothing.
/// </summary>
public sealed partial class SupervisionRun(StorageClients storage, DatasetList datasets, PublishedView published, CaseStore store, IConfiguration configuration, TimeProvider time, ILogger<SupervisionRun> logger)
{
    private const int YearsBack = 3;

    /// <summary>One thing may lead to the next: an order that is overdue, its supervision, the candidate for a list. More rounds are never needed.</summary>
    private const int MostRounds = 8;

    private readonly TimeSpan _budget = TimeSpan.FromSeconds(configuration.GetValue("Supervise:BudgetSeconds", 1200));

    /// <summary>One run. Returns how many cases were opened or moved.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (moved, rounds) = (0, 0);
        for (var last = -1; last != 0 && rounds < MostRounds; rounds++)
        {
            (last, var isOutOfTime) = await RoundAsync(started, cancellationToken);
            moved += last;
            if (!isOutOfTime)
                continue;
            HandedOver(logger);
            break;
        }

        Supervised(logger, moved, rounds);
        return moved;
    }

    private async Task<(int Moved, bool IsOutOfTime)> RoundAsync(long started, CancellationToken cancellationToken)
    {
        var today = ShanghaiClock.DayOf(time.GetUtcNow());
        var clock = await published.ClockAsync(cancellationToken);
        var inspections = new Dictionary<int, PublishedSeries>();
        foreach (var year in clock.YearsOf(datasets.Inspections).Where(year => year >= today.Year - YearsBack))
            inspections[year] = await published.SeriesAsync(clock, datasets.Inspections, year, cancellationToken);
        var cases = new Dictionary<CaseKind, PublishedSeries>();
        foreach (var kind in Enum.GetValues<CaseKind>())
            cases[kind] = await published.SeriesAsync(clock, DatasetOf(kind), null, cancellationToken);
        var moved = 0;
        foreach (var division in inspections.Values.Concat(cases.Values).SelectMany(series => series.Heads.Select(head => head.Division)).Distinct().Order(StringComparer.Ordinal))
        {
            if (time.GetElapsedTime(started) >= _budget)
                return (moved, true);
            var plan = CasePlan.Of(Standings(inspections, cases, division), today);
            if (plan.Count > 0)
                moved += await DoAsync(division, plan, cancellationToken);
        }

        return (moved, false);
    }

    private CaseStandings Standings(Dictionary<int, PublishedSeries> inspections, Dictionary<CaseKind, PublishedSeries> cases, string division)
    {
        Dictionary<string, T> Of<T>(PublishedSeries series, Func<string, string, T> parse) =>
            series.Heads.Where(head => head.Division == division).SelectMany(head => head.Head.Roster).ToDictionary(entry => entry.Key, entry => parse(entry.Key, entry.Value), StringComparer.Ordinal);
        return new(
            inspections.ToDictionary(series => series.Key, IReadOnlyDictionary<string, RosterInspection> (series) => Of(series.Value, (_, text) => RosterInspection.Parse(text))),
            Of(cases[CaseKind.Listing], (_, text) => RosterListing.Parse(text)),
            Of(cases[CaseKind.Rectification], (_, text) => RosterRectification.Parse(text)),
            Of(cases[CaseKind.Supervision], (_, text) => RosterSupervision.Parse(text)),
            Of(cases[CaseKind.WeakPartyOrg], (key, text) => Weak(LedgerRosterEntry.Parse(key, text))));
    }

    private WeakStanding Weak(LedgerRosterEntry entry)
    {
        var ledger = datasets.WeakPartyOrgCases;
        return new(
            ledger.FactOf(entry, WeakPartyOrgCasesLedger.State) ?? "",
            DateOnly.TryParseExact(ledger.FactOf(entry, WeakPartyOrgCasesLedger.Due), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var due) ? due : null,
            int.TryParse(ledger.FactOf(entry, WeakPartyOrgCasesLedger.Level), System.Globalization.CultureInfo.InvariantCulture, out var level) ? level : 0);
    }

    private async Task<int> DoAsync(string division, IReadOnlyList<CaseTask> plan, CancellationToken cancellationToken)
    {
        var opening = plan.Where(task => task.Opens is not null).ToList();
        using var registered = new RecordLookup(storage, datasets.Registry, null);
        await registered.FetchAsync([.. opening.Select(task => task.Uscc).Distinct()], cancellationToken);
        var inspected = new Dictionary<int, RecordLookup>();
        try
        {
            foreach (var year in opening.GroupBy(task => task.NeedsInspectionOf))
            {
                if (year.Key is not { } of)
                    continue;
                inspected[of] = new(storage, datasets.Inspections, of);
                await inspected[of].FetchAsync([.. year.Select(task => task.Uscc)], cancellationToken);
            }

            var moved = 0;
            foreach (var kind in plan.GroupBy(task => task.Kind).OrderBy(kind => kind.Key))
            {
                // Of two acts on one case the second waits for the next round, which sees the first.
                var tasks = kind.DistinctBy(task => task.Key).Select(task => (task.Key, (Func<ICase?, ICase>)(standing => Done(DatasetOf(task.Kind), task, standing, Opening))));
                moved += await store.DoAsync(DatasetOf(kind.Key), division, tasks, cancellationToken);
            }

            return moved;

            CaseOpening Opening(CaseTask task) => new((registered[task.Uscc] as Organisation)?.Name, task.NeedsInspectionOf is { } year ? inspected[year][task.Uscc] as InspectionRecord : null);
        }
        finally
        {
            foreach (var lookup in inspected.Values)
                lookup.Dispose();
        }
    }

    /// <summary>The case with the task done. Where it moved on since the roster was published, it stays as it is.</summary>
    private static ICase Done(Dataset dataset, CaseTask task, ICase? standing, Func<CaseTask, CaseOpening> opening)
    {
        if (standing is null)
            return task.Opens?.Invoke(opening(task)) ?? throw new InvalidOperationException($"The roster of {dataset.Name} names {task.Key}, which is not there.");
        if (task.Opens is not null)
            return standing;
        try
        {
            return ((IProceduralDataset)dataset).Procedure.Do(standing, task.Act);
        }
        catch (ActRefusedException)
        {
            return standing;
        }
    }

    private Dataset DatasetOf(CaseKind kind) => kind switch
    {
        CaseKind.Listing => datasets.Listings,
        CaseKind.Rectification => datasets.Rectifications,
        CaseKind.Supervision => datasets.Supervisions,
        _ => datasets.WeakPartyOrgCases,
    };

    [LoggerMessage(EventId = 4201, Level = LogLevel.Information, Message = "Supervision: {Moved} cases opened or moved in {Rounds} rounds.")]
    private static partial void Supervised(ILogger logger, int moved, int rounds);

    [LoggerMessage(EventId = 4202, Level = LogLevel.Warning, Message = "Supervision used up its time; the next run goes on with what is left.")]
    private static partial void HandedOver(ILogger logger);
}
