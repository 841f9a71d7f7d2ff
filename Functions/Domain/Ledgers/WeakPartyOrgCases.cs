using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.WeakPartyOrgCase>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A party organisation that was found weak and must be rectified by a day (M11: 软弱涣散党组织整顿). Files and registrars' acts enter the same days, and its state follows from them (<see cref="WeakCaseStates"/>).</summary>
public sealed class WeakPartyOrgCase : LedgerEntry, ICase
{
    public string? PartyOrgId { get; set; }

    public IReadOnlyList<string>? Grounds { get; set; }

    public DateOnly? FoundOn { get; set; }

    /// <summary>The day it was confirmed for rectification (倒排).</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>The day of its plan (整顿方案).</summary>
    public DateOnly? PlanOn { get; set; }

    /// <summary>The day its term was extended, which happens once.</summary>
    public DateOnly? ExtendedOn { get; set; }

    public string? NoticeNo { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>Masked, with a pseudonym (<see cref="PersonNameFormat"/>).</summary>
    public string? ResponsiblePerson { get; set; }

    public string? Steps { get; set; }

    public long? SupervisionLevel { get; set; }

    public DateOnly? ReviewedOn { get; set; }

    /// <summary>A code of <see cref="WeakCaseResults"/>.</summary>
    public string? Result { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public string? Act { get; set; }

    public DateOnly? ActedOn { get; set; }

    public string? Who { get; set; }

    public string? By { get; set; }

    public string? Reason { get; set; }

    public string? Evidence { get; set; }

    public string Stage => WeakCaseStates.Of(this);

    public DateOnly? BeganOn => FoundOn;

    /// <summary>The plan's last day once it is confirmed, the rectification's once that runs.</summary>
    public DateOnly? TermEndsOn => Stage switch
    {
        WeakCaseStates.Confirmed => ConfirmedOn!.Value.AddDays(CaseLimits.On(ConfirmedOn.Value).WeakPlanDays),
        var stage => WeakCaseStates.IsRunning(stage) ? DueOn : null,
    };

    public bool Bears(CaseAct act) => act.DueOn is null || act.DueOn == DueOn;

    public WeakPartyOrgCase Copy() => (WeakPartyOrgCase)MemberwiseClone();

    /// <summary>Found by that day and not closed by then.</summary>
    public bool IsOpenOn(DateOnly day) => !(FoundOn > day) && !(ClosedOn <= day);
}

/// <summary>The ledger of weak party organisations' cases.</summary>
public sealed class WeakPartyOrgCasesLedger(PersonSeal seal) : LedgerDataset<WeakPartyOrgCase>("weak-party-org-cases", "软弱涣散党组织整顿台账", "Cases of weak party organisations", "M11"), IProceduralDataset
{
    /// <summary>The state, as a fact of the roster.</summary>
    public const string State = "state";

    /// <summary>The level of supervision, as a fact of the roster.</summary>
    public const string Level = "supervisionLevel";

    /// <summary>The last day for the rectification, yyyy-MM-dd.</summary>
    public const string Due = "dueOn";

    /// <summary>The day it was confirmed, yyyy-MM-dd: the plan's days count from it.</summary>
    public const string ConfirmedOn = "confirmedOn";

    public Procedure Procedure => WeakCaseProcedure.Instance;

    public override string SinceColumn => "foundOn";

    public override string UntilColumn => "closedOn";

    public override IReadOnlyList<LedgerReference> References => [new("partyOrgId", "party-organisations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("caseId", "整顿编号", "Number of the case", required: true, "编号", "事项编号"),
        Col.Text("partyOrgId", "党组织编号", "Party organisation's number", e => e.PartyOrgId, ["党组织代码", "党组织ID"], 64),
        Col.List("grounds", "整顿情形", "Grounds", e => e.Grounds, ["情形"]),
        Col.Date("foundOn", "排查日期", "Found on", e => e.FoundOn, ["发现日期"], required: true),
        Col.Date("confirmedOn", "倒排日期", "Confirmed on", e => e.ConfirmedOn, ["确定日期"]),
        Col.Date("planOn", "整顿方案日期", "Planned on", e => e.PlanOn, ["方案日期"]),
        Col.Text("noticeNo", "整改通知书编号", "Number of the notice", e => e.NoticeNo, ["通知书文号"], 60),
        Col.Date("dueOn", "整改期限", "Due on", e => e.DueOn, ["完成期限"]),
        Col.Date("extendedOn", "延期日期", "Extended on", e => e.ExtendedOn, []),
        Col.Person("responsiblePerson", "责任人", "Responsible", e => e.ResponsiblePerson, ["整改责任人"], seal),
        Col.Text("steps", "整改措施", "Steps", e => e.Steps, ["整改情况"], 2000),
        Col.Integer("supervisionLevel", "督办级别", "Level of supervision", null, e => e.SupervisionLevel, []),
        Col.Date("reviewedOn", "验收日期", "Reviewed on", e => e.ReviewedOn, []),
        Col.Choice("result", "整改结果", "Result", WeakCaseResults.All, e => e.Result, ["结果"]),
        Col.Date("closedOn", "销号日期", "Closed on", e => e.ClosedOn, []),
        .. CaseColumns.Of<WeakPartyOrgCase>(seal, WeakCaseProcedure.Instance),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By(State, "状态", "State", WeakCaseStates.All, e => e.Stage),
        By("result", "整改结果", "Result", WeakCaseResults.All, e => e.Result),
        By("inTime", "按期销号", "Closed in time", e => e.ClosedOn is { } closed && e.DueOn is { } due ? closed <= due : null),
    ];

    protected override IReadOnlyList<LedgerFact> OwnFacts { get; } =
    [
        new(Due, e => $"{((WeakPartyOrgCase)e).DueOn:yyyy-MM-dd}"),
        new(Level, e => ((WeakPartyOrgCase)e).SupervisionLevel?.ToString(CultureInfo.InvariantCulture)),
        new(ConfirmedOn, e => $"{((WeakPartyOrgCase)e).ConfirmedOn:yyyy-MM-dd}"),
    ];

    /// <summary>What a line of the roster tells of the case.</summary>
    public WeakPartyOrgCase Read(LedgerRosterEntry entry) => new() { Uscc = entry.Owner, Id = entry.Id, FoundOn = entry.Since, ClosedOn = entry.Until, DueOn = DayOf(entry, Due) };

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.CaseIsClosedWithAResult];
}
