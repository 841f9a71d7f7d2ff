using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;

namespace Nianbao.Domain.Ledgers;

/// <summary>
/// A party-building ledger as a dataset: one state that is kept up to date, with dated facts inside. A ledger says what is its own;
/// owner, number, notes, voiding, the common rules, dimensions and the roster are the same for all and stand here.
/// </summary>
/// <param name="mechanisms">The mechanisms of domain.md 2 that it serves, for example M12.</param>
public abstract class LedgerDataset(string name, string chinese, string english, params string[] mechanisms) : Dataset
{
    public sealed override string Name { get; } = name;

    public sealed override string Chinese { get; } = chinese;

    public sealed override string English { get; } = english;

    public IReadOnlyList<string> Mechanisms { get; } = mechanisms;

    public override PeriodKind PeriodKind => PeriodKind.Current;

    /// <summary>Authorities keep the ledgers, but for those in which organisations say what they did.</summary>
    public override bool IsKeptByRegistrars => true;

    public virtual LedgerScope Scope => LedgerScope.Organisation;

    /// <summary>The column of the day an entry begins to hold, or null when none does.</summary>
    public virtual string? SinceColumn => null;

    /// <summary>The column of the last day it holds, or null when there is none.</summary>
    public virtual string? UntilColumn => null;

    /// <summary>Entries may be about days to come: a forum that is planned, a programme that will begin.</summary>
    public virtual bool MayBeginLater => false;

    /// <summary>The columns that make an entry one of its kind, from which a missing number is derived. Empty where the number is asked for.</summary>
    public virtual IReadOnlyList<string> Identity => [];

    /// <summary>Columns that name entries of other ledgers by their number.</summary>
    public virtual IReadOnlyList<LedgerReference> References => [];

    /// <summary>The ledgers whose rosters its rules look into, itself among them where an entry is compared with the owner's others.</summary>
    public IReadOnlyList<string> LooksUp => field ??= [.. References.Select(reference => reference.Ledger).Concat(ComparedWith).Distinct()];

    /// <summary>Ledgers that its own rules look into, besides those it refers to.</summary>
    protected virtual IReadOnlyList<string> ComparedWith => [];

    /// <summary>Whether the heads hold a line of each entry, so that others may refer to it and counts of a day are exact. Not for events, which are many.</summary>
    public virtual bool HasRoster => true;

    public override IReadOnlyList<Rule> Rules => field ??= RuleCatalogue.LedgersWith(OwnRules, hasCode: Scope != LedgerScope.Authority);

    public override IReadOnlyList<string> KeyColumns => Scope switch
    {
        LedgerScope.Organisation => ["uscc", IdColumn],
        LedgerScope.Authority => ["divisionCode", IdColumn],
        _ => ["uscc", "divisionCode", IdColumn],
    };

    public sealed override string Shape => field ??= Fingerprint([Name, "roster", .. FactNames]);

    /// <summary>The name of the column that holds the number.</summary>
    public abstract string IdColumn { get; }

    /// <summary>Its own dimensions, which are the facts in the roster as well.</summary>
    protected abstract IReadOnlyList<Dimension> OwnDimensions { get; }

    /// <summary>Its own rules.</summary>
    protected virtual IReadOnlyList<Rule> OwnRules => [];

    /// <summary>Facts in the roster that are no dimensions.</summary>
    protected virtual IReadOnlyList<LedgerFact> OwnFacts => [];

    private IReadOnlyList<string> FactNames => field ??= [.. OwnDimensions.Select(d => d.Name), .. OwnFacts.Select(f => f.Name)];

    public sealed override IReadOnlyList<Dimension> Dimensions => field ??= [.. OwnDimensions, .. CommonDimensions];

    private IEnumerable<Dimension> CommonDimensions
    {
        get
        {
            if (Scope != LedgerScope.Authority)
                yield return new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => Uscc.LegalTypeOf(r.Uscc) ?? "");
            if (SinceColumn is not null)
                yield return new("year", "年份", "Year", [], (r, _) => SinceOf(r)?.Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture) ?? "");
            if (UntilColumn is not null)
                yield return new("ended", "已终止", "Has an end date", YesNo.All, (r, _) => YesNo.Of(UntilOf(r) is not null));
        }
    }

    /// <summary>The day an entry begins to hold; null when unknown.</summary>
    public DateOnly? SinceOf(Record entry) => SinceColumn is { } column ? Column(column).DayOf(entry) : null;

    /// <summary>The last day it holds; null while it goes on.</summary>
    public DateOnly? UntilOf(Record entry) => UntilColumn is { } column ? Column(column).DayOf(entry) : null;

    public override bool Counts(Record record) => ((LedgerEntry)record).IsVoid != true;

    /// <summary>Derives the number of an entry that bears none, so that the same fact finds itself again.</summary>
    public override void Complete(Record record, Period period)
    {
        var entry = (LedgerEntry)record;
        if (entry.Id is not null || Identity.Count == 0)
            return;
        var text = string.Join('\u001f', Identity.Select(name => ActivityFingerprint.Folded(Column(name).Write(entry) ?? "")));
        entry.Id = "h:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    public sealed override string? RosterEntry(Record record, RecordFacts facts) => HasRoster && Counts(record) ? RosterOf((LedgerEntry)record).ToString() : null;

    /// <summary>The entry's line in the roster.</summary>
    public LedgerRosterEntry RosterOf(LedgerEntry entry) =>
        new(entry.Owner, entry.Id ?? "", SinceOf(entry), UntilOf(entry), [.. OwnDimensions.Select(d => d.Of(entry, default)), .. OwnFacts.Select(f => f.Of(entry) ?? "")]);

    /// <summary>A fact that is a day, written yyyy-MM-dd.</summary>
    protected DateOnly? DayOf(LedgerRosterEntry entry, string name) =>
        FactOf(entry, name) is { Length: > 0 } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>A fact in the roster by the name of its dimension; null when the ledger has none of that name.</summary>
    public string? FactOf(LedgerRosterEntry entry, string name)
    {
        for (var i = 0; i < FactNames.Count; i++)
        {
            if (FactNames[i] == name)
                return entry.Facts[i];
        }

        return null;
    }
}

/// <summary>A column whose value is the number of an entry in another ledger.</summary>
public sealed record LedgerReference(string Column, string Ledger);

/// <summary>A fact that a roster holds of an entry.</summary>
public sealed record LedgerFact(string Name, Func<LedgerEntry, string?> Of);
