using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Upkeep;

/// <summary>Finds uploads without a final answer, whatever became of their event, and processes them: nothing is lost.</summary>
public sealed partial class InboxSweep(StorageClients storage, ReceiptStore receipts, Ingestion ingestion, PipelineMetrics metrics, IConfiguration configuration, TimeProvider time, ILogger<InboxSweep> logger)
{
    // Younger uploads are the trigger's business, and a large file that is being read is its reader's. Doing one twice would be safe, only wasteful.
    private readonly TimeSpan _quiet = TimeSpan.FromSeconds(configuration.GetValue("Sweep:QuietSeconds", 30));
    private readonly TimeSpan _reading = TimeSpan.FromSeconds(configuration.GetValue("Sweep:ReadingSeconds", 900));
    private readonly TimeSpan _budget = TimeSpan.FromSeconds(configuration.GetValue("Sweep:BudgetSeconds", 1200));

    /// <summary>One pass. Returns how many uploads were processed. What does not fit into the time is left to the next pass.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var states = await receipts.StatesAsync(cancellationToken);
        var (processed, left) = (0, 0);
        DateTimeOffset? oldest = null;
        await foreach (var blob in storage.Submissions.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            var id = SubmissionPath.Of(blob.Name, blob.Properties.ETag).Id;
            var known = states.TryGetValue(id, out var state);
            var movedAt = known && state!.At > blob.Properties.LastModified ? state.At : blob.Properties.LastModified ?? default;
            if (state is { Final: true })
                continue;
            if (time.GetElapsedTime(started) > _budget || time.GetUtcNow() - movedAt < (state is { Reading: true } ? _reading : _quiet))
            {
                Leave(blob.Properties.LastModified);
                continue;
            }

            try
            {
                await ingestion.ProcessAsync(blob.Name, cancellationToken);
                processed++;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One upload that fails must not keep the others waiting; its receipt says so, and the next pass tries again.
                Left(logger, failure, id);
                Leave(blob.Properties.LastModified);
            }
        }

        metrics.Swept(left, states.Values.Count(state => state.IsPoison), oldest is { } since ? time.GetUtcNow() - since : TimeSpan.Zero);
        Swept(logger, processed);
        return processed;

        void Leave(DateTimeOffset? at)
        {
            left++;
            oldest = at < oldest ? at : oldest ?? at;
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "The sweep processed {Count} uploads.")]
    private static partial void Swept(ILogger logger, int count);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "The sweep could not process receipt {Receipt}; the next one tries again.")]
    private static partial void Left(ILogger logger, Exception exception, string receipt);
}
