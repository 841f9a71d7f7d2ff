using static Nianbao.Domain.Procedures.RosterText;

namespace Nianbao.Domain.Procedures;

/// <summary>What the clocks need of a supervision, in its roster entry.</summary>
public sealed record RosterSupervision(string Matter, string MatterNo, int Level, string State, DateOnly? MatterDueOn, DateOnly? TermEndsOn, DateOnly? IssuedOn = null)
{
    public static RosterSupervision Of(Supervision one) => new(one.Matter ?? "", one.MatterNo ?? "", (int)(one.Level ?? 0), one.Stage, one.MatterDueOn, one.TermEndsOn, one.IssuedOn);

    /// <exception cref="FormatException">The text is not such an entry.</exception>
    public static RosterSupervision Parse(string text)
    {
        var facts = Split(text, 7, added: 1);
        return new(facts[0] ?? "", facts[1] ?? "", Number(facts[2]) ?? 0, facts[3] ?? "", Day(facts[4]), Day(facts[5]), Day(facts[6]));
    }

    public override string ToString() => Join(Matter, MatterNo, Number(Level), State, Day(MatterDueOn), Day(TermEndsOn), Day(IssuedOn));
}
