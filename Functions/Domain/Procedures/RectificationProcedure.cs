using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using static Nianbao.Domain.Procedures.RectificationActs;
using static Nianbao.Domain.Procedures.RectificationStates;

namespace Nianbao.Domain.Procedures;

/// <summary>Where a rectification is on its way (domain.md 8.5).</summary>
public static class RectificationStates
{
    public const string Issued = "ISSUED";
    public const string Acknowledged = "ACKNOWLEDGED";
    public const string InProgress = "IN_PROGRESS";
    public const string ReportSubmitted = "REPORT_SUBMITTED";
    public const string Review = "REVIEW";
    public const string Rework = "REWORK";
    public const string Overdue = "OVERDUE";
    public const string Closed = "CLOSED";
    public const string Withdrawn = "WITHDRAWN";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Issued, "已下达", "Issued"), new(Acknowledged, "已签收", "Acknowledged"), new(InProgress, "整改中", "In progress"), new(ReportSubmitted, "已报送整改报告", "Report submitted"), new(Review, "验收中", "Under review"),
        new(Rework, "退回再整改", "Sent back"), new(Overdue, "逾期", "Overdue"), new(Closed, "已办结", "Closed"), new(Withdrawn, "已撤销", "Withdrawn"),
    ];

    /// <summary>The term runs: nothing has been reported that could be reviewed.</summary>
    public static bool IsRunning(string state) => state is Issued or Acknowledged or InProgress or Rework;

    /// <summary>Neither closed nor withdrawn.</summary>
    public static bool IsOpen(string state) => state is not (Closed or Withdrawn);
}

/// <summary>What is done to a rectification.</summary>
public static class RectificationActs
{
    public const string Issue = "ISSUE";
    public const string Reissue = "REISSUE";
    public const string Withdraw = "WITHDRAW";
    public const string Acknowledge = "ACKNOWLEDGE";
    public const string Start = "START";
    public const string Extend = "EXTEND";
    public const string Submit = "SUBMIT";
    public const string ToReview = "REVIEW";
    public const string Close = "CLOSE";
    public const string SendBack = "REWORK";
    public const string Reject = "REJECT";
    public const string FallDue = "FALL_DUE";
}

/// <summary>限期整改 (domain.md 8.5): from the order to the review, with one rework; what is not reported by its day is overdue.</summary>
public sealed class RectificationProcedure() : Procedure<Rectification>(
    RectificationStates.All,
    [
        new(Reissue, "按新决定重新下达", "Issue by a new decision", ByTimer: true, Effect: (order, act) =>
        {
            (order.IssuedOn, order.OrderedDueOn, order.DueOn, order.Grounds) = (act.On, act.DueOn, act.DueOn, act.Grounds);
            (order.AcknowledgedOn, order.ReportedOn, order.ReworkOn, order.OverdueOn, order.ClosedOn) = (null, null, null, null, null);
        }),
        new(Withdraw, "随决定撤销", "Withdraw with its decision", ByTimer: true),
        new(Acknowledge, "签收", "Acknowledge", Effect: (order, act) => order.AcknowledgedOn = act.On),
        new(Start, "开始整改", "Start"),
        new(Extend, "延期", "Extend", NeedsReason: true, Unless: OnlyToALaterDayWithinTheMost, Effect: (order, act) => order.DueOn = act.DueOn),
        new(Submit, "报送整改报告", "Submit the report", NeedsEvidence: true, Effect: (order, act) => order.ReportedOn = act.On),
        new(ToReview, "转入验收", "Review"),
        new(Close, "验收通过，办结", "Close", NeedsReason: true, Effect: (order, act) => order.ClosedOn = act.On),
        new(SendBack, "退回再整改", "Send back", NeedsReason: true, Unless: OnlyOnce, Effect: (order, act) =>
        {
            order.ReworkOn = act.On;
            order.DueOn = act.On.AddDays(CaseLimits.On(act.On).ReworkDays);
            order.ReportedOn = null;
        }),
        new(Reject, "再次验收不通过", "Reject", NeedsReason: true, Unless: OnlyAfterARework, Effect: (order, act) => order.OverdueOn ??= act.On),
        new(FallDue, "逾期", "Fall due", ByTimer: true, Unless: OnlyAfterTheDueDay, Effect: (order, act) => order.OverdueOn ??= act.On),
    ],
    [
        new(Issued, Acknowledge, Acknowledged),
        new(Issued, Start, InProgress),
        new(Issued, Submit, ReportSubmitted),
        new(Issued, Extend, Issued),
        new(Issued, FallDue, Overdue),
        new(Acknowledged, Start, InProgress),
        new(Acknowledged, Submit, ReportSubmitted),
        new(Acknowledged, Extend, Acknowledged),
        new(Acknowledged, FallDue, Overdue),
        new(InProgress, Submit, ReportSubmitted),
        new(InProgress, Extend, InProgress),
        new(InProgress, FallDue, Overdue),
        new(ReportSubmitted, ToReview, Review),
        new(Review, Close, Closed),
        new(Review, SendBack, Rework),
        new(Review, Reject, Overdue),
        new(Rework, Submit, ReportSubmitted),
        new(Rework, FallDue, Overdue),
        new(Overdue, Submit, ReportSubmitted),
        .. RectificationStates.All.Select(state => new Transition(state.Code, Reissue, Issued)),
        .. RectificationStates.All.Where(state => IsOpen(state.Code)).Select(state => new Transition(state.Code, Withdraw, Withdrawn)),
    ])
{
    public static readonly RectificationProcedure Instance = new();

    public override Choice Opening { get; } = new(Issue, "下达整改通知", "Issue");

    protected override Rectification Copy(Rectification standing) => standing.Copy();

    protected override void Move(Rectification next, string state) => next.State = state;

    private static ActRefusedException? OnlyToALaterDayWithinTheMost(Rectification order, CaseAct act)
    {
        if (act.DueOn is not { } until || until <= order.DueOn)
            return Refuse("not-later", $"请给出晚于现期限 {order.DueOn:yyyy-MM-dd} 的日期（dueOn）。", $"Give a day later than {order.DueOn:yyyy-MM-dd} (dueOn).");
        if (act.On > order.DueOn)
            return Refuse("due-passed", $"期限已于 {order.DueOn:yyyy-MM-dd} 届满，不能再延期。", $"The term ended on {order.DueOn:yyyy-MM-dd} and can no longer be extended.");
        var most = order.IssuedOn!.Value.AddMonths(CaseLimits.On(act.On).RectificationMostMonths);
        return until <= most ? null : Refuse("too-long", $"整改期限最长至 {most:yyyy-MM-dd}。", $"The rectification ends on {most:yyyy-MM-dd} at the latest.");
    }

    private static ActRefusedException? OnlyOnce(Rectification order, CaseAct act) => order.ReworkOn is null
        ? null
        : Refuse("reworked-already", $"已于 {order.ReworkOn:yyyy-MM-dd} 退回过一次，不能再退回；仍不合格的，请办理“再次验收不通过”。", $"It was sent back once already, on {order.ReworkOn:yyyy-MM-dd}; when it still does not do, reject it.");

    private static ActRefusedException? OnlyAfterARework(Rectification order, CaseAct act) => order.ReworkOn is not null
        ? null
        : Refuse("not-reworked", "首次验收不通过的，应退回再整改一次。", "The first time it is sent back for rework.");

    private static ActRefusedException? OnlyAfterTheDueDay(Rectification order, CaseAct act) => act.On > order.DueOn
        ? null
        : Refuse("not-due", $"期限至 {order.DueOn:yyyy-MM-dd}，尚未届满。", $"The term runs until {order.DueOn:yyyy-MM-dd}.");
}
