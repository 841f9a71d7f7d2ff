using Nianbao.Domain.Inspection;
using static Nianbao.Domain.Procedures.RosterText;

namespace Nianbao.Domain.Procedures;

/// <summary>What the clocks, and the inspection of the year after, need of a rectification, in its roster entry.</summary>
/// <param name="RemediedOn">See <see cref="Rectification.RemediedOn"/>.</param>
public sealed record RosterRectification(string State, int? ReportYear, DateOnly? IssuedOn, DateOnly? OrderedDueOn, DateOnly? DueOn, DateOnly? ClosedOn, DateOnly? RemediedOn, bool WasOverdue, IReadOnlyList<string> Grounds, DateOnly? ReworkOn = null, DateOnly? OverdueOn = null)
{
    /// <summary>The last day for the remedy as the inspection of the next year sees it; null while a report that came in time is under review.</summary>
    public DateOnly? StandingDueOn => State is RectificationStates.ReportSubmitted or RectificationStates.Review && !WasOverdue ? null : DueOn;

    /// <summary>That its grounds are remedied, as a registrar's finding says it; none while it is open.</summary>
    public IEnumerable<CheckFact> Remedies => RemediedOn is { } day ? Grounds.Select(ground => new CheckFact(ground, CheckKinds.Remedied, null, day, true, null)) : [];

    public static RosterRectification Of(Rectification one) => new(one.Stage, (int?)one.ReportYear, one.IssuedOn, one.OrderedDueOn, one.DueOn, one.ClosedOn, one.RemediedOn, one.OverdueOn is not null, one.Grounds ?? [], one.ReworkOn, one.OverdueOn);

    /// <exception cref="FormatException">The text is not such an entry.</exception>
    public static RosterRectification Parse(string text)
    {
        var facts = Split(text, 11, added: 2);
        return new(facts[0] ?? "", Number(facts[1]), Day(facts[2]), Day(facts[3]), Day(facts[4]), Day(facts[5]), Day(facts[6]), facts[7] == "1", List(facts[8]), Day(facts[9]), Day(facts[10]));
    }

    public override string ToString() => Join(State, Number(ReportYear), Day(IssuedOn), Day(OrderedDueOn), Day(DueOn), Day(ClosedOn), Day(RemediedOn), WasOverdue ? "1" : "0", List(Grounds), Day(ReworkOn), Day(OverdueOn));
}
