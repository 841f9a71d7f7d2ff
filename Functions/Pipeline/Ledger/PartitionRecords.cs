using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Ledger;

/// <summary>Reads records of one division at a time. A table that is not there holds none.</summary>
public sealed class PartitionRecords(TableClient table, Dataset dataset)
{
    /// <summary>So many are read one by one; of more, one query reads all that lie between the first and the last.</summary>
    public const int Few = 4;

    /// <summary>One row, record or head; null when there is none.</summary>
    public async Task<TableEntity?> GetAsync(string division, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await table.GetEntityIfExistsAsync<TableEntity>(division, rowKey, cancellationToken: cancellationToken);
            return answer.HasValue ? answer.Value : null;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            return null;
        }
    }

    /// <summary>Reads records, those that are there, without the versions that were moved out of their rows.</summary>
    /// <param name="oneByOne">Whether a request for each costs less than one for the whole range they lie in.</param>
    public async Task<List<StoredRecord>> ReadAsync(string division, IReadOnlyCollection<string> rowKeys, bool oneByOne, CancellationToken cancellationToken)
    {
        var found = new List<StoredRecord>();
        if (oneByOne)
        {
            foreach (var rowKey in rowKeys)
            {
                if (await GetAsync(division, rowKey, cancellationToken) is { } entity)
                    found.Add(StoredRecord.From(entity));
            }

            return found;
        }

        var wanted = rowKeys.ToHashSet(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {division} and RowKey ge {wanted.Min(StringComparer.Ordinal)} and RowKey le {wanted.Max(StringComparer.Ordinal)}");
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, LedgerKeys.PageRows(dataset), cancellationToken: cancellationToken))
            {
                if (wanted.Contains(entity.RowKey))
                    found.Add(StoredRecord.From(entity));
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Then there are none.
        }

        return found;
    }

    /// <summary>Reads records with their versions, those that are there.</summary>
    /// <param name="needsAll">Whether the versions that were moved out of its row are needed as well.</param>
    public async Task<IReadOnlyList<StoredRecord>> ReadAsync(string division, IReadOnlyCollection<string> rowKeys, Func<StoredRecord, bool> needsAll, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(division, rowKeys, oneByOne: rowKeys.Count <= Few, cancellationToken);
        for (var i = 0; i < found.Count; i++)
        {
            if (needsAll(found[i]))
                found[i] = await WithOverflowAsync(division, found[i], cancellationToken);
        }

        return found;
    }

    /// <summary>The record with the versions that were moved out of its row.</summary>
    public async Task<StoredRecord> WithOverflowAsync(string division, StoredRecord record, CancellationToken cancellationToken)
    {
        if (record.Spilled == 0)
            return record;
        var recalled = new List<RecordVersion>();
        var first = LedgerKeys.FirstOverflow(record.RowKey);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {division} and RowKey ge {first} and RowKey lt {first + "~"}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            recalled.AddRange(StoredRecord.GetVersions(entity));
        return record with { Recalled = recalled };
    }
}
