using Azure.Data.Tables;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>The former names of registered organisations, worked out from the versions of their entries; nothing of them is stored a second time.</summary>
internal sealed class RegisteredNames(StorageClients storage, Dataset registry)
{
    private readonly PartitionRecords _records = new(storage.Tables.GetTableClient(TableNames.Of(registry, null)), registry);
    private readonly Dictionary<string, IReadOnlyList<FormerName>> _known = new(StringComparer.Ordinal);

    /// <summary>The names of an organisation that was asked for, or null when the register does not hold it.</summary>
    public IReadOnlyList<FormerName>? this[string uscc] => _known.GetValueOrDefault(uscc);

    /// <summary>Reads the entries of these organisations, as far as they are not known yet: a few one by one, many of a division by one query.</summary>
    public async Task FetchAsync(IEnumerable<string> usccs, CancellationToken cancellationToken)
    {
        foreach (var division in usccs.Where(uscc => !_known.ContainsKey(uscc)).Distinct(StringComparer.Ordinal).GroupBy(Uscc.DivisionOf).ToList())
        {
            foreach (var stored in await _records.ReadAsync(division.Key, [.. division], _ => true, cancellationToken))
                _known[stored.RowKey] = Of(registry, stored);
        }
    }

    /// <summary>The former names that an entry's versions tell.</summary>
    public static IReadOnlyList<FormerName> Of(Dataset registry, StoredRecord stored) =>
        NameHistory.Of([.. stored.All.OrderBy(version => version.Arrival).Select(version => (version.Arrival.At, (Organisation)RecordText.Read(registry, version.Data)))]);
}
