using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Procedures;

/// <summary>An organisation on its way onto a list, on it, and off it again (domain.md 8.4). Nothing of it is public before it is listed.</summary>
public sealed class Listing : CaseRecord
{
    /// <summary>A code of <see cref="CreditLists"/>.</summary>
    public string? List { get; set; }

    /// <summary>A code of <see cref="ListTriggers"/>.</summary>
    public string? Trigger { get; set; }

    /// <summary>The report year of the inspection that gave occasion; null for another.</summary>
    public long? ReportYear { get; set; }

    /// <summary>What else gave occasion since, and was taken up or turned down.</summary>
    public IReadOnlyList<string>? Occasions { get; set; }

    /// <summary>A new occasion that waits for a registrar.</summary>
    public string? NewOccasion { get; set; }

    public DateOnly? OpenedOn { get; set; }

    /// <summary>The day of the notice (告知书).</summary>
    public DateOnly? NoticeOn { get; set; }

    /// <summary>The last day for a statement.</summary>
    public DateOnly? StatementDueOn { get; set; }

    public DateOnly? StatementOn { get; set; }

    /// <summary>The day it came onto the list.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>The day from which the time counts anew.</summary>
    public DateOnly? RestartOn { get; set; }

    /// <summary>There is nothing that the organisation could mend.</summary>
    public bool? NothingToRectify { get; set; }

    public DateOnly? RemovalRequestedOn { get; set; }

    /// <summary>The day a removal was last turned down.</summary>
    public DateOnly? RemovalRefusedOn { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    /// <summary>The last day for the removal once it was verified.</summary>
    public DateOnly? RemovalDueOn { get; set; }

    public DateOnly? RemovedOn { get; set; }

    /// <summary>The day from which the time on the list counts.</summary>
    public DateOnly? Since => RestartOn ?? EffectiveOn;

    /// <summary>It is on the list, and public.</summary>
    public bool Stands => ListingStates.IsStanding(Stage);

    public override DateOnly? BeganOn => EffectiveOn ?? OpenedOn;

    public override DateOnly? TermEndsOn => State switch { ListingStates.NoticeSent => StatementDueOn, ListingStates.Verified => RemovalDueOn, _ => null };

    public override bool Bears(CaseAct act) => act.Occasion is null || act.Occasion == NewOccasion || Occasions?.Contains(act.Occasion) == true;

    /// <summary>A candidate: nobody has been told, nothing is decided.</summary>
    /// <param name="no">The trigger and where it comes from: AB1-2025.</param>
    public static Listing Open(string uscc, string no, string trigger, string? name, long? reportYear, CaseAct act) => new()
    {
        Uscc = uscc,
        No = no,
        Name = name,
        List = ListTriggers.ListOf(trigger),
        Trigger = trigger,
        ReportYear = reportYear,
        State = ListingStates.Candidate,
        OpenedOn = act.On,
        NothingToRectify = ListTriggers.LeavesNothingToRectify(trigger) ? true : null,
        Act = ListingActs.Propose,
        ActedOn = act.On,
        Who = act.Who,
        By = act.By,
        Reason = act.Reason,
        Evidence = act.Evidence,
    };

    public Listing Copy() => (Listing)MemberwiseClone();
}
