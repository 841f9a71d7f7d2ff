using Microsoft.AspNetCore.Http;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Queries;

/// <summary>Says in words whether the pipeline is well.</summary>
public sealed class HealthDesk(DatasetList datasets, PublishedView published, ReceiptStore receipts, OutboxHealth outbox, Prover prover, TimeProvider time)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    /// <summary>GET /api/health: 200 when well, 503 when the storage does not answer.</summary>
    public async Task<IResult> ShowAsync(CancellationToken cancellationToken)
    {
        try
        {
            var clock = await published.ClockAsync(cancellationToken);
            var states = await receipts.StatesAsync(cancellationToken);
            var pending = states.Values.Where(state => !state.Final).ToList();
            var oldest = pending.Count == 0 ? (DateTimeOffset?)null : pending.Min(state => state.At);
            var late = oldest is { } at && time.GetUtcNow() - at > Overdue;
            var notices = await outbox.AskAsync(cancellationToken);
            var troubled = await prover.TroubledAsync(cancellationToken);
            return Results.Json(
                new
                {
                    status = late || troubled.Count > 0 || notices.Trouble is not null ? "degraded" : "healthy",
                    message = late
                        ? new Words($"有 {pending.Count} 个上传尚未处理完，最早的已等待超过 30 分钟。请检查 IngestSubmission 与 SweepInbox。", $"{pending.Count} uploads are not finished, the oldest for more than 30 minutes. Look at IngestSubmission and SweepInbox.")
                        : troubled.Count > 0 ? Drift(troubled) : notices.Trouble ?? new Words("运行正常。", "All is well."),
                    uploads = new { total = states.Count, pending = pending.Count, oldestPending = oldest },
                    notices,
                    unproven = troubled,
                    datasets = datasets.All.Select(dataset => new { dataset.Name, years = clock.YearsOf(dataset) }),
                    time = time.GetUtcNow(),
                },
                ReceiptStore.Json);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return Results.Json(
                new { status = "unhealthy", message = new Words("存储服务没有响应。", $"The storage service does not answer ({StorageFailure.First(failure)?.Status} {StorageFailure.First(failure)?.ErrorCode})."), time = time.GetUtcNow() },
                ReceiptStore.Json,
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Words Drift(IReadOnlyList<string> series) => new(
        $"最近一次核对发现未能修复的差异：{string.Join("、", series)}。见 GET /api/audit/{{数据集}}/{{期间}}：被改动的记录须恢复或重新报送，然后运行 Reconcile。",
        $"The last proof found what could not be mended: {string.Join(", ", series)}. See GET /api/audit/{{dataset}}/{{period}}: a record that was changed has to be restored or filed again; then run Reconcile.");
}
