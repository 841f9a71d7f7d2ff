namespace Nianbao.Domain.Ledgers;

/// <summary>The lines of one ledger, over all divisions, by owner and by number.</summary>
public sealed class LedgerRoster(LedgerDataset ledger)
{
    private readonly Dictionary<string, LedgerRosterEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byId = new(StringComparer.Ordinal);

    public LedgerDataset Ledger { get; } = ledger;

    public IReadOnlyCollection<LedgerRosterEntry> All => _entries.Values;

    /// <summary>The entries of an organisation or an authority.</summary>
    public IEnumerable<LedgerRosterEntry> Of(string owner) => Find(_byOwner, owner);

    /// <summary>The entries that bear this number, whoever owns them.</summary>
    public IEnumerable<LedgerRosterEntry> Numbered(string id) => Find(_byId, id);

    /// <summary>Adds an entry, in the place of an earlier one with its key.</summary>
    public void Put(LedgerRosterEntry entry)
    {
        var isNew = !_entries.ContainsKey(entry.Key);
        _entries[entry.Key] = entry;
        if (!isNew)
            return;
        Note(_byOwner, entry.Owner, entry.Key);
        Note(_byId, entry.Id, entry.Key);
    }

    /// <summary>Takes an entry away: it was voided.</summary>
    public void Remove(string key) => _entries.Remove(key);

    /// <summary>The same lines, to be changed on their own.</summary>
    public LedgerRoster Copy()
    {
        var copy = new LedgerRoster(Ledger);
        foreach (var entry in _entries.Values)
            copy.Put(entry);
        return copy;
    }

    private IEnumerable<LedgerRosterEntry> Find(Dictionary<string, List<string>> index, string name) =>
        index.TryGetValue(name, out var keys) ? keys.Where(_entries.ContainsKey).Distinct().Select(key => _entries[key]) : [];

    private static void Note(Dictionary<string, List<string>> index, string name, string key)
    {
        if (index.TryGetValue(name, out var keys))
            keys.Add(key);
        else
            index[name] = [key];
    }
}
