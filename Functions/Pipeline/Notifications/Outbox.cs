using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.Extensions.Configuration;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// Takes in what is to be told, and makes of it at most one notice per subject and day. Whoever has something to tell calls <see cref="PutAsync(IReadOnlyCollection{NoticeItem}, CancellationToken)"/>,
/// as often as it likes: an item is known by its subject and key, and is told once.
/// </summary>
/// <remarks>
/// A writing is one entity-group transaction with the division's head under its ETag, made from what was read under that head. So two writers, two runs, and a
/// request whose answer was lost cannot put the same item twice, nor make two notices of one day. A notice that is being sent is not changed any more.
/// </remarks>
public sealed class Outbox(StorageClients storage, IConfiguration configuration, TimeProvider time)
{
    /// <summary>An item's key is remembered for so long in bulk; longer than any year's business.</summary>
    private const int RememberedDays = 400;

    private const int FewSubjects = 4;
    private const int MaxConflicts = 40;
    private const int GroupBudgetBytes = 3 * 1024 * 1024;
    private static readonly string[] Known = ["PartitionKey", "RowKey", "Subject", "Day", "Keys"];

    // Nobody wants mail at one in the morning; and what the night's runs have to say comes in one notice.
    private readonly TimeSpan _sendFrom = TimeSpan.FromHours(configuration.GetValue("Outbox:SendFromHour", 8));
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Outbox);

    /// <summary>Puts items of any subjects into their notices. Returns how many were new.</summary>
    /// <exception cref="ArgumentException">A subject is neither a credit code nor a division.</exception>
    public async Task<int> PutAsync(IReadOnlyCollection<NoticeItem> items, CancellationToken cancellationToken)
    {
        if (items.FirstOrDefault(item => !OutboxKeys.IsSubject(item.Subject)) is { } wrong)
            throw new ArgumentException($"'{wrong.Subject}' is neither a credit code nor a division.", nameof(items));
        var put = 0;
        foreach (var division in items.GroupBy(item => OutboxKeys.DivisionOf(item.Subject), StringComparer.Ordinal))
            put += await PutAsync(division.Key, [.. division], cancellationToken);
        return put;
    }

    private async Task<int> PutAsync(string division, List<NoticeItem> items, CancellationToken cancellationToken)
    {
        var put = 0;
        for (var conflicts = 0; ; conflicts++)
        {
            try
            {
                var head = await _table.GetEntityIfExistsAsync<TableEntity>(division, OutboxKeys.Head, cancellationToken: cancellationToken);
                var writes = await PlanAsync(division, items, cancellationToken);
                if (writes.Count == 0)
                    return put;
                await AnnounceAsync(division, cancellationToken);
                put += await WriteAsync(division, writes, head.HasValue ? head.Value!.ETag : null, cancellationToken);
                return put;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412 && conflicts < MaxConflicts)
            {
                // Another writer or the deliverer was faster, or our answer was lost: read again what is true.
                if (conflict.ErrorCode == TableErrorCode.TableNotFound)
                    await _table.CreateIfNotExistsAsync(cancellationToken);
                await Task.Delay(Random.Shared.Next(5, 20 * Math.Min(conflicts + 1, 25)), cancellationToken);
            }
        }
    }

    /// <summary>Reads what the subjects have and says what is to be written. Open notices are read first: one that is delivered meanwhile is then seen twice, never not at all.</summary>
    private async Task<List<(StoredNotice Notice, int New)>> PlanAsync(string division, List<NoticeItem> items, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = ShanghaiClock.DayOf(now);
        var bySubject = items.GroupBy(item => item.Subject, StringComparer.Ordinal).ToList();
        var few = bySubject.Count <= FewSubjects;
        var open = new Dictionary<string, List<StoredNotice>>(StringComparer.Ordinal);
        foreach (var range in few ? bySubject.Select(subject => TableClient.CreateQueryFilter($"RowKey ge {OutboxKeys.Open(subject.Key + "-")} and RowKey lt {OutboxKeys.Open(subject.Key + ".")}")) : [TableClient.CreateQueryFilter($"RowKey ge {OutboxKeys.FirstOpen} and RowKey lt {OutboxKeys.BehindOpen}")])
        {
            await foreach (var entity in _table.QueryAsync<TableEntity>(Within(division, range), cancellationToken: cancellationToken))
                Of(open, entity.GetString("Subject")).Add(StoredNotice.From(entity));
        }

        var gone = new Dictionary<string, List<KeptNotice>>(StringComparer.Ordinal);
        var since = OutboxKeys.Day(today.AddDays(-RememberedDays));
        foreach (var range in few ? bySubject.Select(subject => TableClient.CreateQueryFilter($"RowKey ge {subject.Key + "-"} and RowKey lt {subject.Key + "."}")) : [TableClient.CreateQueryFilter($"RowKey ge {OutboxKeys.FirstFinal} and Day ge {since}")])
        {
            await foreach (var entity in _table.QueryAsync<TableEntity>(Within(division, range), select: Known, cancellationToken: cancellationToken))
                Of(gone, entity.GetString("Subject")).Add(new(StoredNotice.DayOf(entity), StoredNotice.KeysOf(entity), IsOpen: false));
        }

        var writes = new List<(StoredNotice, int)>();
        foreach (var subject in bySubject)
        {
            var mine = open.GetValueOrDefault(subject.Key) ?? [];
            if (NoticeDays.Place([.. subject], [.. mine.Select(notice => notice.Kept), .. gone.GetValueOrDefault(subject.Key) ?? []], today) is not var (day, fresh))
                continue;
            var keeps = (int)RuleParameters.Default.Get("NOTICE_KEEPS_DAYS", today.Year);
            var lastDay = fresh.Max(item => item.LastDay(today, keeps));
            var there = mine.Find(notice => notice.Day == day);
            writes.Add((there is null
                ? new(subject.Key, day, NoticeStates.Pending, ShanghaiClock.StartOf(day) + _sendFrom, now, lastDay, 0, fresh, []) { Trace = Tracing.Current }
                : there with { Items = [.. there.Items, .. fresh], LastDay = lastDay > there.LastDay ? lastDay : there.LastDay }, fresh.Count));
        }

        return writes;
    }

    /// <summary>Tells the deliverer before anything is written, so that a writer that dies then leaves nothing that nobody looks for.</summary>
    private async Task AnnounceAsync(string division, CancellationToken cancellationToken) =>
        await _table.UpsertEntityAsync(OutboxWork.Announcement(division, time.GetUtcNow()), TableUpdateMode.Merge, cancellationToken);

    private async Task<int> WriteAsync(string division, List<(StoredNotice Notice, int New)> writes, ETag? head, CancellationToken cancellationToken)
    {
        var put = 0;
        for (var next = 0; next < writes.Count;)
        {
            var group = new EntityGroup(division);
            var mark = new TableEntity(division, OutboxKeys.Head) { ["WrittenAt"] = time.GetUtcNow() };
            if (head is { } known)
                group.Add(TableTransactionActionType.UpdateReplace, mark, known);
            else
                group.Add(TableTransactionActionType.Add, mark);
            var items = 0;
            for (; next < writes.Count && group.Actions.Count < EntityGroup.MaxOperations; next++)
            {
                var (notice, fresh) = writes[next];
                var entity = notice.ToEntity();
                if (group.Actions.Count > 1 && group.PayloadBytes + EntityGroup.Check(entity) > GroupBudgetBytes)
                    break;
                if (notice.ETag == default)
                    group.Add(TableTransactionActionType.Add, entity);
                else
                    group.Add(TableTransactionActionType.UpdateReplace, entity, notice.ETag);
                items += fresh;
            }

            var answers = await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
            head = answers.Value[0].Headers.ETag;
            put += items;
        }

        return put;
    }

    private static string Within(string division, string range) => TableClient.CreateQueryFilter($"PartitionKey eq {division}") + " and " + range;

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string subject) =>
        lists.TryGetValue(subject, out var list) ? list : lists[subject] = [];
}
