using Nianbao.Domain.Activities;
using Nianbao.Domain.Registry;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>The notice of a forum that an activity names, as the register knows it.</summary>
internal static class ForumNotices
{
    /// <summary>The notice, or null when none is named or the register does not know it.</summary>
    public static ForumNotice? Of(Activity activity, RuleContext context) =>
        activity.ForumNoticeId is { } id ? context.Registered?.ForumNotices?.FirstOrDefault(notice => notice.NoticeId == id) : null;

    /// <summary>Whether a notice is named that may be taken for filed: the register knows it, or keeps no notices of the organisation at all.</summary>
    public static bool IsNamed(Activity activity, RuleContext context) =>
        !string.IsNullOrWhiteSpace(activity.ForumNoticeId) && (Of(activity, context) is not null || context.Registered?.ForumNotices is null);
}
