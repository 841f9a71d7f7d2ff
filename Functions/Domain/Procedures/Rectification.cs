using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Procedures;

/// <summary>What a rectification was ordered for.</summary>
public static class RectificationKinds
{
    public static readonly IReadOnlyList<Choice> All = [Notices.Rectify, Notices.Correct, new("CHECK", "监督检查整改", "After a check")];
}

/// <summary>An order to rectify within a term (限期整改; domain.md 8.5).</summary>
public sealed class Rectification : CaseRecord
{
    /// <summary>A code of <see cref="RectificationKinds"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>The report year whose inspection ordered it; null for another.</summary>
    public long? ReportYear { get; set; }

    /// <summary>Codes of <see cref="Inspection.Grounds"/>.</summary>
    public IReadOnlyList<string>? Grounds { get; set; }

    public string? Measures { get; set; }

    public DateOnly? IssuedOn { get; set; }

    /// <summary>The last day as ordered.</summary>
    public DateOnly? OrderedDueOn { get; set; }

    /// <summary>The last day as it is now: extended, or set anew when it was sent back.</summary>
    public DateOnly? DueOn { get; set; }

    public DateOnly? AcknowledgedOn { get; set; }

    public DateOnly? ReportedOn { get; set; }

    /// <summary>The day it was sent back, which happens once.</summary>
    public DateOnly? ReworkOn { get; set; }

    /// <summary>The day it was found overdue; it stays when the report comes late.</summary>
    public DateOnly? OverdueOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public override DateOnly? BeganOn => IssuedOn;

    public override DateOnly? TermEndsOn => RectificationStates.IsRunning(Stage) ? DueOn : null;

    /// <summary>Closed, and never overdue.</summary>
    public bool? IsClosedInTime => State == RectificationStates.Closed ? OverdueOn is null : null;

    /// <summary>The day by which its grounds count as remedied: of a report that came in time, the day of the report. Null while it is open.</summary>
    public DateOnly? RemediedOn => State == RectificationStates.Closed ? OverdueOn is null && ReportedOn < ClosedOn ? ReportedOn : ClosedOn : null;

    public override bool Bears(CaseAct act) => act.DueOn is null || act.DueOn == DueOn;

    /// <summary>An order as issued.</summary>
    public static Rectification Open(string uscc, string no, string kind, string? name, long? reportYear, IReadOnlyList<string> grounds, string? measures, DateOnly dueOn, CaseAct act) => new()
    {
        Uscc = uscc,
        No = no,
        Name = name,
        Kind = kind,
        ReportYear = reportYear,
        Grounds = grounds.Count == 0 ? null : grounds,
        Measures = measures,
        State = RectificationStates.Issued,
        IssuedOn = act.On,
        OrderedDueOn = dueOn,
        DueOn = dueOn,
        Act = RectificationActs.Issue,
        ActedOn = act.On,
        Who = act.Who,
        By = act.By,
        Reason = act.Reason,
        Evidence = act.Evidence,
    };

    public Rectification Copy() => (Rectification)MemberwiseClone();
}
