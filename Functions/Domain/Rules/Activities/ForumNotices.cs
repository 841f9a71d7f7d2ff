using Nianbao.Domain.Activities;
using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>The notice of a forum that an activity names, as the ledger knows it.</summary>
internal static class ForumNotices
{
    /// <summary>The notice, or null when none is named or the ledger does not hold it.</summary>
    public static ForumNotice? Of(Activity activity, RuleContext context) =>
        activity.ForumNoticeId is { } id ? Kept(context)?.FirstOrDefault(notice => notice.Id == id) : null;

    /// <summary>Whether a notice is named that may be taken for filed: the ledger holds it, or nobody keeps that ledger.</summary>
    public static bool IsNamed(Activity activity, RuleContext context) =>
        !string.IsNullOrWhiteSpace(activity.ForumNoticeId) && (Of(activity, context) is not null || Kept(context) is null);

    private static IReadOnlyList<ForumNotice>? Kept(RuleContext context) => context.Ledgers.Of<ForumNotice>(LedgerNeeds.ForumNotices);
}
