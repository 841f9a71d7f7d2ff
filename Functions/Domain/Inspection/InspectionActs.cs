using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>An act that the state of an inspection does not allow.</summary>
/// <param name="code">A stable word for programs.</param>
public sealed class ActRefusedException(string code, Bilingual text) : Exception(text.English)
{
    public string Code { get; } = code;

    public Bilingual Text { get; } = text;
}

/// <summary>Who acts, when, and why.</summary>
/// <param name="Who">The account.</param>
/// <param name="By">The person, masked.</param>
/// <param name="On">The day in China.</param>
/// <param name="Reason">Null where none is asked for and none was given.</param>
public sealed record Actor(string Who, string By, DateOnly On, string? Reason);

/// <summary>
/// The state machine of an inspection (domain.md 8.1): PROPOSED, CONFIRMED, PUBLISHED. Each act gives a new version of the record, or the very
/// same record when there is nothing to do; it never changes the one it was given. Whoever sends an act twice does it once.
/// </summary>
public static class InspectionActs
{
    /// <summary>
    /// The timer's proposal on top of what stands. A proposal is replaced; of a decision it is only noted that, and since when, the
    /// evidence says something else, and what. The note goes when the evidence goes back.
    /// </summary>
    public static InspectionRecord Propose(InspectionRecord? standing, InspectionRecord proposed, DateOnly on)
    {
        if (standing is null)
            return proposed;
        if (!standing.IsDecided)
        {
            if (proposed.Conclusion is not null)
                return proposed;
            var none = proposed.Copy();
            none.Act = standing.Conclusion is null ? standing.Act : InspectionActKinds.Withdraw;
            return none;
        }

        if (IsSame(standing.ProposedConclusion, standing.ProposedGrounds, proposed))
            return standing.EvidenceChangedOn is null ? standing : Noted(standing, null, null, null);
        return standing.EvidenceChangedOn is not null && IsSame(standing.NewConclusion, standing.NewGrounds, proposed)
            ? standing
            : Noted(standing, standing.EvidenceChangedOn ?? on, proposed.Conclusion, proposed.Grounds);
    }

    /// <summary>Takes a proposal back because the organisation is not due (any more): its deadline was moved, or it left the register. Of a decision it is noted.</summary>
    public static InspectionRecord Withdraw(InspectionRecord standing, DateOnly on) => Propose(
        standing,
        new() { Uscc = standing.Uscc, Name = standing.Name, LegalType = standing.LegalType, Regime = standing.Regime, State = InspectionStates.Proposed, Act = InspectionActKinds.Withdraw },
        on);

    /// <summary>Confirms what is proposed; after a change of the evidence, what it says now.</summary>
    /// <param name="seen">The conclusion that the registrar saw and means to confirm, or null when it was not said.</param>
    /// <exception cref="ActRefusedException">Nothing is proposed, or something else than was seen.</exception>
    public static InspectionRecord Confirm(InspectionRecord standing, string? seen, Actor actor)
    {
        if (standing is { IsDecided: true, EvidenceChangedOn: null })
            return seen is null || seen == standing.Conclusion ? standing : throw Decided(standing);
        var conclusion = standing.IsDecided ? standing.NewConclusion : standing.Conclusion;
        if (conclusion is null)
            throw NothingToConclude();
        if (seen is not null && seen != conclusion)
        {
            throw new ActRefusedException("proposal-changed", new(
                $"要确认的结论是 {seen}，而现在拟定的是 {conclusion}：依据在此期间有变化，请重新查看后确认。",
                $"{seen} was to be confirmed, but {conclusion} is proposed now: the evidence has changed in the meantime. Look at it again."));
        }

        var grounds = standing.IsDecided ? standing.NewGrounds : standing.Grounds;
        return Decided(standing, conclusion, grounds, InspectionActKinds.Confirm, conclusion, grounds, actor);
    }

    /// <summary>Draws another conclusion than the one proposed, or draws it from other grounds.</summary>
    /// <param name="conclusion">A code of <see cref="Conclusions"/>.</param>
    /// <param name="grounds">The grounds that stand, or null for those proposed.</param>
    /// <exception cref="ActRefusedException">There is nothing to conclude.</exception>
    public static InspectionRecord Override(InspectionRecord standing, string conclusion, IReadOnlyList<StatedGround>? grounds, Actor actor)
    {
        if (standing.Conclusion is null && standing.NewConclusion is null)
            throw NothingToConclude();
        var changed = standing is { IsDecided: true, EvidenceChangedOn: not null };
        var proposedConclusion = changed ? standing.NewConclusion : standing.IsDecided ? standing.ProposedConclusion : standing.Conclusion;
        var proposedGrounds = changed ? standing.NewGrounds : standing.IsDecided ? standing.ProposedGrounds : standing.Grounds;
        var stated = grounds is null ? proposedGrounds : [.. grounds.Select(ground => ground.ToString())];
        return standing is { IsDecided: true, EvidenceChangedOn: null, Act: InspectionActKinds.Override or InspectionActKinds.Publish } && standing.Conclusion == conclusion && Same(standing.Grounds, stated)
            ? standing
            : Decided(standing, conclusion, stated, InspectionActKinds.Override, proposedConclusion, proposedGrounds, actor);
    }

    /// <summary>Makes the decision public.</summary>
    /// <exception cref="ActRefusedException">Nobody has decided yet, or the evidence has changed since.</exception>
    public static InspectionRecord Publish(InspectionRecord standing, Actor actor)
    {
        if (standing.State == InspectionStates.Published)
            return standing;
        if (standing.State != InspectionStates.Confirmed)
        {
            throw new ActRefusedException("not-confirmed", new(
                "该结论尚为系统拟定，未经登记管理机关确认，不能公布。请先确认或改定。",
                "This conclusion is only proposed. It can be published when a registrar has confirmed or overridden it."));
        }

        if (standing.EvidenceChangedOn is { } changed)
        {
            throw new ActRefusedException("evidence-changed", new(
                $"确认之后依据有变化（{changed:yyyy-MM-dd}），请重新确认或改定后再公布。",
                $"The evidence has changed since the decision ({changed:yyyy-MM-dd}). Confirm or override it again, then publish."));
        }

        var published = standing.Copy();
        published.State = InspectionStates.Published;
        published.PublishedOn = actor.On;
        Sign(published, InspectionActKinds.Publish, actor);
        return published;
    }

    private static InspectionRecord Decided(InspectionRecord standing, string conclusion, IReadOnlyList<string>? grounds, string act, string? proposedConclusion, IReadOnlyList<string>? proposedGrounds, Actor actor)
    {
        var decided = standing.Copy();
        // As proposed, the row and what follows stand as they are; anything else follows from the row that ends in it.
        if (conclusion != standing.Conclusion || !Same(grounds, standing.Grounds))
        {
            var facts = FactsOf(standing, grounds, actor.On);
            decided.Take(DecisionTable.Conclude(facts, conclusion), facts);
        }

        decided.State = InspectionStates.Confirmed;
        decided.DecidedOn = actor.On;
        TermEnd? end = Inspection.Term.Parse(decided.Term)?.EndAfter(actor.On, WorkingDays.Default);
        (decided.DueOn, decided.IsDueOnEstimated) = (end?.Day, end?.IsEstimated == true ? true : null);
        decided.PublishedOn = null;
        decided.ProposedConclusion = proposedConclusion;
        decided.ProposedGrounds = proposedGrounds;
        decided.EvidenceChangedOn = null;
        decided.NewConclusion = null;
        decided.NewGrounds = null;
        Sign(decided, act, actor);
        return decided;
    }

    private static InspectionRecord Noted(InspectionRecord standing, DateOnly? on, string? conclusion, IReadOnlyList<string>? grounds)
    {
        var noted = standing.Copy();
        noted.EvidenceChangedOn = on;
        noted.NewConclusion = conclusion;
        noted.NewGrounds = grounds;
        noted.Act = InspectionActKinds.Note;
        (noted.Who, noted.By, noted.Reason) = (null, null, null);
        return noted;
    }

    /// <summary>As far as a record tells; enough for what follows from a conclusion.</summary>
    private static InspectionFacts FactsOf(InspectionRecord record, IReadOnlyList<string>? grounds, DateOnly on) => new()
    {
        LegalType = record.LegalType ?? "",
        Regime = record.Regime ?? Regimes.Inspection,
        YearsNotFiled = (int)(record.YearsNotFiled ?? 0),
        Grounds = [.. (grounds ?? []).Select(StatedGround.Parse)],
        ConclusionLastYear = record.LastConclusion,
        HasPenaltyBeyondWarning = record.Barred?.Contains($"{Effects.TaxDeduction}:PENALTY") == true,
        ListedSince = record.Barred?.Contains($"{Effects.Purchase}:ABNORMAL_LIST") == true ? on : null,
        AsOf = on,
    };

    private static void Sign(InspectionRecord record, string act, Actor actor)
    {
        record.Act = act;
        record.Who = actor.Who;
        record.By = actor.By;
        record.Reason = actor.Reason;
    }

    private static bool IsSame(string? conclusion, IReadOnlyList<string>? grounds, InspectionRecord proposed) => conclusion == proposed.Conclusion && Same(grounds, proposed.Grounds);

    private static bool Same(IReadOnlyList<string>? one, IReadOnlyList<string>? other) => (one ?? []).SequenceEqual(other ?? [], StringComparer.Ordinal);

    private static ActRefusedException Decided(InspectionRecord standing) => new("decided-already", new(
        $"已确认的结论是 {standing.Conclusion}；要改变它，请改定（override）并说明理由。",
        $"{standing.Conclusion} has been decided; to change that, override it and say why."));

    private static ActRefusedException NothingToConclude() => new("nothing-to-conclude", new("该组织本年度没有可确认的结论。", "There is nothing to conclude about this organisation in this year."));
}
