using System.Globalization;

namespace Nianbao.Domain.Ledgers;

/// <summary>
/// What the heads hold of an entry, so that references, counts of a day and distinct organisations need no records:
/// <c>since|until|fact|fact…</c>, for example <c>20220120|-|BRANCH|NO</c>. Days are yyyyMMdd; - means not reported.
/// </summary>
/// <param name="Owner">A credit code, or a division.</param>
/// <param name="Facts">The values of the ledger's own dimensions and facts, in its order; see <see cref="LedgerDataset.FactOf"/>.</param>
public sealed record LedgerRosterEntry(string Owner, string Id, DateOnly? Since, DateOnly? Until, IReadOnlyList<string> Facts)
{
    private const string Nothing = "-";
    private const char Separator = '|';

    public string Key => $"{Owner}-{Id}";

    /// <summary>Whether it held on that day, its last day included. An entry without a first day has always held.</summary>
    public bool HoldsOn(DateOnly day) => !(Since > day) && !(Until < day);

    /// <summary>Whether both held on some day.</summary>
    public bool Overlaps(LedgerRosterEntry other) => !(Since > other.Until) && !(other.Since > Until);

    /// <param name="key">The record's key.</param>
    /// <exception cref="FormatException">The text is not a ledger's roster entry.</exception>
    public static LedgerRosterEntry Parse(string key, string text)
    {
        var parts = text.Split(Separator);
        var hyphen = key.IndexOf('-', StringComparison.Ordinal);
        if (parts.Length < 2 || hyphen < 0)
            throw new FormatException($"'{key} {text}' is not a ledger's roster entry.");
        return new(key[..hyphen], key[(hyphen + 1)..], Day(parts[0]), Day(parts[1]), parts[2..]);
    }

    public override string ToString() => string.Join(Separator, Facts.Select(Clean).Prepend(Text(Until)).Prepend(Text(Since)));

    private static string Clean(string fact) => fact.AsSpan().IndexOfAny(Separator, '\n', '\t') < 0 ? fact : fact.Replace(Separator, '/').Replace('\n', ' ').Replace('\t', ' ');

    private static string Text(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? Nothing;

    private static DateOnly? Day(string text) => text == Nothing ? null : DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
