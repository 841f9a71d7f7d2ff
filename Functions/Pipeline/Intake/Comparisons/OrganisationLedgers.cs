using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake.Comparisons;

/// <summary>
/// What ledgers hold of the organisations that report, for the cross-checks of reports and activities. A ledger is read only where a
/// row gives reason to (<see cref="LedgerNeeds"/>): one range for an organisation, one query over the divisions for many; a ledger that concerns
/// all organisations by its roster, once a file.
/// </summary>
internal sealed class OrganisationLedgers(StorageClients storage, DatasetList datasets, LedgerRosters rosters) : IDisposable
{
    // A bulk file brings the entries of whole divisions; as texts in a temporary file they take no memory.
    private readonly SpillFile _texts = new();
    private readonly Dictionary<string, Kept> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerRoster> _rosters = new(StringComparer.Ordinal);

    /// <summary>Reads what the rules will compare these records with.</summary>
    public async Task FetchAsync(IEnumerable<(Record Record, Organisation? Registered)> records, FormExtent extent, CancellationToken cancellationToken)
    {
        var all = records.ToList();
        foreach (var roster in await rosters.ReadAsync([.. all.SelectMany(pair => LedgerNeeds.RostersOf(pair.Record)).Distinct().Where(name => !_rosters.ContainsKey(name))], null, cancellationToken))
            _rosters[roster.Ledger.Name] = roster;
        var needed = all
            .SelectMany(pair => LedgerNeeds.Of(pair.Record, pair.Registered, extent).Select(ledger => (ledger, pair.Record.Uscc)))
            .ToLookup(need => need.ledger, need => need.Uscc!, StringComparer.Ordinal);
        foreach (var need in needed)
        {
            if (!_ledgers.TryGetValue(need.Key, out var kept))
                _ledgers[need.Key] = kept = new(storage, datasets.Require(need.Key));
            await foreach (var entity in kept.Records.ReadAsync(need, cancellationToken))
            {
                var uscc = entity.RowKey[..Domain.Reference.Uscc.Length];
                if (!kept.Places.TryGetValue(uscc, out var places))
                    kept.Places[uscc] = places = [];
                places.Add(_texts.Append(Encoding.UTF8.GetBytes(StoredRecord.DataOf(entity))));
            }
        }
    }

    /// <summary>What the rules may look up of one record. A ledger that nobody keeps is left out: it tells nothing.</summary>
    public LedgerContext Of(Record record, Organisation? registered, FormExtent extent)
    {
        var entries = new Dictionary<string, IReadOnlyList<LedgerEntry>>(StringComparer.Ordinal);
        foreach (var ledger in LedgerNeeds.Of(record, registered, extent))
        {
            if (_ledgers.TryGetValue(ledger, out var kept) && !kept.Records.IsMissing)
                entries[ledger] = [.. kept.Places.GetValueOrDefault(record.Uscc!, []).Select(place => (LedgerEntry)RecordText.Read(kept.Ledger, Encoding.UTF8.GetString(_texts.At(place)))).Where(kept.Ledger.Counts)];
        }

        LedgerRoster[] looked = [.. LedgerNeeds.RostersOf(record).Select(name => _rosters.GetValueOrDefault(name)).OfType<LedgerRoster>()];
        return entries.Count == 0 && looked.Length == 0 ? LedgerContext.Empty : new() { Entries = entries, Rosters = looked };
    }

    /// <summary>Deletes what was fetched.</summary>
    public void Dispose() => _texts.Dispose();

    private sealed class Kept(StorageClients storage, Dataset ledger)
    {
        public Dataset Ledger { get; } = ledger;

        public OrganisationRecords Records { get; } = new(storage, ledger, null);

        /// <summary>Where the entries of an organisation lie.</summary>
        public Dictionary<string, List<long>> Places { get; } = new(StringComparer.Ordinal);
    }
}
