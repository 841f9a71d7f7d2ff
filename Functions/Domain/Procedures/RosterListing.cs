using static Nianbao.Domain.Procedures.RosterText;

namespace Nianbao.Domain.Procedures;

/// <summary>What the clocks, and the inspection, need of a listing, in its roster entry.</summary>
/// <param name="Act">The act that made what stands: what the timer took back it may propose again, what a registrar dropped it may not.</param>
/// <param name="Occasions">New occasions that were settled.</param>
/// <param name="NewOccasion">The one that waits for a registrar.</param>
public sealed record RosterListing(
    string List, string Trigger, string State, string? Act, int? ReportYear, DateOnly? EffectiveOn, DateOnly? RestartOn, DateOnly? RemovedOn, DateOnly? TermEndsOn, DateOnly? RefusedOn, bool NothingToRectify, IReadOnlyList<string> Occasions, string? NewOccasion,
    DateOnly? NoticeOn = null, DateOnly? StatementDueOn = null)
{
    public DateOnly? Since => RestartOn ?? EffectiveOn;

    public bool Stands => ListingStates.IsStanding(State);

    public static RosterListing Of(Listing one) => new(
        one.List ?? "", one.Trigger ?? "", one.Stage, one.Act, (int?)one.ReportYear, one.EffectiveOn, one.RestartOn, one.RemovedOn, one.TermEndsOn, one.RemovalRefusedOn, one.NothingToRectify == true,
        one.Occasions ?? [], one.NewOccasion, one.NoticeOn, one.StatementDueOn);

    /// <exception cref="FormatException">The text is not such an entry.</exception>
    public static RosterListing Parse(string text)
    {
        var facts = Split(text, 15, added: 2);
        return new(facts[0] ?? "", facts[1] ?? "", facts[2] ?? "", facts[3], Number(facts[4]), Day(facts[5]), Day(facts[6]), Day(facts[7]), Day(facts[8]), Day(facts[9]), facts[10] == "1", RosterText.List(facts[11]), facts[12], Day(facts[13]), Day(facts[14]));
    }

    public override string ToString() => Join(
        List, Trigger, State, Act, Number(ReportYear), Day(EffectiveOn), Day(RestartOn), Day(RemovedOn), Day(TermEndsOn), Day(RefusedOn), NothingToRectify ? "1" : "0", RosterText.List(Occasions), NewOccasion, Day(NoticeOn), Day(StatementDueOn));
}
