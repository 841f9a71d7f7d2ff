using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>A rule about entries of ledgers. An entry has no states: a warning is said and nothing waits for an explanation.</summary>
public abstract class LedgerRule<TEntry>(string code, Severity severity, string zh, string en, string remedyZh, string remedyEn)
    : Rule<TEntry>(code, severity, zh, en, remedyZh, remedyEn)
    where TEntry : LedgerEntry
{
    public override bool NeedsExplanation => false;

    /// <summary>A voided entry was a mistake: only its key must still be right.</summary>
    protected sealed override void Check(TEntry record, Judge judge)
    {
        if (record.IsVoid != true)
            CheckEntry(record, judge);
    }

    protected abstract void CheckEntry(TEntry entry, Judge judge);

    protected static string Text(DateOnly day) => $"{day:yyyy-MM-dd}";
}
