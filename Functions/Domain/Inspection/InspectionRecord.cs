using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Inspection;

/// <summary>
/// The inspection of one report year of one organisation. The timer proposes, a registrar decides, publication is an act of its own;
/// nothing is published or punished by itself. Each version of the record is one act (<see cref="InspectionActs"/>), and its history is all of them.
/// </summary>
public sealed class InspectionRecord : Record
{
    public string? Name { get; set; }

    /// <summary>A code of <see cref="Reference.LegalTypes"/>.</summary>
    public string? LegalType { get; set; }

    /// <summary>A code of <see cref="Reference.Regimes"/>.</summary>
    public string? Regime { get; set; }

    /// <summary>A code of <see cref="Conclusions"/>; null when there is nothing to conclude (any more), and then it counts nowhere.</summary>
    public string? Conclusion { get; set; }

    /// <summary>The row of the decision table that matched (domain.md 8.3).</summary>
    public long? TableRow { get; set; }

    /// <summary>Grounds with weight and source, as <see cref="StatedGround"/> writes them.</summary>
    public IReadOnlyList<string>? Grounds { get; set; }

    /// <summary>Consecutive years without a report, this one included; absent when filed.</summary>
    public long? YearsNotFiled { get; set; }

    /// <summary>The lists a procedure would begin for, for example AB1;AB2; never entered by itself.</summary>
    public string? ListOutcome { get; set; }

    /// <summary>A code of <see cref="Notices"/>: to be given when the decision is confirmed.</summary>
    public string? Notice { get; set; }

    /// <summary>The notice's term, as <see cref="Inspection.Term"/> writes it: 3M, 60D, 10W.</summary>
    public string? Term { get; set; }

    /// <summary>Codes of <see cref="Inspection.Escalations"/>.</summary>
    public IReadOnlyList<string>? Escalations { get; set; }

    /// <summary>What is barred and why (<see cref="Effects"/>), as PURCHASE:FAIL.</summary>
    public IReadOnlyList<string>? Barred { get; set; }

    /// <summary>Last year's conclusion.</summary>
    public string? LastConclusion { get; set; }

    /// <summary>The state of the report (a code of <see cref="Reference.ReportStates"/>), or null when none is filed.</summary>
    public string? ReportState { get; set; }

    /// <summary>A code of <see cref="InspectionStates"/>.</summary>
    public string? State { get; set; }

    /// <summary>The act that made this version: a code of <see cref="InspectionActKinds"/>.</summary>
    public string? Act { get; set; }

    /// <summary>The account that acted; null for the timer.</summary>
    public string? Who { get; set; }

    /// <summary>The person who acted, masked.</summary>
    public string? By { get; set; }

    /// <summary>Why it was decided otherwise, or what there is to say of a publication.</summary>
    public string? Reason { get; set; }

    /// <summary>The day of the decision, from which the notice's term counts.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>The last day of the notice's term.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>True when the term reaches into a year whose calendar was not loaded when it was decided (domain.md 4.5).</summary>
    public bool? IsDueOnEstimated { get; set; }

    public DateOnly? PublishedOn { get; set; }

    /// <summary>What had been proposed when it was decided.</summary>
    public string? ProposedConclusion { get; set; }

    /// <summary>The grounds that had been proposed when it was decided.</summary>
    public IReadOnlyList<string>? ProposedGrounds { get; set; }

    /// <summary>The day on which the evidence was first seen to have changed since the decision; null while it has not.</summary>
    public DateOnly? EvidenceChangedOn { get; set; }

    /// <summary>What would be proposed by the evidence as it is now; null also when there would be nothing to conclude.</summary>
    public string? NewConclusion { get; set; }

    public IReadOnlyList<string>? NewGrounds { get; set; }

    public override string Key => Uscc ?? "";

    /// <summary>The grounds, taken apart.</summary>
    public IReadOnlyList<StatedGround> StatedGrounds => [.. (Grounds ?? []).Select(StatedGround.Parse)];

    /// <summary>The triggers of lists that it is a candidate for.</summary>
    public IReadOnlyList<string> Lists => ListOutcome?.Split(';') ?? [];

    /// <summary>The grounds' codes.</summary>
    public IReadOnlyList<string> GroundCodes => [.. StatedGrounds.Select(ground => ground.Code)];

    /// <summary>A registrar has decided.</summary>
    public bool IsDecided => State is InspectionStates.Confirmed or InspectionStates.Published;

    public InspectionRecord Copy() => (InspectionRecord)MemberwiseClone();

    /// <summary>Takes over what a proposal says.</summary>
    public void Take(Proposal proposal, InspectionFacts facts)
    {
        Conclusion = proposal.Conclusion;
        TableRow = proposal.Row;
        Grounds = proposal.Grounds.Count == 0 ? null : [.. proposal.Grounds.Select(ground => ground.ToString())];
        ListOutcome = proposal.Lists.Count == 0 ? null : string.Join(';', proposal.Lists);
        Notice = proposal.Notice?.Code;
        Term = proposal.Term?.ToString();
        Escalations = proposal.Escalations.Count == 0 ? null : [.. proposal.Escalations.Select(escalation => escalation.Code)];
        Barred = Effects.Of(proposal.Conclusion, facts) is { Count: > 0 } barred ? barred : null;
    }

    /// <summary>The proposal for a standing.</summary>
    public static InspectionRecord Propose(Standing standing, string? name, InspectionFacts facts)
    {
        var record = new InspectionRecord
        {
            Uscc = standing.Uscc,
            Name = name,
            LegalType = standing.Organisation.LegalType,
            Regime = standing.Deadline?.Regime,
            YearsNotFiled = standing.YearsNotFiled > 0 && !standing.IsFiled && standing.IsExpected ? standing.YearsNotFiled : null,
            LastConclusion = facts.ConclusionLastYear,
            ReportState = standing.IsFiled ? standing.Report!.State : standing.Returned is null ? null : Reference.ReportStates.Returned,
            State = InspectionStates.Proposed,
            Act = InspectionActKinds.Propose,
        };
        record.Take(DecisionTable.Decide(facts), facts);
        return record;
    }
}
