using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Cases;

/// <summary>Stores acts on cases: each on top of what stands, as a version of the record, in one transaction with the totals it moves.</summary>
public sealed class CaseStore(StorageClients storage, Publisher publisher, TimeProvider time)
{
    /// <summary>Stores what is to be done to cases of one division, and publishes the division. Returns how many moved.</summary>
    /// <param name="cases">The keys, and for each what to make of the case as it stands; null: there is none. It may be asked again after a conflict, and may refuse by an exception.</param>
    public async Task<int> DoAsync(Dataset dataset, string division, IEnumerable<(string Key, Func<ICase?, ICase> Do)> cases, CancellationToken cancellationToken)
    {
        var session = new LedgerSession(TableOf(dataset), dataset, time, storage.Seal);
        var entries = cases.Select(one => Entry.Of(dataset, 0, Blank(dataset, one.Key)) with { Onto = stored => Entry.Of(dataset, 0, (Record)one.Do(stored is null ? null : Read(dataset, stored))) }).ToList();
        var arrival = new Arrival(Arrival.Truncate(time.GetUtcNow()), "act-" + Guid.NewGuid().ToString("N"));
        var outcomes = await session.CommitAsync(division, entries, arrival, commit: true, keepSightings: false, cancellationToken);
        // Also when nothing was to be stored: whoever did it before may not have come so far.
        await publisher.PublishAsync(dataset, null, [.. session.Heads], cancellationToken);
        return outcomes.Count(outcome => outcome == Outcome.Accepted);
    }

    /// <summary>All cases that an organisation or authority has in a dataset.</summary>
    public async Task<IReadOnlyList<ICase>> OfOwnerAsync(Dataset dataset, string owner, CancellationToken cancellationToken)
    {
        var (division, first, last) = (LedgerKeys.DivisionOf(owner + "-"), LedgerKeys.Record(owner) + "-", LedgerKeys.Record(owner) + ".");
        var found = new List<ICase>();
        try
        {
            await foreach (var entity in TableOf(dataset).QueryAsync<TableEntity>(e => e.PartitionKey == division && e.RowKey.CompareTo(first) >= 0 && e.RowKey.CompareTo(last) < 0, cancellationToken: cancellationToken))
                found.Add(Read(dataset, StoredRecord.From(entity)));
        }
        catch (Azure.RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // There was never a case.
        }

        return found;
    }

    public TableClient TableOf(Dataset dataset) => storage.Tables.GetTableClient(TableNames.Of(dataset, null));

    public static ICase Read(Dataset dataset, StoredRecord stored) => (ICase)RecordText.Read(dataset, stored.Current.Data);

    /// <summary>A record that bears the key and nothing else.</summary>
    private static Record Blank(Dataset dataset, string key)
    {
        var hyphen = key.IndexOf('-', StringComparison.Ordinal);
        var (owner, no, record) = (key[..hyphen], key[(hyphen + 1)..], dataset.NewRecord());
        if (record is LedgerEntry entry)
            (entry.Uscc, entry.DivisionCode, entry.Id) = (owner.Length == 6 ? null : owner, owner.Length == 6 ? owner : null, no);
        else if (record is CaseRecord one)
            (one.Uscc, one.No) = (owner, no);
        return record;
    }
}
