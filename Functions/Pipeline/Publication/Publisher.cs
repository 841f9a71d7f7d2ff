using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Publication;

/// <summary>Copies heads to the Aggregates table, only ever to a newer version, and moves the clock in the same transaction.</summary>
public sealed class Publisher(StorageClients storage)
{
    private const int GroupBudgetBytes = 3 * 1024 * 1024;
    private const int MaxConflicts = 40;
    private const int Remembered = 10_000;
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Aggregates);

    /// <summary>The copies this process wrote last: the version that comes next need not be compared with what is stored, its ETag does that.</summary>
    private readonly ConcurrentDictionary<string, Known> _written = new(StringComparer.Ordinal);

    /// <summary>Publishes the heads that are newer than what is published. Returns how many were.</summary>
    public Task<int> PublishAsync(Dataset dataset, int? year, IReadOnlyList<(string Division, Head Head)> heads, CancellationToken cancellationToken) =>
        PublishAsync(dataset, year, heads, IsStale, cancellationToken);

    /// <summary>Writes the copies of these heads again although this or a later version is published: that copy was found to be wrong.</summary>
    /// <param name="heads">The heads, each with the version of the wrong copy; a copy that has changed since is left alone.</param>
    public Task<int> ReplaceAsync(Dataset dataset, int? year, IReadOnlyList<(string Division, Head Head, long Found)> heads, CancellationToken cancellationToken)
    {
        var found = heads.ToDictionary(head => head.Head, head => head.Found);
        return PublishAsync(dataset, year, [.. heads.Select(head => (head.Division, head.Head))], (head, known) => known is null || known.Version == found[head] || known.Version < head.Version, cancellationToken);
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

    private async Task<int> PublishAsync(Dataset dataset, int? year, IReadOnlyList<(string Division, Head Head)> heads, Func<Head, Known?, bool> isDue, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        var published = 0;
        for (var conflicts = 0; heads.Count > 0;)
        {
            try
            {
                var known = conflicts == 0 && IsNext(series, heads) is { } mine ? mine : await KnownAsync(series, heads, cancellationToken);
                var stale = heads.Where(head => isDue(head.Head, known.GetValueOrDefault(RowOf(series, head)))).ToList();
                foreach (var group in Groups(series, stale, known))
                {
                    var answers = await _table.SubmitTransactionAsync(group.Actions, cancellationToken);
                    Remember(group, answers.Value);
                    published += group.Actions.Count - 1;
                }

                return published;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412 && ++conflicts <= MaxConflicts)
            {
                // Another publisher was faster, or our answer was lost: compare again.
                if (conflict.ErrorCode == TableErrorCode.TableNotFound)
                    await _table.CreateIfNotExistsAsync(cancellationToken);
                await Task.Delay(Random.Shared.Next(5, 20 * Math.Min(conflicts, 25)), cancellationToken);
            }
        }

        return published;
    }

    /// <summary>Records when the series was proven, without moving its version.</summary>
    public async Task VerifiedAsync(Dataset dataset, int? year, DateTimeOffset at, CancellationToken cancellationToken) =>
        await _table.UpsertEntityAsync(
            new TableEntity(PublishedKeys.Partition, PublishedKeys.Clock) { [PublishedKeys.VerifiedProperty(PublishedKeys.Series(dataset, year))] = at },
            TableUpdateMode.Merge,
            cancellationToken);

    /// <summary>What this process wrote last, when a single head is exactly one version ahead of it; null when that must be looked up.</summary>
    private Dictionary<string, Known>? IsNext(string series, IReadOnlyList<(string Division, Head Head)> heads) =>
        heads is [var only] && _written.TryGetValue(RowOf(series, only), out var last) && only.Head.Version == last.Version + 1
            ? new(StringComparer.Ordinal) { [RowOf(series, only)] = last }
            : null;

    private void Remember(EntityGroup group, IReadOnlyList<Response> answers)
    {
        if (_written.Count > Remembered)
            _written.Clear();
        foreach (var (action, answer) in group.Actions.Zip(answers))
        {
            if (action.Entity is TableEntity entity && entity.RowKey != PublishedKeys.Clock && answer.Headers.ETag is { } etag)
                _written[entity.RowKey] = Known.Of(entity) with { ETag = etag };
        }
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

    private async Task<Dictionary<string, Known>> KnownAsync(string series, IReadOnlyList<(string Division, Head Head)> heads, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        string[] select = ["PartitionKey", "RowKey", "Version", "Shape"];
        if (heads.Count == 1)
        {
            var answer = await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, RowOf(series, heads[0]), select, cancellationToken);
            if (answer.HasValue)
                known[answer.Value!.RowKey] = Known.Of(answer.Value);
            return known;
        }

        var first = heads.Select(head => RowOf(series, head)).Min(StringComparer.Ordinal)!;
        var last = heads.Select(head => RowOf(series, head)).Max(StringComparer.Ordinal)!;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PublishedKeys.Partition} and RowKey ge {first} and RowKey le {last}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellationToken))
            known[entity.RowKey] = Known.Of(entity);
        return known;
    }

    private sealed record Known(long Version, string Shape, ETag ETag)
    {
        public static Known Of(TableEntity entity) => new(entity.GetInt64("Version") ?? 0, entity.GetString("Shape") ?? "", entity.ETag);
    }
}
