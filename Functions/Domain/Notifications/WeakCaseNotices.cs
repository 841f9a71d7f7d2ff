using Nianbao.Domain.Procedures;

namespace Nianbao.Domain.Notifications;

/// <summary>What the owner of a weak party organisation's case is told (domain.md 9.4): the plan, the rectification and its acceptance by their days, and the end.</summary>
public static class WeakCaseNotices
{
    /// <param name="owner">A credit code, or the division of an authority whose own party organisation it is.</param>
    /// <param name="no">The number of the case.</param>
    public static IEnumerable<NoticeItem> Of(string owner, string no, WeakStanding one, Look look)
    {
        if (one.State == WeakCaseStates.Confirmed && one.ConfirmedOn is { } confirmed)
        {
            var plan = confirmed.AddDays(CaseLimits.On(confirmed).WeakPlanDays);
            if (look.Tells(confirmed))
                yield return Item($"confirmed-{NoticeDay.Key(confirmed)}", plan, "列为软弱涣散党组织整顿对象", "A party organisation is to be rectified", $"经排查确定，请于{NoticeDay.Chinese(plan)}（含当日）前制定整顿方案。", $"It was confirmed as weak. Make the plan for its rectification by {NoticeDay.Iso(plan)}, that day included.");
            if (look.Reminder(plan, confirmed) is { } left)
                yield return Item($"plan-{NoticeDay.Key(plan)}-{left}", plan, "整顿方案临期", "The plan is due soon", $"整顿方案应于{NoticeDay.Chinese(plan)}（含当日）前制定。如已报送，请忽略本提醒。", $"The plan is due on {NoticeDay.Iso(plan)}, that day included. If you have sent it, nothing more is needed.");
            if (plan < look.Today && look.Tells(plan))
                yield return Item($"plan-overdue-{NoticeDay.Key(plan)}", null, "整顿方案逾期", "The plan is overdue", $"整顿方案应于{NoticeDay.Chinese(plan)}前制定，现已逾期，请立即制定并报送。", $"The plan was due on {NoticeDay.Iso(plan)}. Make it and send it at once.");
        }

        if (WeakCaseStates.IsRunning(one.State) && one.DueOn is { } due)
        {
            if (due >= look.Today)
                yield return Item($"due-{NoticeDay.Key(due)}", due, one.State == WeakCaseStates.Extended ? "整顿期限已延长" : "开始整顿", one.State == WeakCaseStates.Extended ? "The term was extended" : "The rectification began", $"请于{NoticeDay.Chinese(due)}（含当日）前完成整顿并申请验收。", $"Finish the rectification and ask for its acceptance by {NoticeDay.Iso(due)}, that day included.");
            if (look.Reminder(due, null) is { } step)
                yield return Item($"acceptance-{NoticeDay.Key(due)}-{step}", due, "整顿验收临期", "The acceptance is due soon", $"整顿期限至{NoticeDay.Chinese(due)}（含当日），还有{due.DayNumber - look.Today.DayNumber}天，请及时申请验收。", $"The term ends on {NoticeDay.Iso(due)}, that day included, in {NoticeDay.Days(due.DayNumber - look.Today.DayNumber)}. Ask for the acceptance in time.");
            if (due < look.Today && look.Tells(due))
                yield return Item($"overdue-{NoticeDay.Key(due)}", null, "整顿逾期", "The rectification is overdue", $"整顿期限已于{NoticeDay.Chinese(due)}届满，尚未验收销号，请立即完成；逾期将予督办。", $"The term ended on {NoticeDay.Iso(due)} and the case is not closed. Finish it at once; it is supervised from now on.");
        }

        if (one.State == WeakCaseStates.Closed && look.Tells(one.ClosedOn))
            yield return Item($"closed-{NoticeDay.Key(one.ClosedOn)}", null, "整顿销号", "The case is closed", $"整顿已于{NoticeDay.Chinese(one.ClosedOn!.Value)}验收合格，予以销号。", $"The rectification was accepted, and the case closed, on {NoticeDay.Iso(one.ClosedOn.Value)}.");

        NoticeItem Item(string what, DateOnly? dueOn, string titleZh, string titleEn, string textZh, string textEn) =>
            new(owner, $"weak-{no}-{what}", NoticeKinds.WeakPartyOrganisation, dueOn, $"{titleZh}（{no}）", $"{titleEn} ({no})", textZh, textEn);
    }
}
