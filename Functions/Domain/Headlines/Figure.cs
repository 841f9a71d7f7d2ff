using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Headlines;

/// <summary>One number of a headline: what is counted or summed, of which dataset, over which time.</summary>
/// <param name="Name">Within the headline, for example workstations.</param>
/// <param name="Unit">家, 元 and so on; units are never mixed.</param>
/// <param name="UnitEn">The unit in English, in the plural.</param>
public abstract record Figure(string Name, string Chinese, string English, string Unit, string UnitEn, DisplayStyle Style)
{
    /// <summary>The dataset whose records it rests on.</summary>
    public abstract string Dataset { get; }

    /// <summary>Digits behind the point of the value: 2 for money.</summary>
    public virtual int Decimals => 0;

    /// <summary>The first and the last day it is about; null where there is no first one.</summary>
    public abstract (DateOnly? From, DateOnly To) PeriodOf(DateOnly asOf);
}

/// <summary>Which time counts, seen from the day of the question (domain.md 0.3).</summary>
public enum TimeWindow
{
    /// <summary>What holds on the day: begun, and not ended before it.</summary>
    OnTheDay,

    /// <summary>All that ever began by the day, ended since or not.</summary>
    UntilTheDay,

    /// <summary>去年: the calendar year before the day's.</summary>
    LastYear,

    /// <summary>今年以来: from 1 January to the day, both included.</summary>
    YearToDate,
}

/// <summary>Days of a <see cref="TimeWindow"/>.</summary>
public static class TimeWindows
{
    /// <summary>The first and the last day; null where there is no first one.</summary>
    public static (DateOnly? From, DateOnly To) DaysOf(this TimeWindow window, DateOnly asOf) => window switch
    {
        TimeWindow.LastYear => (new(asOf.Year - 1, 1, 1), new(asOf.Year - 1, 12, 31)),
        TimeWindow.YearToDate => (new(asOf.Year, 1, 1), asOf),
        _ => (null, asOf),
    };
}

/// <summary>A count of organisations in the register.</summary>
/// <param name="Matches">Whether an organisation counts.</param>
public sealed record RegisterFigure(string Name, string Chinese, string English, string Unit, string UnitEn, DisplayStyle Style, Func<RegisteredOrganisation, HeadlineFacts, bool> Matches)
    : Figure(Name, Chinese, English, Unit, UnitEn, Style)
{
    public override string Dataset => "registry";

    /// <summary>The ledgers that it looks into.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public override (DateOnly? From, DateOnly To) PeriodOf(DateOnly asOf) => (null, asOf);
}

/// <summary>An organisation as the register's roster has it.</summary>
public sealed record RegisteredOrganisation(string Uscc, RosterOrganisation Roster)
{
    public string Division => Reference.Uscc.DivisionOf(Uscc);

    /// <summary>Registered with the province directly, without a supervising unit: those that an instructor is to be assigned to (domain.md 2.3 M22).</summary>
    public bool IsProvincialDirect => Divisions.LevelOf(Division) == RegLevels.Province && Roster.Mode == RegistrationModes.Direct;
}

/// <summary>A count of entries in a ledger.</summary>
/// <param name="Where">Facts of the entry that must be; all of them.</param>
/// <param name="Also">What the entry's own facts do not tell; null when nothing.</param>
/// <param name="DistinctBy">Counts these once each instead of the entries; null to count entries.</param>
/// <param name="NamedBy">The fact by which the display names the entries; null when it does not.</param>
public sealed record LedgerFigure(
    string Name,
    string Chinese,
    string English,
    string Unit,
    string UnitEn,
    DisplayStyle Style,
    string Ledger,
    TimeWindow Window,
    IReadOnlyList<FactFilter> Where,
    Func<LedgerRosterEntry, HeadlineFacts, bool>? Also = null,
    Func<LedgerRosterEntry, string>? DistinctBy = null,
    string? NamedBy = null)
    : Figure(Name, Chinese, English, Unit, UnitEn, Style)
{
    public override string Dataset => Ledger;

    /// <summary>The fact that is summed; null to count entries.</summary>
    public string? Summed { get; init; }

    public override (DateOnly? From, DateOnly To) PeriodOf(DateOnly asOf) => Window.DaysOf(asOf);

    /// <summary>What an entry adds: one, or the fact that is summed; nothing when that was not reported.</summary>
    public long AmountOf(LedgerRosterEntry entry, LedgerDataset ledger) => Summed is null
        ? 1
        : long.TryParse(ledger.FactOf(entry, Summed), NumberStyles.Integer, CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    /// <summary>Whether an entry counts.</summary>
    public bool Matches(LedgerRosterEntry entry, LedgerDataset ledger, HeadlineFacts facts) =>
        IsInTime(entry, facts.AsOf) && Where.All(filter => filter.Matches(ledger.FactOf(entry, filter.Fact) ?? "")) && Also?.Invoke(entry, facts) != false;

    private bool IsInTime(LedgerRosterEntry entry, DateOnly asOf)
    {
        if (Window == TimeWindow.OnTheDay)
            return entry.HoldsOn(asOf);
        var (from, to) = Window.DaysOf(asOf);
        return !(entry.Since > to) && (from is null || entry.Since >= from);
    }
}

/// <summary>A fact of a ledger's entry and the values that count.</summary>
/// <param name="IsPart">The fact need only contain one of the values.</param>
public sealed record FactFilter(string Fact, IReadOnlyList<string> Values, bool IsPart = false)
{
    public bool Matches(string value) => IsPart ? Values.Any(part => value.Contains(part, StringComparison.Ordinal)) : Values.Contains(value);
}

/// <summary>A sum over activities, or the enterprises they helped, each once.</summary>
/// <param name="Measure">A measure of the activities; null for distinct enterprises (domain.md 10.5, point 6).</param>
/// <param name="Types">Codes of <see cref="ActivityTypes"/>; empty for all.</param>
/// <param name="OrganiserKinds">Codes of <see cref="Reference.OrganiserKinds"/>; empty for all.</param>
/// <param name="Campaigns">Names of campaigns, of which one is enough; empty for all.</param>
public sealed record ActivityFigure(
    string Name,
    string Chinese,
    string English,
    string Unit,
    string UnitEn,
    DisplayStyle Style,
    string? Measure,
    TimeWindow Window,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> OrganiserKinds,
    IReadOnlyList<string> Campaigns)
    : Figure(Name, Chinese, English, Unit, UnitEn, Style)
{
    public override string Dataset => "activities";

    public override int Decimals => Measure == "fundsTotal" ? 2 : 0;

    public override (DateOnly? From, DateOnly To) PeriodOf(DateOnly asOf) => Window.DaysOf(asOf);

    /// <summary>Whether an activity counts, whenever it was.</summary>
    public bool Matches(Activity activity) => Matches(activity.Type ?? "", activity.OrganiserKind ?? "", activity.CampaignTags ?? []);

    /// <summary>Whether activities of that kind count. A campaign is meant by any of its names.</summary>
    public bool Matches(string type, string organiserKind, IEnumerable<string> tags) =>
        (Types.Count == 0 || Types.Contains(type))
        && (OrganiserKinds.Count == 0 || OrganiserKinds.Contains(organiserKind))
        && (Campaigns.Count == 0 || tags.Any(tag => Campaigns.Contains(Reference.Campaigns.Find(tag)?.Name ?? tag.Trim())));
}
