using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using static Nianbao.Domain.Procedures.ListingActs;
using static Nianbao.Domain.Procedures.ListingStates;

namespace Nianbao.Domain.Procedures;

/// <summary>Where a listing is on its way (domain.md 8.4).</summary>
public static class ListingStates
{
    public const string Candidate = "CANDIDATE";
    public const string NoticeSent = "NOTICE_SENT";
    public const string StatementReceived = "STATEMENT_RECEIVED";
    public const string Review = "REVIEW";
    public const string Listed = "LISTED";
    public const string Dropped = "DROPPED";
    public const string RemovalRequested = "REMOVAL_REQUESTED";
    public const string Verified = "VERIFIED";
    public const string Removed = "REMOVED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Candidate, "拟列入", "Candidate"), new(NoticeSent, "已告知", "Notice sent"), new(StatementReceived, "已收到陈述", "Statement received"), new(Review, "复核中", "Under review"),
        new(Listed, "已列入", "Listed"), new(Dropped, "不予列入", "Dropped"), new(RemovalRequested, "申请移出", "Removal requested"), new(Verified, "移出已核实", "Removal verified"), new(Removed, "已移出", "Removed"),
    ];

    /// <summary>On the list: also while its removal is asked for.</summary>
    public static bool IsStanding(string state) => state is Listed or RemovalRequested or Verified;

    /// <summary>On the way onto the list.</summary>
    public static bool IsPending(string state) => state is Candidate or NoticeSent or StatementReceived or Review;
}

/// <summary>What is done to a listing.</summary>
public static class ListingActs
{
    public const string Propose = "PROPOSE";
    public const string Withdraw = "WITHDRAW";
    public const string Notify = "NOTIFY";
    public const string Statement = "STATEMENT";
    public const string ToReview = "REVIEW";
    public const string List = "LIST";
    public const string Drop = "DROP";
    public const string ProposeRestart = "PROPOSE_RESTART";
    public const string DeclineRestart = "DECLINE_RESTART";
    public const string Restart = "RESTART";
    public const string RequestRemoval = "REQUEST_REMOVAL";
    public const string ProposeRemoval = "PROPOSE_REMOVAL";
    public const string RefuseRemoval = "REFUSE_REMOVAL";
    public const string Verify = "VERIFY";
    public const string Remove = "REMOVE";
    public const string Correct = "CORRECT";
}

/// <summary>
/// 活动异常名录 and 严重违法失信名单 (domain.md 3.6 and 8.4): notice, statement, listing, restart, removal. The timer only proposes; whoever comes onto a
/// list is put there by a registrar, after the notice and the time for a statement.
/// </summary>
/// <remarks>RESTARTED of domain.md is no state of its own: who was listed again is listed, and its time counts from restartOn.</remarks>
public sealed class ListingProcedure() : Procedure<Listing>(
    ListingStates.All,
    [
        new(Propose, "列为拟列入对象", "Propose", ByTimer: true, Unless: OnlyWhatTheTimerTookBack),
        new(Withdraw, "撤回拟列入", "Withdraw", ByTimer: true),
        new(Notify, "送达告知书", "Send the notice", Effect: (listing, act) =>
        {
            listing.NoticeOn = act.On;
            listing.StatementDueOn = WorkingDays.Default.After(act.On, CaseLimits.On(act.On).StatementWorkingDays).Day;
        }),
        new(Statement, "收到陈述申辩", "Receive a statement", Unless: OnlyInTheStatementTerm, Effect: (listing, act) => listing.StatementOn = act.On),
        new(ToReview, "转入复核", "Review the statement"),
        new(List, "决定列入", "List", NeedsReason: true, Unless: OnlyAfterTheStatementTerm, Effect: (listing, act) =>
        {
            listing.EffectiveOn = act.On;
            listing.NothingToRectify = act.NothingToRectify ?? listing.NothingToRectify;
        }),
        new(Drop, "不予列入", "Drop", NeedsReason: true),
        new(ProposeRestart, "出现新的情形", "New occasion", ByTimer: true, Unless: OnlyOneAtATime, Effect: (listing, act) => listing.NewOccasion = act.Occasion),
        new(DeclineRestart, "新情形不予认定", "Turn the new occasion down", NeedsReason: true, Unless: OnlyWithANewOccasion, Effect: (listing, _) => Settle(listing, listing.NewOccasion)),
        new(Restart, "重新起算", "Restart the time", NeedsReason: true, Unless: OnlyWithANewOccasion, Effect: (listing, act) =>
        {
            listing.RestartOn = act.On;
            (listing.RemovalRequestedOn, listing.VerifiedOn, listing.RemovalDueOn) = (null, null, null);
            Settle(listing, act.Occasion ?? listing.NewOccasion);
        }),
        new(RequestRemoval, "申请移出", "Ask for removal", NeedsReason: true, Unless: OnlyAfterTheYears, Effect: (listing, act) => listing.RemovalRequestedOn = act.On),
        new(ProposeRemoval, "期满拟移出", "Propose removal", ByTimer: true, Unless: OnlyWithNothingToRectify, Effect: (listing, act) => listing.RemovalRequestedOn = act.On),
        new(RefuseRemoval, "不予移出", "Refuse removal", NeedsReason: true, Effect: (listing, act) => listing.RemovalRefusedOn = act.On),
        new(Verify, "核实", "Verify", NeedsEvidence: true, Effect: (listing, act) =>
        {
            listing.VerifiedOn = act.On;
            listing.RemovalDueOn = WorkingDays.Default.After(act.On, CaseLimits.On(act.On).RemovalWorkingDays).Day;
        }),
        new(Remove, "移出", "Remove", Effect: (listing, act) => listing.RemovedOn = act.On),
        new(Correct, "更正（列入有误）", "Correct a wrong listing", NeedsReason: true, NeedsEvidence: true, Effect: (listing, act) => listing.RemovedOn = act.On),
    ],
    [
        new(Candidate, Notify, NoticeSent),
        new(Candidate, Drop, Dropped),
        new(Candidate, Withdraw, Dropped),
        new(Dropped, Propose, Candidate),
        new(NoticeSent, Statement, StatementReceived),
        new(NoticeSent, List, Listed),
        new(NoticeSent, Drop, Dropped),
        new(StatementReceived, ToReview, Review),
        new(Review, List, Listed),
        new(Review, Drop, Dropped),
        new(Listed, ProposeRestart, Listed),
        new(Listed, DeclineRestart, Listed),
        new(Listed, Restart, Listed),
        new(Listed, RequestRemoval, RemovalRequested),
        new(Listed, ProposeRemoval, RemovalRequested),
        new(Listed, Correct, Removed),
        new(RemovalRequested, ProposeRestart, RemovalRequested),
        new(RemovalRequested, DeclineRestart, RemovalRequested),
        new(RemovalRequested, Restart, Listed),
        new(RemovalRequested, RefuseRemoval, Listed),
        new(RemovalRequested, Verify, Verified),
        new(RemovalRequested, Correct, Removed),
        new(Verified, ProposeRestart, Verified),
        new(Verified, DeclineRestart, Verified),
        new(Verified, Restart, Listed),
        new(Verified, Remove, Removed),
    ])
{
    public static readonly ListingProcedure Instance = new();

    /// <summary>The day from which an organisation on the abnormal list may become a candidate for the other (SE1).</summary>
    public static DateOnly SeriousFrom(DateOnly since) => since.AddYears(CaseLimits.On(since).ListedSeriousYears);

    /// <summary>The day from which a listing that leaves nothing to mend is proposed for removal.</summary>
    public static DateOnly AutomaticRemovalFrom(DateOnly since) => since.AddMonths(CaseLimits.On(since).AutomaticRemovalMonths);

    protected override Listing Copy(Listing standing) => standing.Copy();

    protected override void Move(Listing next, string state) => next.State = state;

    private static void Settle(Listing listing, string? occasion)
    {
        if (occasion is not null)
            listing.Occasions = [.. (listing.Occasions ?? []).Append(occasion).Distinct()];
        listing.NewOccasion = null;
    }

    private static ActRefusedException? OnlyWhatTheTimerTookBack(Listing listing, CaseAct act) => listing.Act == Withdraw
        ? null
        : Refuse("dropped", "登记管理机关已决定不予列入。", "A registrar has dropped it.");

    private static ActRefusedException? OnlyInTheStatementTerm(Listing listing, CaseAct act) => act.On <= listing.StatementDueOn
        ? null
        : Refuse("statement-late", $"陈述申辩期已于 {listing.StatementDueOn:yyyy-MM-dd} 届满。", $"The term for a statement ended on {listing.StatementDueOn:yyyy-MM-dd}.");

    private static ActRefusedException? OnlyAfterTheStatementTerm(Listing listing, CaseAct act) => listing.State == Review || act.On > listing.StatementDueOn
        ? null
        : Refuse("statement-term-runs", $"陈述申辩期至 {listing.StatementDueOn:yyyy-MM-dd}，期满之后才能决定列入。", $"The organisation may state its case until {listing.StatementDueOn:yyyy-MM-dd}; it can be listed after that day.");

    private static ActRefusedException? OnlyOneAtATime(Listing listing, CaseAct act) => listing.NewOccasion is { } waiting
        ? Refuse("occasion-waits", $"情形 {waiting} 尚待认定。", $"The occasion {waiting} still waits for a registrar.")
        : null;

    private static ActRefusedException? OnlyWithANewOccasion(Listing listing, CaseAct act)
    {
        if ((act.Name == Restart ? act.Occasion ?? listing.NewOccasion : listing.NewOccasion) is not { } occasion)
            return Refuse("no-new-occasion", "没有待认定的新情形；由登记管理机关认定的，请写明新情形（occasion）。", "No new occasion waits; where the registrar found one, name it (occasion).");
        return listing.Occasions?.Contains(occasion) == true ? Refuse("occasion-settled", $"情形 {occasion} 已处理过。", $"The occasion {occasion} has been settled already.") : null;
    }

    private static ActRefusedException? OnlyAfterTheYears(Listing listing, CaseAct act)
    {
        // Who was revoked is removed when it is deregistered, whenever that is (domain.md 3.6).
        if (listing.List != CreditLists.Serious || listing.Trigger == ListTriggers.Revoked || listing.Since is not { } since)
            return null;
        var from = since.AddYears(CaseLimits.On(act.On).SeriousRemovalYears);
        return act.On >= from ? null : Refuse("too-early", $"列入严重违法失信名单须满规定年限，{from:yyyy-MM-dd} 起才能申请移出。", $"Removal from the list of serious dishonesty can be asked for from {from:yyyy-MM-dd} on.");
    }

    private static ActRefusedException? OnlyWithNothingToRectify(Listing listing, CaseAct act) =>
        listing is { List: CreditLists.Abnormal, NothingToRectify: true, Since: { } since } && act.On >= AutomaticRemovalFrom(since) && !(listing.RemovalRefusedOn >= since)
            ? null
            : Refuse("nothing-to-propose", "尚不符合期满移出的条件。", "It is not due for removal by the passing of time.");
}
