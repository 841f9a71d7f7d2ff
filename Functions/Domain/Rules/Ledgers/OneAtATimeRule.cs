using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>An organisation has one entry of the ledger at a time: the message names the earliest other one that overlaps ({other}, {since}).</summary>
/// <param name="column">The column at fault, which names whom or what the entry is about.</param>
/// <param name="fact">The roster's fact of that name, or of the same meaning.</param>
public abstract class OneAtATimeRule<TEntry>(string code, string column, string fact, string zh, string en, string remedyZh, string remedyEn)
    : LedgerRule<TEntry>(code, Severity.Error, zh, en, remedyZh, remedyEn)
    where TEntry : LedgerEntry
{
    public sealed override IReadOnlyList<string> Fields => [column, "from", "to"];

    protected sealed override void CheckEntry(TEntry entry, Judge judge)
    {
        if (judge.Context.Ledgers is not { Ledger: { } ledger } ledgers || ledgers.Roster(ledger.Name) is not { } roster)
            return;
        var mine = ledger.RosterOf(entry);
        if (roster.Of(entry.Owner).Where(other => other.Key != mine.Key && other.Overlaps(mine)).OrderBy(other => other.Since).FirstOrDefault() is { } overlapping)
            judge.Fail(this, column, arguments: [("other", ledger.FactOf(overlapping, fact) ?? ""), ("since", overlapping.Since is { } since ? Text(since) : "?")]);
    }
}
