using Nianbao.Domain.Datasets;
using static Nianbao.Domain.Procedures.SupervisionActs;
using static Nianbao.Domain.Procedures.SupervisionStates;

namespace Nianbao.Domain.Procedures;

/// <summary>Where a level of supervision is on its way.</summary>
public static class SupervisionStates
{
    public const string Issued = "ISSUED";
    public const string Replied = "REPLIED";
    public const string Escalated = "ESCALATED";
    public const string Closed = "CLOSED";

    public static readonly IReadOnlyList<Choice> All = [new(Issued, "督办中", "Issued"), new(Replied, "已反馈", "Replied"), new(Escalated, "已升级", "Escalated"), new(Closed, "已办结", "Closed")];
}

/// <summary>What is done to a supervision.</summary>
public static class SupervisionActs
{
    public const string Issue = "ISSUE";
    public const string Reply = "REPLY";
    public const string ReturnReply = "RETURN_REPLY";
    public const string Close = "CLOSE";
    public const string Escalate = "ESCALATE";
    public const string End = "END";
}

/// <summary>督办 (domain.md 8.5): a level is answered, closed, or followed by the next; it ends when what it is about is done.</summary>
public sealed class SupervisionProcedure() : Procedure<Supervision>(
    SupervisionStates.All,
    [
        new(Reply, "收到反馈", "Receive a reply", NeedsReason: true, Effect: (supervision, act) => supervision.RepliedOn = act.On),
        new(ReturnReply, "退回反馈", "Return the reply", NeedsReason: true, Effect: (supervision, _) => supervision.RepliedOn = null),
        new(Close, "办结", "Close", NeedsReason: true, Effect: (supervision, act) => supervision.ClosedOn = act.On),
        new(Escalate, "升级", "Escalate", ByTimer: true),
        new(End, "事项已办结", "The matter is done", ByTimer: true, Effect: (supervision, act) => supervision.ClosedOn = act.On),
    ],
    [
        new(Issued, Reply, Replied),
        new(Issued, Close, Closed),
        new(Issued, Escalate, Escalated),
        new(Issued, End, Closed),
        new(Replied, ReturnReply, Issued),
        new(Replied, Close, Closed),
        new(Replied, Escalate, Escalated),
        new(Replied, End, Closed),
        new(Escalated, End, Closed),
    ])
{
    public static readonly SupervisionProcedure Instance = new();

    public override Choice Opening { get; } = new(Issue, "发出督办", "Issue");

    protected override Supervision Copy(Supervision standing) => standing.Copy();

    protected override void Move(Supervision next, string state) => next.State = state;
}
