using System.Collections.Concurrent;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Pipeline.Publication;

namespace Nianbao.Pipeline.Intake.Comparisons;

/// <summary>
/// The ledgers' rosters over all divisions, from what is published: one read of the clock while they stand, whatever the number of
/// rows that refer to them. They are as new as the last final receipt.
/// </summary>
public sealed class LedgerRosters(DatasetList datasets, PublishedView published)
{
    private readonly ConcurrentDictionary<string, (string Version, LedgerRoster Roster)> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the rosters of these ledgers. They are shared: whoever changes one copies it first.</summary>
    public async Task<IReadOnlyList<LedgerRoster>> ReadAsync(IReadOnlyCollection<string> ledgers, int? year, CancellationToken cancellationToken)
    {
        if (ledgers.Count == 0)
            return [];
        var clock = await published.ClockAsync(cancellationToken);
        var rosters = new List<LedgerRoster>();
        foreach (var name in ledgers)
        {
            var ledger = (LedgerDataset)(datasets.Find(name) ?? throw new InvalidOperationException($"There is no ledger {name}."));
            rosters.Add(await ReadAsync(clock, ledger, ledger.PeriodKind == PeriodKind.Year ? year : null, cancellationToken));
        }

        return rosters;
    }

    /// <summary>Reads one roster as of a reading of the clock.</summary>
    public async Task<LedgerRoster> ReadAsync(PublicationClock clock, LedgerDataset ledger, int? year, CancellationToken cancellationToken)
    {
        var series = await published.SeriesAsync(clock, ledger, year, cancellationToken);
        var key = PublishedKeys.Series(ledger, year);
        if (_known.TryGetValue(key, out var known) && known.Version == series.Version)
            return known.Roster;
        var roster = new LedgerRoster(ledger);
        foreach (var (_, head) in series.Heads)
        {
            foreach (var (entry, line) in head.Roster)
                roster.Put(LedgerRosterEntry.Parse(entry, line));
        }

        _known[key] = (series.Version, roster);
        return roster;
    }
}
