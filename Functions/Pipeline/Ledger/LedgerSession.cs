using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Commits rows to one records table, partition by partition. A commit is one entity-group transaction of records and the
/// heads that hold their cells, each under the ETag it was read with: records and totals move together or not at all. After a
/// conflict the partition is read again; what a lost answer had already committed is found there and answered the same.
/// </summary>
/// <remarks>One session serves one submission. Different divisions may be committed at once; one division may not.</remarks>
public sealed partial class LedgerSession(TableClient table, Dataset dataset, TimeProvider time, EntitySeal seal)
{
    private const int RecordBudgetBytes = 3 * 1024 * 1024;
    private const int OthersBudgetBytes = 48 * 1024;
    private const int MaxConflicts = 40;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, PartitionHeads> _heads = new(StringComparer.Ordinal);

    /// <summary>The table's records as they are stored.</summary>
    public PartitionRecords Records { get; } = new(table, dataset);

    /// <summary>The heads this session has read or written, as they are stored.</summary>
    public IEnumerable<(string Division, Head Head)> Heads =>
        _heads.SelectMany(division => division.Value.All.Where(head => head.Exists).Select(head => (division.Key, head)));

    /// <summary>Reads the heads of all divisions from the first to the last in one query instead of one by one.</summary>
    /// <param name="create">Whether to create the table when it is missing; a dry run does not.</param>
    public async Task PreloadHeadsAsync(string firstDivision, string lastDivision, bool create, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {firstDivision} and PartitionKey le {lastDivision} and RowKey ge {LedgerKeys.FirstHead} and RowKey lt {LedgerKeys.BehindHeads}");
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, LedgerKeys.PageHeads, cancellationToken: cancellationToken))
                _heads.GetOrAdd(entity.PartitionKey, _ => new(complete: true)).Set(Head.From(entity, LedgerKeys.HeadName(entity.RowKey)));
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            if (create)
                await table.CreateIfNotExistsAsync(cancellationToken);
        }

        _preloaded.Add((firstDivision, lastDivision));
    }

    /// <summary>Whether the division's heads were read by such a query.</summary>
    public bool HasPreloaded(string division) => _preloaded.Exists(range => string.CompareOrdinal(division, range.First) >= 0 && string.CompareOrdinal(division, range.Last) <= 0);

    /// <summary>
    /// Tells what is stored of an organisation, all of it, when it was read for another purpose anyway: the commit need not read it again.
    /// Should it be out of date by then, the records' ETags say so, and the partition is read again.
    /// </summary>
    public void Know(string uscc, IEnumerable<StoredRecord> stored) => _known[uscc] = stored.ToDictionary(record => record.RowKey, StringComparer.Ordinal);

    /// <summary>A head as it stands, empty when there is none; read once, and not again for the commit.</summary>
    public async Task<Head> HeadAsync(string division, string name, CancellationToken cancellationToken) =>
        (await HeadsAsync(division, [name], cancellationToken))[name];

    private readonly List<(string First, string Last)> _preloaded = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Dictionary<string, StoredRecord>> _known = new(StringComparer.Ordinal);

    /// <summary>Commits the rows of one division. Returns what became of each, in their order.</summary>
    public async Task<Outcome[]> CommitAsync(
        string division, IReadOnlyList<Entry> entries, Arrival arrival, bool commit, bool keepSightings, CancellationToken cancellationToken) =>
        Array.ConvertAll(await PlaceAsync(division, entries, arrival, commit, keepSightings, cancellationToken), placement => placement.Outcome);

    /// <summary>
    /// Changes one record by what is decided on it as it stands, in one transaction with its head. Returns the record as it stands
    /// afterwards, null when there is none.
    /// </summary>
    /// <param name="amend">Given the record with all its versions; returns what to store, or null when there is nothing to store. It may be asked again after a conflict, and may refuse by an exception.</param>
    /// <exception cref="RequestFailedException">The storage did not do its work; amending again is safe when the amendment is.</exception>
    public async Task<StoredRecord?> AmendAsync(string division, string rowKey, string headName, Func<StoredRecord, StoredRecord?> amend, CancellationToken cancellationToken)
    {
        var heads = await HeadsAsync(division, [headName], cancellationToken);
        for (var conflicts = 0; ;)
        {
            if (await Records.GetAsync(division, rowKey, cancellationToken) is not { } entity)
                return null;
            var old = await Records.WithOverflowAsync(division, StoredRecord.From(entity), cancellationToken);
            if (amend(old) is not { } next)
                return old;
            var batch = new Batch { Rows = 1 };
            TryAdd(batch, division, null, old, next, EntityGroup.MaxOperations);
            await LoadAsync(division, heads, batch.HeadNames, cancellationToken);
            TryBuild(batch, division, heads);
            try
            {
                await SubmitAsync(batch, cancellationToken);
                return next;
            }
            catch (RequestFailedException conflict) when (IsConflict(conflict) && ++conflicts <= MaxConflicts)
            {
                heads.Forget(batch.HeadNames);
                await LoadAsync(division, heads, batch.HeadNames, cancellationToken);
                if (batch.HeadNames.Count > 0 && batch.HeadNames.All(name => heads[name].CommitId == batch.CommitId))
                    return next; // It happened; only its answer was lost.
                await PauseAsync(conflicts, cancellationToken);
            }
        }
    }

    // A second delivery finds its row committed. The heads the row left then may not have been published yet: they are looked at again.
    private string[] FormerHeads(StoredRecord stored) =>
        [.. stored.Others.Concat(stored.Recalled).Select(other => dataset.HeadOf(RecordText.Read(dataset, other.Data))).Distinct(StringComparer.Ordinal)];

    private static bool IsConflict(RequestFailedException failure) => failure.Status is 404 or 409 or 412;

    private static string NewCommitId() => Guid.NewGuid().ToString("N");

    private bool TryAdd(Batch batch, string division, Entry? entry, StoredRecord? old, StoredRecord next, int most)
    {
        var moved = old is null || old.Current.Hash != next.Current.Hash || old.Facts != next.Facts;
        var change = new Change(old, next, moved ? old is null ? null : RecordText.Read(dataset, old.Current.Data) : null,
            moved ? next.Current.Hash == entry?.Hash ? entry.Record : RecordText.Read(dataset, next.Current.Data) : null);
        var (entity, overflow) = Fit(division, next);
        seal.Put(entity);
        if (overflow is not null)
            seal.Put(overflow);
        var bytes = EntityGroup.Check(entity) + (overflow is null ? 0 : EntityGroup.Check(overflow));
        string?[] names = [change.Before is null ? null : dataset.HeadOf(change.Before), change.After is null ? null : dataset.HeadOf(change.After)];
        var heads = batch.HeadNames.Count + names.Distinct(StringComparer.Ordinal).Count(name => name is not null && !batch.HeadNames.Contains(name));
        var operations = batch.Entities.Count + (overflow is null ? 1 : 2) + heads;
        if (batch.Entities.Count > 0 && (operations > Math.Min(most, EntityGroup.MaxOperations) || batch.Bytes + bytes > RecordBudgetBytes))
            return false;
        batch.HeadNames.UnionWith(names.OfType<string>());
        batch.Bytes += bytes;
        batch.Changes.Add(change);
        batch.Entities.Add((old is null ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace, entity, old?.ETag ?? default));
        if (overflow is not null)
            batch.Entities.Add((TableTransactionActionType.UpsertReplace, overflow, default));
        return true;
    }

    /// <summary>The record's row; when its other versions outgrow it, all but the latest of them move as a block to a row of their own.</summary>
    /// <remarks>The latest stays, so that a second delivery still sees which head the record came from (<see cref="FormerHeads"/>).</remarks>
    private static (TableEntity Entity, TableEntity? Overflow) Fit(string division, StoredRecord next)
    {
        var entity = next.ToEntity(division);
        if (next.Others.Count < 2 || StoredRecord.VersionBytes(entity) <= OthersBudgetBytes)
            return (entity, null);
        var block = next.Others.Take(next.Others.Count - 1).ToList();
        var last = block[^1].Arrival;
        var overflow = new TableEntity(division, LedgerKeys.Overflow(next.RowKey, last));
        StoredRecord.PutVersions(overflow, block);
        var kept = next with
        {
            Others = [next.Others[^1]],
            Spilled = next.Spilled + block.Count,
            SpilledTo = next.SpilledTo is { } before && before > last ? before : last,
        };
        return (kept.ToEntity(division), overflow);
    }

    private bool TryBuild(Batch batch, string division, PartitionHeads heads)
    {
        batch.CommitId = NewCommitId();
        batch.Group = new EntityGroup(division);
        foreach (var change in batch.Changes)
            Move(heads, change, +1);
        try
        {
            foreach (var (type, entity, etag) in batch.Entities)
                batch.Group.Add(type, entity, etag);
            foreach (var name in batch.HeadNames)
            {
                var head = heads[name];
                head.Advance(batch.CommitId, time.GetUtcNow());
                batch.Advanced.Add(head);
                batch.Group.Add(head.Exists ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.Add, seal.Put(head.ToEntity(division, LedgerKeys.Head(name))), head.ETag);
            }

            return true;
        }
        catch (StorageLimitException) when (batch.Entities.Count > 1)
        {
            foreach (var head in batch.Advanced)
                head.Retreat();
            foreach (var change in batch.Changes)
                Move(heads, change, -1);
            return false;
        }
    }

    private void Move(PartitionHeads heads, Change change, int sign)
    {
        if (change.Before is not null && sign > 0)
            heads[dataset.HeadOf(change.Before)].Move(dataset, change.Before, change.Old!.Facts, -1);
        if (change.After is not null)
            heads[dataset.HeadOf(change.After)].Move(dataset, change.After, change.Next.Facts, sign);
        if (change.Before is not null && sign < 0)
            heads[dataset.HeadOf(change.Before)].Move(dataset, change.Before, change.Old!.Facts, +1);
    }

    private async Task SubmitAsync(Batch batch, CancellationToken cancellationToken)
    {
        var answers = await table.SubmitTransactionAsync(batch.Group!.Actions, cancellationToken);
        var at = batch.Entities.Count;
        foreach (var head in batch.Advanced)
            head.ETag = answers.Value[at++].Headers.ETag!.Value;
    }

    private async Task<PartitionHeads> HeadsAsync(string division, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var heads = _heads.GetOrAdd(division, _ => new(complete: HasPreloaded(division)));
        await LoadAsync(division, heads, names.Distinct(StringComparer.Ordinal), cancellationToken);
        return heads;
    }

    private async Task LoadAsync(string division, PartitionHeads heads, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            if (heads.TryGet(name, out _))
                continue;
            heads.Set(heads.Complete
                ? Head.Empty(name, dataset.Shape)
                : await Records.GetAsync(division, LedgerKeys.Head(name), cancellationToken) is { } entity ? Head.From(entity, name) : Head.Empty(name, dataset.Shape));
        }

        if (heads.All.Any(head => head.Exists && head.Shape != dataset.Shape))
        {
            await ReshapeAsync(division, cancellationToken);
            heads.TakeOver(_heads[division]);
            _heads[division] = heads;
            await LoadAsync(division, heads, names, cancellationToken);
        }
    }

    /// <summary>The records that the rows are about, as they stand now.</summary>
    /// <param name="certain">Whether to look even when the heads say that there can be none (they may have been read long ago).</param>
    private async Task<Dictionary<string, StoredRecord>> StoredAsync(
        string division, IReadOnlyList<Entry> entries, Arrival arrival, PartitionHeads heads, CancellationToken cancellationToken, bool certain = false)
    {
        var stored = await StandingAsync(division, entries, heads, certain, cancellationToken);
        // Only what came before a record had its hundreds of versions can be among those that were moved out of its row. Where
        // versions have states, an old one may come to stand again: all of them are looked at.
        foreach (var record in stored.Values.Where(record => record.SpilledTo >= arrival || record.HasStates).ToList())
            stored[record.RowKey] = await Records.WithOverflowAsync(division, record, cancellationToken);
        return stored;
    }

    private async Task<Dictionary<string, StoredRecord>> StandingAsync(
        string division, IReadOnlyList<Entry> entries, PartitionHeads heads, bool certain, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, StoredRecord>(StringComparer.Ordinal);
        if (entries.Count == 0)
            return stored;
        if (!certain && !_known.IsEmpty && entries.All(entry => _known.ContainsKey(entry.Record.Uscc!)))
        {
            foreach (var entry in entries)
            {
                if (_known[entry.Record.Uscc!].TryGetValue(entry.RowKey, out var known))
                    stored[entry.RowKey] = known;
            }

            return stored;
        }

        // No head, no records but those that this session has written, and it seldom writes one twice: an insert that meets one after all conflicts, and the partition is read again.
        if (!certain && entries.All(entry => heads[dataset.HeadOf(entry.Record)].IsNew) && (entries.Count > PartitionRecords.Few || !dataset.IsMonthly))
            return stored;
        // Where the rosters name every record, what they do not name is not there; should another have been faster, the insert conflicts likewise.
        if (!certain && dataset.RostersNameAll && entries.All(entry => !heads[dataset.HeadOf(entry.Record)].Names(entry.Record.Key)))
            return stored;
        // The records of one organisation lie side by side: one query reads them. Those of a few organisations may lie far apart.
        var isFew = entries.Count == 1 || (entries.Count <= PartitionRecords.Few && entries.Any(entry => entry.Record.Uscc != entries[0].Record.Uscc));
        foreach (var record in await Records.ReadAsync(division, [.. entries.Select(entry => entry.RowKey)], isFew, cancellationToken))
            stored[record.RowKey] = record;
        return stored;
    }

    // In real time: a clock that is set to a day of business would let nobody go on.
    private static Task PauseAsync(int conflicts, CancellationToken cancellationToken) =>
        Task.Delay(Random.Shared.Next(5, 20 * Math.Min(conflicts, 25)), cancellationToken);

    private sealed record Change(StoredRecord? Old, StoredRecord Next, Record? Before, Record? After);

    private sealed class Batch
    {
        public string CommitId { get; set; } = "";

        public int Rows { get; set; }

        public int Bytes { get; set; }

        public List<Change> Changes { get; } = [];

        public List<(TableTransactionActionType Type, TableEntity Entity, ETag ETag)> Entities { get; } = [];

        public HashSet<string> HeadNames { get; } = new(StringComparer.Ordinal);

        public List<Head> Advanced { get; } = [];

        public EntityGroup? Group { get; set; }
    }
}
