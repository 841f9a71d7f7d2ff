using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Reads the standing records of another dataset that rules compare with: a few by key, many by one query over the divisions
/// they lie in, so that a bulk file costs a handful of requests and not one a row. What was read is remembered.
/// </summary>
/// <param name="take">When given, each record is handed over and not kept: for bulk files of which only a few facts are needed.</param>
public sealed class RecordLookup(StorageClients storage, Dataset dataset, int? year, Action<Record>? take = null)
{
    private const int FewKeys = 4;
    private static readonly string[] Content = ["PartitionKey", "RowKey", "Data", "Data1", "Data2", "Data3"];
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Of(dataset, year));
    private readonly Dictionary<string, Record?> _records = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wholeDivisions = new(StringComparer.Ordinal);
    private bool _missing;

    /// <summary>The record as it stood when looked up, or null when there is none. It must have been asked for before.</summary>
    public Record? this[string key] => _records.GetValueOrDefault(key);

    /// <summary>Fetches the records of these keys (credit codes), as far as they are not known yet.</summary>
    public async Task FetchAsync(IReadOnlyCollection<string> usccs, CancellationToken cancellationToken)
    {
        if (_missing)
            return;
        var unknown = usccs.Where(uscc => !_records.ContainsKey(uscc) && !_wholeDivisions.Contains(Uscc.DivisionOf(uscc))).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        try
        {
            if (unknown.Count <= FewKeys)
            {
                foreach (var uscc in unknown)
                {
                    var answer = await _table.GetEntityIfExistsAsync<TableEntity>(Uscc.DivisionOf(uscc), LedgerKeys.Record(uscc), Content, cancellationToken);
                    _records[uscc] = answer.HasValue ? Keep(Read(answer.Value!)) : null;
                }

                return;
            }

            var divisions = unknown.Select(Uscc.DivisionOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {divisions[0]} and PartitionKey le {divisions[^1]} and RowKey ge {LedgerKeys.FirstRecord} and RowKey lt {LedgerKeys.BehindRecords}");
            await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: Content, cancellationToken: cancellationToken))
            {
                var record = Read(entity);
                if (Keep(record) is { } kept)
                    _records[record.Key] = kept;
            }

            _wholeDivisions.UnionWith(divisions);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            _missing = true;
        }
    }

    private Record? Keep(Record record)
    {
        take?.Invoke(record);
        return take is null ? record : null;
    }

    private Record Read(TableEntity entity) => RecordText.Read(dataset, StoredRecord.DataOf(entity));
}
