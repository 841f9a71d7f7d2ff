using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;
using Nianbao.Pipeline.Upkeep;

namespace Nianbao.Pipeline.Queries;

/// <summary>Says in words whether the pipeline is well: what is wrong, what to do, and where that is written at length.</summary>
public sealed class HealthDesk(DatasetList datasets, PublishedView published, ReceiptStore receipts, OutboxHealth outbox, Prover prover, TimerRuns timers, TimeProvider time)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    /// <summary>GET /api/health: 200 when well or degraded, 503 when the storage does not answer.</summary>
    public async Task<IResult> ShowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var clock = await published.ClockAsync(cancellationToken);
            var states = await receipts.StatesAsync(cancellationToken);
            var pending = states.Values.Where(state => !state.Final).ToList();
            var oldest = pending.Count == 0 ? (DateTimeOffset?)null : pending.Min(state => state.At);
            var poisoned = states.Where(state => state.Value.IsPoison).OrderBy(state => state.Value.At).Select(state => state.Key).ToList();
            var notices = await outbox.AskAsync(cancellationToken);
            var troubled = await prover.TroubledAsync(cancellationToken);
            var runs = await timers.AllAsync(cancellationToken);
            List<HealthProblem> problems =
            [
                .. HealthProblem.Stale(pending.Count, now - oldest > Overdue),
                .. HealthProblem.Poison(poisoned),
                .. HealthProblem.Drift(troubled),
                .. runs.SelectMany(timer => HealthProblem.Timer(timer, now, Overdue)),
                .. HealthProblem.Notices(notices.Trouble),
            ];
            return Results.Json(
                new
                {
                    status = problems.Count > 0 ? "degraded" : "healthy",
                    message = problems.Count > 0 ? problems[0].Message : new Words("运行正常。", "All is well."),
                    problems,
                    uploads = new { total = states.Count, pending = pending.Count, oldestPending = oldest, poisoned = poisoned.Count },
                    notices,
                    unproven = troubled,
                    timers = runs,
                    datasets = datasets.All.Select(dataset => new { dataset.Name, years = clock.YearsOf(dataset) }),
                    time = now,
                },
                ReceiptStore.Json);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            var problem = HealthProblem.Storage(StorageFailure.First(failure));
            return Results.Json(new { status = "unhealthy", message = problem.Message, problems = new[] { problem }, time = now }, ReceiptStore.Json, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
