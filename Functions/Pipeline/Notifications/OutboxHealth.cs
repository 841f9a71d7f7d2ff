using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>How the outbox is: what waits, what is dead, and what is wrong.</summary>
/// <param name="Channels">Ways of sending that are set up.</param>
/// <param name="Pending">Notices to be sent, as of the deliverer's last pass.</param>
/// <param name="DeadLetters">Dead letters that would still be worth sending.</param>
/// <param name="Trouble">What a person has to look at, or null.</param>
public sealed record OutboxStanding(IReadOnlyList<string> Channels, int Pending, int DeadLetters, Words? Trouble);

/// <summary>Tells whether notices get out: one query.</summary>
public sealed class OutboxHealth(StorageClients storage, DeliverySettings settings, TimeProvider time)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(2);

    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Outbox);

    public async Task<OutboxStanding> AskAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxWork> work = [];
        try
        {
            work = await OutboxWork.AllAsync(_table, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever written.
        }

        var now = time.GetUtcNow();
        var today = OutboxKeys.Day(ShanghaiClock.DayOf(now));
        var dead = work.Where(part => string.CompareOrdinal(part.DeadUntil, today) >= 0).Sum(part => part.Dead);
        return new(settings.Channels, work.Sum(part => part.Open), dead, TroubleOf(work, dead, now));
    }

    private Words? TroubleOf(IReadOnlyList<OutboxWork> work, int dead, DateTimeOffset now)
    {
        if (settings.Problem is { } problem)
            return problem;
        if (work.Any(part => now - part.NextAt > Overdue))
            return new("发件箱停滞：有到期通知超过 30 分钟无人处理。请检查定时函数 Deliver。", "The outbox stands still: notices have been due for more than 30 minutes. Look at the timer Deliver.");
        if (settings.Channels.Count > 0 && work.Any(part => now - part.StuckSince > Stuck))
            return new("发件箱停滞：有通知反复发送失败已超过 2 小时，接收方可能不可用。见 GET /api/notices?state=PENDING 的发送记录。", "The outbox stands still: notices have failed for more than 2 hours, the receiver may be down. See the attempts in GET /api/notices?state=PENDING.");
        return dead > 0
            ? new($"有 {dead} 份通知无法送达。见 GET /api/notices?state=DEAD；排除原因后 POST /api/notices/{{id}}/retry 重新发送。", $"{dead} notices are dead letters. See GET /api/notices?state=DEAD; when the cause is mended, POST /api/notices/{{id}}/retry sends one again.")
            : null;
    }
}
