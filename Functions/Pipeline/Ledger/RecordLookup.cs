using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Reads the standing (never returned) records of another dataset that rules compare with: a few by key, many by one query over the divisions
/// they lie in, so that a bulk file costs a handful of requests and not one a row. What was read is remembered.
/// </summary>
public sealed class RecordLookup(StorageClients storage, Dataset dataset, int? year) : IDisposable
{
    private const int FewKeys = 4;
    private static readonly string[] Content = ["PartitionKey", "RowKey", "Data", "Data1", "Data2", "Data3", "State"];
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Of(dataset, year));

    // A province's register and last year's reports are hundreds of megabytes as objects; as texts in a temporary file they are none.
    private readonly Dictionary<CompactCode, long> _texts = [];
    private readonly Reading.SpillFile _spill = new();
    private (string Key, Record? Record) _latest = ("", null);
    private readonly HashSet<string> _wholeDivisions = new(StringComparer.Ordinal);
    private bool _missing;

    /// <summary>The record as it stood when looked up, or null when there is none. It must have been asked for before.</summary>
    public Record? this[string key]
    {
        get
        {
            if (_latest.Key == key)
                return _latest.Record;
            if (!CompactCode.TryOf(key, out var code) || !_texts.TryGetValue(code, out var at) || at < 0)
                return null;
            _latest = (key, RecordText.Read(dataset, Encoding.UTF8.GetString(_spill.At(at))));
            return _latest.Record;
        }
    }

    /// <summary>Deletes what was fetched.</summary>
    public void Dispose() => _spill.Dispose();

    /// <summary>Fetches the records of these keys (credit codes), as far as they are not known yet.</summary>
    public async Task FetchAsync(IReadOnlyCollection<string> usccs, CancellationToken cancellationToken)
    {
        if (_missing)
            return;
        var unknown = usccs.Where(uscc => CompactCode.TryOf(uscc, out var code) && !_texts.ContainsKey(code) && !_wholeDivisions.Contains(Uscc.DivisionOf(uscc))).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        try
        {
            if (unknown.Count <= FewKeys)
            {
                foreach (var uscc in unknown)
                {
                    var answer = await _table.GetEntityIfExistsAsync<TableEntity>(Uscc.DivisionOf(uscc), LedgerKeys.Record(uscc), Content, cancellationToken);
                    Set(uscc, answer.HasValue && !StoredRecord.IsReturned(answer.Value!) ? Keep(answer.Value!) : -1);
                }

                return;
            }

            var divisions = unknown.Select(Uscc.DivisionOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey ge {divisions[0]} and PartitionKey le {divisions[^1]} and RowKey ge {LedgerKeys.FirstRecord} and RowKey lt {LedgerKeys.BehindRecords}");
            await foreach (var entity in _table.QueryAsync<TableEntity>(filter, LedgerKeys.PageRows(dataset, contentOnly: true), Content, cancellationToken))
            {
                if (!StoredRecord.IsReturned(entity))
                    Set(entity.RowKey, Keep(entity)); // A credit code is its own row key.
            }

            _wholeDivisions.UnionWith(divisions);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            _missing = true;
        }
    }

    private void Set(string key, long at)
    {
        if (CompactCode.TryOf(key, out var code))
            _texts[code] = at;
    }

    private long Keep(TableEntity entity) => _spill.Append(Encoding.UTF8.GetBytes(StoredRecord.DataOf(entity)));
}
