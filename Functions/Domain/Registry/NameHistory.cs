using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Registry;

/// <summary>A name an organisation bore before.</summary>
/// <param name="Since">From when on; null when that is not known.</param>
/// <param name="Until">Until when, that instant excluded; null when that is not known.</param>
/// <param name="Source">How it is known: event (a registered change), version (the register said so until it said otherwise), register (the column of former names, which has no dates).</param>
public sealed record FormerName(string Name, DateTimeOffset? Since, DateTimeOffset? Until, string Source)
{
    /// <summary>The first day in China on which it was the name, or null.</summary>
    public DateOnly? From => Since is { } since ? ShanghaiClock.DayOf(since) : null;

    /// <summary>The day in China on which the next name took its place, or null.</summary>
    public DateOnly? To => Until is { } until ? ShanghaiClock.DayOf(until) : null;

    /// <summary>Whether it was the name at an instant. Of a name without a known end nobody can say so.</summary>
    public bool WasBorneAt(DateTimeOffset instant) => Until is { } until && instant < until && (Since is not { } since || since <= instant);
}

/// <summary>
/// The names an organisation bore, derived from what the register said over time: registered changes of the name give their own
/// day; a change that no event states has the moment at which the register first said the new name.
/// </summary>
public static class NameHistory
{
    private const string FromEvent = "event";
    private const string FromVersion = "version";
    private const string FromRegister = "register";

    /// <summary>The former names, the oldest first, those without dates before all others.</summary>
    /// <param name="versions">The register entry's versions with their arrival, in this order; the last is the one that stands.</param>
    public static IReadOnlyList<FormerName> Of(IReadOnlyList<(DateTimeOffset At, Organisation Organisation)> versions)
    {
        var changes = versions.SelectMany(version => version.Organisation.Events ?? []).Where(IsDatedChange)
            .Select(change => new Change(ShanghaiClock.StartOf(change.EffectiveOn!.Value), change.Before, change.After, FromEvent))
            .Distinct().ToList();
        for (var i = 1; i < versions.Count; i++)
        {
            var (before, after) = (versions[i - 1].Organisation.Name, versions[i].Organisation.Name);
            if (before is null || after is null || ComparableText.Same(before, after))
                continue;
            var stated = changes.FindIndex(change => change.Source == FromEvent && change.Says(before, after));
            if (stated < 0)
                changes.Add(new(versions[i].At, before, after, FromVersion));
            else
                changes[stated] = changes[stated] with { Before = changes[stated].Before ?? before, After = changes[stated].After ?? after };
        }

        changes.Sort((one, other) => one.At.CompareTo(other.At));
        var names = new List<FormerName>();
        var established = versions.Count == 0 ? null : versions[^1].Organisation.EstablishedOn;
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i].Before is not { } name)
                continue;
            DateTimeOffset? since = i > 0
                ? changes[i - 1].After is { } taken && ComparableText.Same(taken, name) ? changes[i - 1].At : null
                : established is { } day && ShanghaiClock.StartOf(day) < changes[i].At ? ShanghaiClock.StartOf(day) : null;
            names.Add(new(name, since, changes[i].At, changes[i].Source));
        }

        var undated = versions.SelectMany(version => version.Organisation.FormerNames ?? [])
            .Where(name => !names.Exists(known => ComparableText.Same(known.Name, name)))
            .DistinctBy(ComparableText.Of, StringComparer.Ordinal)
            .Select(name => new FormerName(name, null, null, FromRegister));
        return [.. undated, .. names];
    }

    private static bool IsDatedChange(RegistrationEvent change) =>
        change is { Item: ChangeItems.Name, Kind: null or RegistrationEventKinds.Changed, EffectiveOn: not null } && (change.Before ?? change.After) is not null;

    private sealed record Change(DateTimeOffset At, string? Before, string? After, string Source)
    {
        /// <summary>Whether it is the change of one name into the other, as far as it states them.</summary>
        public bool Says(string before, string after) =>
            (Before is null || ComparableText.Same(Before, before)) && (After is null || ComparableText.Same(After, after));
    }
}
