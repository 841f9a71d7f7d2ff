using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Publication;

/// <summary>
/// Copies heads to the Aggregates table, only ever to a newer version, and moves the clock in the same transaction. The entry of the
/// submission or act that moved them is chained to the series' index in that transaction too, once: its name is a row of its own.
/// </summary>
public sealed class Publisher(StorageClients storage)
{
    private const int GroupBudgetBytes = 3 * 1024 * 1024;
    private const int MaxConflicts = 40;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Shared = TimeSpan.FromMinutes(10);
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Aggregates);

    /// <summary>The copies this process wrote last: the version that comes next need not be compared with what is stored, its ETag does that.</summary>
    private readonly ConcurrentDictionary<string, Known> _written = new(StringComparer.Ordinal);

    /// <summary>The ends of the indexes as this process wrote them last.</summary>
    private readonly ConcurrentDictionary<string, ChainEnd> _ends = new(StringComparer.Ordinal);

    /// <summary>Until when other workers write to an index as well, so that its end is looked up rather than remembered.</summary>
    private readonly ConcurrentDictionary<string, long> _sharedUntil = new(StringComparer.Ordinal);

    /// <summary>Workers of this process append one after another, instead of meeting at the storage.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Publishes the heads that are newer than what is published. Returns how many were.</summary>
    /// <param name="entry">Is chained to the series' index, unless it stands there already.</param>
    public async Task<int> PublishAsync(Dataset dataset, int? year, IReadOnlyList<(string Division, Head Head)> heads, CancellationToken cancellationToken, ChainEntry? entry = null)
    {
        if (entry is null)
            return await PublishAsync(dataset, year, heads, IsStale, null, cancellationToken);
        var turn = _turns.GetOrAdd(PublishedKeys.Series(dataset, year), _ => new(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await PublishAsync(dataset, year, heads, IsStale, entry, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Writes the copies of these heads again although this or a later version is published: that copy was found to be wrong.</summary>
    /// <param name="heads">The heads, each with the version of the wrong copy; a copy that has changed since is left alone.</param>
    public Task<int> ReplaceAsync(Dataset dataset, int? year, IReadOnlyList<(string Division, Head Head, long Found)> heads, CancellationToken cancellationToken)
    {
        var found = heads.ToDictionary(head => head.Head, head => head.Found);
        return PublishAsync(dataset, year, [.. heads.Select(head => (head.Division, head.Head))], (head, known) => known is null || known.Version == found[head] || known.Version < head.Version, null, cancellationToken);
    }

    /// <summary>Takes back a copy for which there is no head. Returns how many there were.</summary>
    public async Task<int> WithdrawAsync(Dataset dataset, int? year, string division, Head copy, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        var group = WithClock(series);
        group.Add(TableTransactionActionType.Delete, new TableEntity(PublishedKeys.Partition, PublishedKeys.Row(series, division, copy.Name)), copy.ETag);
        try
        {
            await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
            return 1;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return 0; // It is gone, or there is a newer one: the next proof looks again.
        }
    }

    private async Task<int> PublishAsync(
        Dataset dataset, int? year, IReadOnlyList<(string Division, Head Head)> heads, Func<Head, Known?, bool> isDue, ChainEntry? entry, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        if (heads.Count == 0 && entry is null)
            return 0;
        using var activity = Tracing.Source.StartActivity("totals.publish");
        activity?.SetTag("nianbao.series", series);
        var published = 0;
        for (var conflicts = 0; heads.Count > 0 || entry is not null;)
        {
            var fromMemory = false;
            try
            {
                var (known, end) = conflicts == 0 && Recall(series, heads, entry) is { } mine ? mine : await KnownAsync(series, heads, entry is not null, cancellationToken);
                fromMemory = end is not null && ReferenceEquals(end, _ends.GetValueOrDefault(series));
                if (conflicts > 0 && entry is not null && await IsTakenAsync(series, entry, cancellationToken))
                    entry = null;
                var stale = heads.Where(head => isDue(head.Head, known.GetValueOrDefault(RowOf(series, head)))).ToList();
                var groups = Groups(series, stale, known).ToList();
                if (entry is not null)
                    Chain(groups, series, entry, end);
                foreach (var group in groups)
                {
                    var answers = await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
                    published += Remember(series, group, answers.Value);
                }

                activity?.SetTag("nianbao.heads", published);
                return published;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412 && ++conflicts <= MaxConflicts)
            {
                // Another publisher was faster, or our answer was lost: compare again.
                if (fromMemory)
                    _sharedUntil[series] = Environment.TickCount64 + (long)Shared.TotalMilliseconds;
                if (conflict.ErrorCode == TableErrorCode.TableNotFound)
                    await _table.CreateIfNotExistsAsync(cancellationToken);
                await Task.Delay(Random.Shared.Next(5, 20 * Math.Min(conflicts, 25)), cancellationToken);
            }
        }

        return published;
    }

    /// <summary>Adds the entry, its name and the index's new end to the last transaction, where there is room.</summary>
    private void Chain(List<EntityGroup> groups, string series, ChainEntry entry, ChainEnd? end)
    {
        var sequence = (end?.Count ?? 0) + 1;
        var line = storage.Seal.Put(entry.ToEntity(series, sequence, end?.Hash ?? ChainEntry.Genesis));
        var group = groups.Count > 0 && groups[^1].Actions.Count <= EntityGroup.MaxOperations - 3 && groups[^1].PayloadBytes + EntityGroup.Check(line) <= GroupBudgetBytes ? groups[^1] : null;
        if (group is null)
            groups.Add(group = new EntityGroup(PublishedKeys.Partition));
        group.Add(TableTransactionActionType.Add, line);
        group.Add(TableTransactionActionType.Add, new TableEntity(PublishedKeys.Partition, ChainKeys.Taken(series, entry.Name)) { ["Sequence"] = sequence });
        var last = storage.Seal.Put(new TableEntity(PublishedKeys.Partition, ChainKeys.End(series)) { ["Count"] = sequence, ["Chained"] = line.GetString("Chained") });
        group.Add(end is null ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace, last, end?.ETag ?? default);
    }

    private async Task<bool> IsTakenAsync(string series, ChainEntry entry, CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, ChainKeys.Taken(series, entry.Name), cancellationToken: cancellationToken)).HasValue;

    /// <summary>Records when the series was proven, without moving its version.</summary>
    public async Task VerifiedAsync(Dataset dataset, int? year, DateTimeOffset at, CancellationToken cancellationToken) =>
        await _table.UpsertEntityAsync(
            new TableEntity(PublishedKeys.Partition, PublishedKeys.Clock) { [PublishedKeys.VerifiedProperty(PublishedKeys.Series(dataset, year))] = at },
            TableUpdateMode.Merge,
            cancellationToken);

    /// <summary>What this process wrote last, when that is all there is to know: every head is one version ahead of it, which the ETags hold. Null when it must be looked up.</summary>
    private (Dictionary<string, Known> Known, ChainEnd? End)? Recall(string series, IReadOnlyList<(string Division, Head Head)> heads, ChainEntry? entry)
    {
        ChainEnd? end = null;
        if (entry is not null && (!_ends.TryGetValue(series, out end) || Environment.TickCount64 < _sharedUntil.GetValueOrDefault(series)))
            return null;
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        if (entry is null && heads.Count > 1)
            return null;
        foreach (var head in heads)
        {
            if (!_written.TryGetValue(RowOf(series, head), out var last) || head.Head.Version != last.Version + 1)
                return null;
            known[RowOf(series, head)] = last;
        }

        return (known, end);
    }

    /// <summary>Returns how many copies of heads were written.</summary>
    private int Remember(string series, EntityGroup group, IReadOnlyList<Response> answers)
    {
        if (_written.Count > Remembered)
            _written.Clear();
        var copies = 0;
        foreach (var (action, answer) in group.Actions.Zip(answers))
        {
            if (action.Entity is not TableEntity entity || answer.Headers.ETag is not { } etag)
                continue;
            if (entity.RowKey == ChainKeys.End(series))
            {
                _ends[series] = ChainEnd.Of(entity) with { ETag = etag };
            }
            else if (entity.ContainsKey("Shape"))
            {
                _written[entity.RowKey] = Known.Of(entity) with { ETag = etag };
                copies++;
            }
        }

        return copies;
    }

    private static bool IsStale(Head head, Known? known) =>
        known is null || known.Version < head.Version || (known.Version == head.Version && known.Shape != head.Shape);

    private static string RowOf(string series, (string Division, Head Head) head) => PublishedKeys.Row(series, head.Division, head.Head.Name);

    private static IEnumerable<EntityGroup> Groups(string series, List<(string Division, Head Head)> stale, Dictionary<string, Known> known)
    {
        EntityGroup? group = null;
        foreach (var head in stale)
        {
            var entity = head.Head.ToEntity(PublishedKeys.Partition, RowOf(series, head));
            entity[PublishedKeys.Trace] = Tracing.Current ?? "";
            if (group is not null && (group.Actions.Count == EntityGroup.MaxOperations || group.PayloadBytes + EntityGroup.Check(entity) > GroupBudgetBytes))
            {
                yield return group;
                group = null;
            }

            group ??= WithClock(series);
            if (known.TryGetValue(entity.RowKey, out var before))
                group.Add(TableTransactionActionType.UpdateReplace, entity, before.ETag);
            else
                group.Add(TableTransactionActionType.Add, entity);
        }

        if (group is not null)
            yield return group;
    }

    private static EntityGroup WithClock(string series)
    {
        var group = new EntityGroup(PublishedKeys.Partition);
        group.Add(
            TableTransactionActionType.UpsertMerge,
            new TableEntity(PublishedKeys.Partition, PublishedKeys.Clock) { [PublishedKeys.ClockProperty(series)] = Guid.NewGuid().ToString("N")[..12] });
        return group;
    }

    /// <summary>What is published of these heads, and with it the end of the index: one query, or one point read where one row is enough.</summary>
    private async Task<(Dictionary<string, Known> Known, ChainEnd? End)> KnownAsync(string series, IReadOnlyList<(string Division, Head Head)> heads, bool withEnd, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        ChainEnd? end = null;
        string[] select = ["PartitionKey", "RowKey", "Version", "Shape", "Count", "Chained"];
        List<string> rows = [.. heads.Select(head => RowOf(series, head))];
        if (withEnd)
            rows.Add(ChainKeys.End(series));
        if (rows.Count == 1)
        {
            var answer = await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, rows[0], select, cancellationToken);
            if (answer.HasValue)
                Take(answer.Value!);
            return (known, end);
        }

        var (first, last) = (rows.Min(StringComparer.Ordinal)!, rows.Max(StringComparer.Ordinal)!);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PublishedKeys.Partition} and RowKey ge {first} and RowKey le {last}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellationToken))
            Take(entity);
        return (known, end);

        void Take(TableEntity entity)
        {
            if (ChainKeys.IsEnd(entity.RowKey))
                end = ChainEnd.Of(entity);
            else
                known[entity.RowKey] = Known.Of(entity);
        }
    }

    private sealed record Known(long Version, string Shape, ETag ETag)
    {
        public static Known Of(TableEntity entity) => new(entity.GetInt64("Version") ?? 0, entity.GetString("Shape") ?? "", entity.ETag);
    }

    private sealed record ChainEnd(long Count, string Hash, ETag ETag)
    {
        public static ChainEnd Of(TableEntity entity) => new(entity.GetInt64("Count") ?? 0, entity.GetString("Chained") ?? "", entity.ETag);
    }
}
