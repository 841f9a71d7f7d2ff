namespace Nianbao.Domain.Ledgers;

/// <summary>What rules may look up in the ledgers; all of it is fetched before they run.</summary>
public sealed class LedgerContext
{
    public static readonly LedgerContext Empty = new();

    private readonly Dictionary<string, LedgerRoster> _rosters = new(StringComparer.Ordinal);

    /// <summary>The ledger that the record itself belongs to; null for reports and activities.</summary>
    public LedgerDataset? Ledger { get; init; }

    /// <summary>Rosters that were looked up.</summary>
    public IEnumerable<LedgerRoster> Rosters
    {
        get => _rosters.Values;
        init
        {
            foreach (var roster in value)
                _rosters[roster.Ledger.Name] = roster;
        }
    }

    /// <summary>The organisation's own entries, by ledger, voided ones left out; of ledgers that were looked up, and that are kept at all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> Entries { get; init; } = new Dictionary<string, IReadOnlyList<LedgerEntry>>();

    /// <summary>The organisation's entries of a ledger; null when they were not looked up, or nobody keeps that ledger, so that nothing can be said.</summary>
    public IReadOnlyList<TEntry>? Of<TEntry>(string ledger)
        where TEntry : LedgerEntry => Entries.TryGetValue(ledger, out var entries) ? [.. entries.Cast<TEntry>()] : null;

    /// <summary>The lines of a ledger, or null when they were not looked up.</summary>
    public LedgerRoster? Roster(string ledger) => _rosters.GetValueOrDefault(ledger);
}
