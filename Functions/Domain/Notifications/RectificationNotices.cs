using Nianbao.Domain.Inspection;
using Nianbao.Domain.Procedures;

namespace Nianbao.Domain.Notifications;

/// <summary>What an organisation is told of an order to rectify (domain.md 8.5): issued, extended, sent back, due in 30, 7 and 1 days, overdue, closed, taken back.</summary>
public static class RectificationNotices
{
    /// <param name="no">The number of the order.</param>
    public static IEnumerable<NoticeItem> Of(string uscc, string no, RosterRectification order, Look look)
    {
        if (order.State == RectificationStates.Withdrawn)
        {
            if (look.Tells(order.IssuedOn))
                yield return Item($"withdrawn-{NoticeDay.Key(order.IssuedOn)}", null, "整改通知已撤销", "was taken back", "作出该通知所依据的决定已变更，整改通知随之撤销，无须再按其整改。", "The decision it rested on was changed, so the order is taken back and asks for nothing more.");
            yield break;
        }

        if (order.DueOn is not { } due)
            yield break;
        var (dueZh, dueEn) = (NoticeDay.Chinese(due), NoticeDay.Iso(due));
        if (look.Tells(order.IssuedOn))
        {
            var ordered = order.OrderedDueOn ?? due;
            var grounds = order.Grounds.Select(Grounds.Find).OfType<Ground>().ToList();
            yield return Item(
                $"issued-{NoticeDay.Key(order.IssuedOn)}-{NoticeDay.Key(ordered)}", ordered, "整改通知书", "was issued",
                (grounds.Count == 0 ? "请按整改通知书所列要求整改" : $"须整改的情形：{string.Join("；", grounds.Select(ground => $"{ground.Chinese}（{ground.Code}，依据：{ground.Basis}）"))}。请逐项整改") + $"，于{NoticeDay.Chinese(ordered)}（含当日）前报送整改报告及证明材料。逾期未完成的，将予督办并可能列入活动异常名录。如有疑问，请联系登记管理机关。",
                (grounds.Count == 0 ? "Do what the order names" : $"To be rectified: {string.Join("; ", grounds.Select(ground => $"{ground.English} ({ground.Code}; basis: {ground.Basis})"))}. Mend each") + $" and send the report with its evidence by {NoticeDay.Iso(ordered)}, that day included. What is not done by then is supervised and may lead to the abnormal list. Ask the registrar if anything is unclear.");
            if (order.ReworkOn is null && ordered != due)
                yield return Item($"extended-{NoticeDay.Key(due)}", due, "整改期限已延长", "was extended", $"整改期限延至{dueZh}（含当日）。", $"Its term now ends on {dueEn}, that day included.");
        }

        if (look.Tells(order.ReworkOn))
            yield return Item($"rework-{NoticeDay.Key(due)}", due, "整改报告被退回", "was sent back", $"整改报告未通过验收，退回再整改一次，期限至{dueZh}（含当日）。再次未通过的，按逾期处理。", $"The report did not pass. It may be mended once, by {dueEn}, that day included; a second failure counts as overdue.");
        if (RectificationStates.IsRunning(order.State) && look.Reminder(due, order.ReworkOn ?? order.IssuedOn) is { } step)
        {
            var left = due.DayNumber - look.Today.DayNumber;
            yield return Item($"due-{NoticeDay.Key(due)}-{step}", due, $"整改期限还有{left}天届满", $"is due in {NoticeDay.Days(left)}", $"整改期限至{dueZh}（含当日），还有{left}天。请及时报送整改报告；如已报送，请忽略本提醒。", $"Its report is due on {dueEn}, that day included, in {NoticeDay.Days(left)}. If you have sent it meanwhile, nothing more is needed.");
        }

        if (order.State == RectificationStates.Overdue && look.Tells(order.OverdueOn))
            yield return Item($"overdue-{NoticeDay.Key(due)}", null, "整改已逾期", "is overdue", $"整改期限已于{dueZh}届满，整改未按期完成或者未通过验收。请立即完成整改并报送报告；登记管理机关将予督办。", $"Its term ended on {dueEn}, and it was not done in time or did not pass. Finish it and send the report at once; the registrar supervises it from now on.");
        if (order.State == RectificationStates.Closed && look.Tells(order.ClosedOn))
            yield return Item($"closed-{NoticeDay.Key(order.ClosedOn)}", null, "整改已办结", "was closed", $"整改已于{NoticeDay.Chinese(order.ClosedOn!.Value)}验收通过，予以办结。", $"It passed on {NoticeDay.Iso(order.ClosedOn.Value)} and is closed.");

        NoticeItem Item(string what, DateOnly? dueOn, string titleZh, string titleEn, string textZh, string textEn) =>
            new(uscc, $"rectify-{no}-{what}", NoticeKinds.Rectification, dueOn, $"{titleZh}（{no}）", $"The order to rectify {no} {titleEn}", textZh, textEn);
    }
}
