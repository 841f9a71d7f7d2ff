using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Procedures;

/// <summary>One line of a procedure: in that state, that act leads to that state.</summary>
public readonly record struct Transition(string From, string Act, string To);

/// <summary>One act of a procedure.</summary>
/// <param name="Code">The word in the record; in addresses lower case with hyphens.</param>
/// <param name="ByTimer">Only the timer does it. It never punishes: it opens, counts days, and takes back what has lost its ground.</param>
/// <param name="NeedsReason">It cannot be done without saying why.</param>
/// <param name="NeedsEvidence">It cannot be done without naming the document that proves it.</param>
public abstract record ActKind(string Code, string Chinese, string English, bool ByTimer, bool NeedsReason, bool NeedsEvidence)
{
    /// <summary>The word in addresses: REQUEST_REMOVAL is request-removal.</summary>
    public string Address { get; } = AddressOf(Code);

    private static string AddressOf(string code) => string.Concat(code.Select(c => c == '_' ? '-' : char.ToLowerInvariant(c)));
}

/// <summary>A small explicit state machine: states, acts, and a table of which act leads from where to where.</summary>
public abstract class Procedure(IReadOnlyList<Choice> states, IReadOnlyList<Transition> transitions)
{
    public IReadOnlyList<Choice> States { get; } = states;

    public IReadOnlyList<Transition> Transitions { get; } = transitions;

    public abstract IReadOnlyList<ActKind> Acts { get; }

    /// <summary>The act that a case begins with, where none of the others is; null otherwise.</summary>
    public virtual Choice? Opening => null;

    /// <summary>The words for all acts that can have made a version.</summary>
    public IReadOnlyList<Choice> ActWords => [.. Opening is { } opening ? [opening] : Array.Empty<Choice>(), .. Acts.Select(act => new Choice(act.Code, act.Chinese, act.English))];

    /// <summary>The acts that a person may do in that state, as far as the table says.</summary>
    public IEnumerable<ActKind> Possible(string state) => Acts.Where(act => !act.ByTimer && Transitions.Any(line => line.From == state && line.Act == act.Code));

    /// <summary>The act by its word in addresses, or null.</summary>
    public ActKind? Find(string address) => Acts.FirstOrDefault(act => act.Address == address);

    /// <summary>
    /// The case with the act done to it: a new version, or the very same when that act is what made it. Neither the case nor
    /// any clock is touched.
    /// </summary>
    /// <exception cref="ActRefusedException">The state does not allow the act, or the day does not.</exception>
    public abstract ICase Do(ICase standing, CaseAct act);
}

/// <summary>A procedure of one kind of case.</summary>
public abstract class Procedure<TCase>(IReadOnlyList<Choice> states, IReadOnlyList<Procedure<TCase>.Kind> acts, IReadOnlyList<Transition> transitions) : Procedure(states, transitions)
    where TCase : class, ICase
{
    public sealed override IReadOnlyList<ActKind> Acts => acts;

    public sealed override ICase Do(ICase standing, CaseAct act) => Do((TCase)standing, act);

    /// <inheritdoc cref="Procedure.Do(ICase, CaseAct)"/>
    public TCase Do(TCase standing, CaseAct act)
    {
        var kind = acts.FirstOrDefault(one => one.Code == act.Name) ?? throw new ArgumentException($"There is no act {act.Name}.", nameof(act));
        var lines = Transitions.Where(line => line.From == standing.Stage && line.Act == act.Name).ToList();
        if (IsDone(standing, act, isAllowedAgain: lines.Count > 0))
            return standing;
        if (lines.Count == 0)
            throw NotAllowed(standing.Stage, kind);
        if (act.On < standing.ActedOn)
            throw Refuse("out-of-order", $"办理日期 {act.On:yyyy-MM-dd} 早于上一步的 {standing.ActedOn:yyyy-MM-dd}，请核对日期。", $"The day {act.On:yyyy-MM-dd} is before the act before it, {standing.ActedOn:yyyy-MM-dd}. Check the day.");
        if (kind.Unless?.Invoke(standing, act) is { } refusal)
            throw refusal;
        var next = Copy(standing);
        (next.Act, next.ActedOn, next.Who, next.By, next.Reason, next.Evidence) = (act.Name, act.On, act.Who, act.By, act.Reason, act.Evidence);
        kind.Effect?.Invoke(next, act);
        Move(next, lines[0].To);
        return lines.Exists(line => line.To == next.Stage) ? next : throw new InvalidOperationException($"{act.Name} does not lead from {standing.Stage} to {next.Stage}.");
    }

    protected static ActRefusedException Refuse(string code, string zh, string en) => new(code, new(zh, en));

    protected abstract TCase Copy(TCase standing);

    /// <summary>Puts the case into a state, where that does not follow from the rest of it.</summary>
    protected abstract void Move(TCase next, string state);

    /// <summary>The same act by the same person, and the case is where it led: its answer was lost, and it is sent again.</summary>
    private bool IsDone(TCase standing, CaseAct act, bool isAllowedAgain) =>
        standing.Act == act.Name && standing.Who == act.Who && standing.By == act.By && standing.Reason == act.Reason && standing.Evidence == act.Evidence
        && (standing.ActedOn == act.On || !isAllowedAgain) && standing.Bears(act) && Transitions.Any(line => line.Act == act.Name && line.To == standing.Stage);

    private ActRefusedException NotAllowed(string stage, ActKind kind)
    {
        var state = States.Find(stage) ?? new(stage, stage, stage);
        var possible = Possible(stage).ToList();
        return Refuse(
            "not-allowed",
            $"当前状态为“{state.Chinese}”，不能“{kind.Chinese}”。" + (possible.Count == 0 ? "已办结，不能再办理。" : $"可以办理：{string.Join('、', possible.Select(act => act.Chinese))}。"),
            $"It is '{state.English}' now, where '{kind.English}' is not possible. " + (possible.Count == 0 ? "It is closed." : $"Possible: {string.Join(", ", possible.Select(act => $"{act.English} ({act.Address})"))}."));
    }

    /// <summary>An act with its conditions and its effect.</summary>
    /// <param name="Unless">Why it cannot be done though the state allows it, or null.</param>
    /// <param name="Effect">What it changes besides the state.</param>
    public sealed record Kind(
        string Code, string Chinese, string English, bool ByTimer = false, bool NeedsReason = false, bool NeedsEvidence = false,
        Func<TCase, CaseAct, ActRefusedException?>? Unless = null, Action<TCase, CaseAct>? Effect = null) : ActKind(Code, Chinese, English, ByTimer, NeedsReason, NeedsEvidence);
}
