using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
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
        var standings = await CaseStandingsView.ReadAsync(datasets, published, clock, today, cancellationToken);
        var moved = 0;
        foreach (var division in standings.Divisions)
        {
            if (time.GetElapsedTime(started) >= _budget)
                return (moved, true);
            var plan = CasePlan.Of(standings.Of(division), today);
            if (plan.Count > 0)
                moved += await DoAsync(division, plan, cancellationToken);
        }

        return (moved, false);
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
                var tasks = kind.DistinctBy(task => task.Key).Select(task => (task.Key, (Func<ICase?, ICase>)(standing => Done(datasets.Of(task.Kind), task, standing, Opening))));
                moved += await store.DoAsync(datasets.Of(kind.Key), division, tasks, cancellationToken);
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

    [LoggerMessage(EventId = 4201, Level = LogLevel.Information, Message = "Supervision: {Moved} cases opened or moved in {Rounds} rounds.")]
    private static partial void Supervised(ILogger logger, int moved, int rounds);

    [LoggerMessage(EventId = 4202, Level = LogLevel.Warning, Message = "Supervision used up its time; the next run goes on with what is left.")]
    private static partial void HandedOver(ILogger logger);
}
