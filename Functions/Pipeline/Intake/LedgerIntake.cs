using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Pipeline.Intake.Comparisons;

namespace Nianbao.Pipeline.Intake;

/// <summary>What the rules look up while a ledger's file is read: the ledgers it refers to, and its own as it stands with the rows taken so far.</summary>
internal sealed class LedgerIntake(LedgerDataset ledger, Period period, LedgerRosters rosters)
{
    private LedgerRoster? _own;

    public LedgerContext Context { get; private set; } = new() { Ledger = ledger };

    /// <summary>Reads the rosters, once a file.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_own is not null || ledger.LooksUp.Count == 0)
            return;
        var read = await rosters.ReadAsync(ledger.LooksUp, period.Year, cancellationToken);
        _own = read.FirstOrDefault(roster => roster.Ledger == ledger)?.Copy() ?? new(ledger);
        Context = new() { Ledger = ledger, Rosters = [.. read.Where(roster => roster.Ledger != ledger), _own] };
    }

    /// <summary>Takes the row among those that later rows are compared with.</summary>
    public void Remember(LedgerEntry entry)
    {
        if (_own is null)
            return;
        if (ledger.Counts(entry))
            _own.Put(ledger.RosterOf(entry));
        else
            _own.Remove(entry.Key);
    }
}
