using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using static Nianbao.Domain.Procedures.WeakCaseActs;
using static Nianbao.Domain.Procedures.WeakCaseStates;

namespace Nianbao.Domain.Procedures;

/// <summary>Where a weak party organisation's case is on its way (domain.md 9.4). It follows from the case's days, however they were entered.</summary>
public static class WeakCaseStates
{
    public const string Identified = "IDENTIFIED";
    public const string Confirmed = "CONFIRMED";
    public const string Plan = "PLAN";
    public const string Rectifying = "RECTIFYING";
    public const string Extended = "EXTENDED";
    public const string Supervised = "SUPERVISED";
    public const string Acceptance = "ACCEPTANCE";
    public const string Closed = "CLOSED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Identified, "排查发现", "Identified"), new(Confirmed, "倒排确定", "Confirmed"), new(Plan, "已定整顿方案", "Planned"), new(Rectifying, "整顿中", "Rectifying"),
        new(Extended, "已延期", "Extended"), new(Supervised, "督办中", "Supervised"), new(Acceptance, "验收中", "Under acceptance"), new(Closed, "已销号", "Closed"),
    ];

    /// <summary>The state that the case's days make.</summary>
    public static string Of(WeakPartyOrgCase one)
    {
        if (one.ClosedOn is not null)
            return Closed;
        if (one.ReviewedOn is not null && one.Result is null)
            return Acceptance;
        if (one.SupervisionLevel > 0)
            return Supervised;
        if (one.ExtendedOn is not null || one.Result == WeakCaseResults.Extended)
            return Extended;
        return one.DueOn is not null ? Rectifying : one.PlanOn is not null ? Plan : one.ConfirmedOn is not null ? Confirmed : Identified;
    }

    /// <summary>Its term runs, or has run out.</summary>
    public static bool IsRunning(string state) => state is Rectifying or Extended or Supervised;
}

/// <summary>What is done to a weak party organisation's case.</summary>
public static class WeakCaseActs
{
    public const string Confirm = "CONFIRM";
    public const string MakePlan = "PLAN";
    public const string Start = "START";
    public const string Extend = "EXTEND";
    public const string Supervise = "SUPERVISE";
    public const string Accept = "ACCEPTANCE";
    public const string SendBack = "SEND_BACK";
    public const string Close = "CLOSE";
}

/// <summary>软弱涣散党组织整顿 (domain.md 9.4), on the ledger of cases: found, confirmed, planned, rectified by a day, accepted, closed; extended once, supervised when late.</summary>
public sealed class WeakCaseProcedure() : Procedure<WeakPartyOrgCase>(
    WeakCaseStates.All,
    [
        new(Confirm, "倒排确定", "Confirm", Effect: (one, act) => one.ConfirmedOn = act.On),
        new(MakePlan, "确定整顿方案", "Plan", NeedsReason: true, Effect: (one, act) =>
        {
            one.PlanOn = act.On;
            one.Steps = act.Reason;
        }),
        new(Start, "开始整顿", "Start", Unless: OnlyWithinTheMonths, Effect: (one, act) => one.DueOn = act.DueOn),
        new(Extend, "延期", "Extend", NeedsReason: true, Unless: OnlyToALaterDay, Effect: (one, act) =>
        {
            one.ExtendedOn = act.On;
            one.DueOn = act.DueOn;
            one.Result = WeakCaseResults.Extended;
        }),
        new(Supervise, "督办", "Supervise", ByTimer: true, Unless: OnlyToAHigherLevel, Effect: (one, act) => one.SupervisionLevel = act.Level),
        new(Accept, "组织验收", "Accept", Effect: (one, act) =>
        {
            // A row of a file may say that it was extended without saying when.
            one.ExtendedOn ??= one.Result == WeakCaseResults.Extended ? one.ReviewedOn ?? act.On : null;
            one.ReviewedOn = act.On;
            one.Result = null;
        }),
        new(SendBack, "验收不通过", "Send back", NeedsReason: true, Effect: (one, _) => one.ReviewedOn = null),
        new(Close, "销号", "Close", NeedsReason: true, Effect: (one, act) =>
        {
            one.ClosedOn = act.On;
            one.Result = WeakCaseResults.Closed;
        }),
    ],
    [
        new(Identified, Confirm, Confirmed),
        new(Confirmed, MakePlan, Plan),
        new(Plan, Start, Rectifying),
        new(Rectifying, Accept, Acceptance),
        new(Rectifying, Extend, Extended),
        new(Rectifying, Supervise, Supervised),
        new(Extended, Accept, Acceptance),
        new(Extended, Supervise, Supervised),
        new(Supervised, Accept, Acceptance),
        new(Supervised, Supervise, Supervised),
        new(Acceptance, Close, Closed),
        new(Acceptance, SendBack, Rectifying),
        new(Acceptance, SendBack, Extended),
        new(Acceptance, SendBack, Supervised),
    ])
{
    public static readonly WeakCaseProcedure Instance = new();

    protected override WeakPartyOrgCase Copy(WeakPartyOrgCase standing) => standing.Copy();

    /// <summary>Nothing to set: the state follows from the days.</summary>
    protected override void Move(WeakPartyOrgCase next, string state)
    {
    }

    private static ActRefusedException? OnlyWithinTheMonths(WeakPartyOrgCase one, CaseAct act)
    {
        var most = act.On.AddMonths(CaseLimits.On(act.On).WeakMostMonths);
        return act.DueOn > act.On && act.DueOn <= most ? null : Refuse("bad-due", $"请给出整顿期限（dueOn），最长至 {most:yyyy-MM-dd}。", $"Give the last day of the rectification (dueOn), {most:yyyy-MM-dd} at the latest.");
    }

    private static ActRefusedException? OnlyToALaterDay(WeakPartyOrgCase one, CaseAct act)
    {
        var most = one.DueOn!.Value.AddMonths(CaseLimits.On(act.On).WeakMostMonths);
        return act.DueOn > one.DueOn && act.DueOn <= most
            ? null
            : Refuse("bad-due", $"请给出晚于 {one.DueOn:yyyy-MM-dd} 的期限（dueOn），最长至 {most:yyyy-MM-dd}。", $"Give a last day after {one.DueOn:yyyy-MM-dd} (dueOn), {most:yyyy-MM-dd} at the latest.");
    }

    private static ActRefusedException? OnlyToAHigherLevel(WeakPartyOrgCase one, CaseAct act) => act.Level > (one.SupervisionLevel ?? 0) && one.DueOn is { } due && act.Level <= CaseLimits.On(act.On).LevelAfter(due, act.On)
        ? null
        : Refuse("not-due", "尚未到该级督办的日期。", "That level of supervision is not due.");
}
