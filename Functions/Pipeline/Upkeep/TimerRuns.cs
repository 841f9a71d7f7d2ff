using System.Diagnostics;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Logging;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Upkeep;

/// <summary>How a timer stands.</summary>
/// <param name="NextDueAt">When its schedule wants it next, as of its last run; null when that is not known.</param>
/// <param name="Failure">The type of its last run's failure; null when that went well.</param>
public sealed record TimerStanding(string Name, DateTimeOffset? SucceededAt, DateTimeOffset? FailedAt, DateTimeOffset? NextDueAt, string? Failure);

/// <summary>Runs what timers run: each in a trace of its own, measured, with a heartbeat in the log and in the Runs table, so that a timer that fails or is not there any more is seen.</summary>
public sealed partial class TimerRuns(StorageClients storage, PipelineMetrics metrics, TimeProvider time, ILogger<TimerRuns> logger)
{
    private const string Partition = "timers";
    private readonly TableClient _runs = storage.Tables.GetTableClient(TableNames.Runs);

    /// <summary>Runs a timer's work; its failure comes out as it was thrown.</summary>
    /// <param name="next">When the schedule wants it next (UTC), as the host says.</param>
    public async Task RunAsync(string timer, DateTime? next, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity($"timer {timer}");
        activity?.SetTag("nianbao.timer", timer);
        var started = Stopwatch.GetTimestamp();
        DateTimeOffset? due = next is { Year: > 1 } at ? new DateTimeOffset(DateTime.SpecifyKind(at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : at, DateTimeKind.Utc)) : null;
        try
        {
            await work(cancellationToken);
            var took = Stopwatch.GetElapsedTime(started);
            metrics.Ran(timer, succeeded: true, took);
            Succeeded(logger, timer, (long)took.TotalMilliseconds);
            await KeepAsync(new(Partition, timer) { ["SucceededAt"] = time.GetUtcNow(), ["NextDueAt"] = due, ["Failure"] = "" }, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            activity.Fail(failure);
            metrics.Ran(timer, succeeded: false, Stopwatch.GetElapsedTime(started));
            Failed(logger, failure, timer);
            await KeepAsync(new(Partition, timer) { ["FailedAt"] = time.GetUtcNow(), ["NextDueAt"] = due, ["Failure"] = failure.GetType().Name }, cancellationToken);
            throw;
        }
    }

    /// <summary>All timers that ever ran: one query.</summary>
    public async Task<IReadOnlyList<TimerStanding>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<TimerStanding>();
        try
        {
            await foreach (var entity in _runs.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancellationToken))
            {
                all.Add(new(
                    entity.RowKey,
                    entity.GetDateTimeOffset("SucceededAt"),
                    entity.GetDateTimeOffset("FailedAt"),
                    entity.GetDateTimeOffset("NextDueAt"),
                    entity.GetString("Failure") is { Length: > 0 } failure ? failure : null));
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // No timer has run yet.
        }

        return all;
    }

    /// <summary>Keeps the heartbeat. What the timer did stands without it.</summary>
    private async Task KeepAsync(TableEntity entity, CancellationToken cancellationToken)
    {
        try
        {
            await _runs.UpsertEntityAsync(entity, TableUpdateMode.Merge, cancellationToken);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            Unkept(logger, failure, entity.RowKey);
        }
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Information, Message = "Timer {Timer} did its work in {Milliseconds} ms.")]
    private static partial void Succeeded(ILogger logger, string timer, long milliseconds);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Error, Message = "Timer {Timer} failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string timer);

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "The heartbeat of timer {Timer} could not be kept.")]
    private static partial void Unkept(ILogger logger, Exception exception, string timer);
}
