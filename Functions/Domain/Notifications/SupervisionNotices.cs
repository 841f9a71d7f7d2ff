using Nianbao.Domain.Procedures;

namespace Nianbao.Domain.Notifications;

/// <summary>
/// Whom a level of supervision is told to (domain.md 8.5): each level to the organisation; the second to its supervising unit or party authority and the third to the
/// registrar for the list, both through the division that registers it, which has the addresses of both.
/// </summary>
public static class SupervisionNotices
{
    /// <summary>So many codes are named; all are in the list.</summary>
    private const int MostNamed = 20;

    private static readonly string[] Levels = ["一级", "二级", "三级"];

    /// <summary>To the organisation. A level that is over, or was passed by on the way to the next, is not told.</summary>
    /// <param name="no">The number of the supervision.</param>
    public static IEnumerable<NoticeItem> Of(string uscc, string no, RosterSupervision supervision, Look look)
    {
        if (supervision.State is not (SupervisionStates.Issued or SupervisionStates.Replied) || !look.Tells(supervision.IssuedOn) || supervision.MatterDueOn is not { } due)
            yield break;
        var (matterZh, matterEn) = MatterOf(supervision.Matter);
        var (nextZh, nextEn) = supervision.Level switch
        {
            1 => ("", ""),
            2 => ("本督办同时通报业务主管单位或者党建工作机构。", " The supervising unit or party authority is told as well."),
            _ => ("登记管理机关将研究列入活动异常名录（AB3）；拟列入的，另行送达告知书。", " The registrar considers the abnormal list (AB3); a notice will come before that."),
        };
        yield return new(
            uscc,
            $"supervise-{no}",
            NoticeKinds.Supervision,
            supervision.TermEndsOn,
            $"{Levels[supervision.Level - 1]}督办：{matterZh}（{supervision.MatterNo}）",
            $"Supervision, level {supervision.Level}: {matterEn} {supervision.MatterNo}",
            $"{matterZh}（{supervision.MatterNo}）的期限已于{NoticeDay.Chinese(due)}届满，尚未办结，现予{Levels[supervision.Level - 1]}督办。请立即办理并向登记管理机关反馈{(supervision.TermEndsOn is { } until ? $"，最迟至{NoticeDay.Chinese(until)}" : "")}。{nextZh}",
            $"The term of {matterEn} {supervision.MatterNo} ended on {NoticeDay.Iso(due)} and it is not done: supervision, level {supervision.Level}. Do it now and reply to the registrar{(supervision.TermEndsOn is { } by ? $" by {NoticeDay.Iso(by)}" : "")}.{nextEn}");
    }

    /// <summary>
    /// To the authority of a division: one item for a level, a kind of matter and a due day, however many they are. Cases that come to the same level later
    /// make it another item, because their number is in the key; no case ever leaves that count.
    /// </summary>
    public static IEnumerable<NoticeItem> ToAuthority(string division, IEnumerable<KeyValuePair<string, RosterSupervision>> supervisions, Look look)
    {
        foreach (var group in supervisions.Where(entry => entry.Value.Level >= 2 && entry.Value.MatterDueOn is not null).GroupBy(entry => (entry.Value.Level, entry.Value.Matter, DueOn: entry.Value.MatterDueOn!.Value)))
        {
            var open = group.Where(entry => entry.Value.State is SupervisionStates.Issued or SupervisionStates.Replied).Select(entry => entry.Key[..Reference.Uscc.Length]).Order(StringComparer.Ordinal).ToList();
            if (open.Count == 0 || !look.Tells(group.Max(entry => entry.Value.IssuedOn)))
                continue;
            var (level, matter, due) = group.Key;
            var (matterZh, matterEn) = MatterOf(matter);
            var named = string.Join("、", open.Take(MostNamed)) + (open.Count > MostNamed ? "等" : "");
            var namedEn = string.Join(", ", open.Take(MostNamed)) + (open.Count > MostNamed ? ", …" : "");
            var (askZh, askEn) = level == 2
                ? ("请将督办通报各组织的业务主管单位或者党建工作机构，督促办理", "Pass this on to the supervising units or party authorities of these organisations")
                : ("请研究列入活动异常名录（AB3），拟列入的送达告知书", "Consider the abnormal list (AB3) and serve the notices before listing");
            yield return new(
                division,
                $"supervise-{matter}-{NoticeDay.Key(due)}-L{level}-{group.Count()}",
                NoticeKinds.Supervision,
                null,
                $"{Levels[level - 1]}督办：{matterZh} {open.Count} 件",
                $"Supervision, level {level}: {open.Count} of {matterEn}",
                $"{NoticeDay.Chinese(due)}到期的{matterZh}有 {open.Count} 件尚未办结，已进入{Levels[level - 1]}督办：{named}。{askZh}。全部见 GET /api/supervisions?supervisionLevel={level}&division={division}。",
                $"{open.Count} of {matterEn}, due on {NoticeDay.Iso(due)}, are not done and have come to supervision level {level}: {namedEn}. {askEn}. All: GET /api/supervisions?supervisionLevel={level}&division={division}.");
        }
    }

    private static (string Chinese, string English) MatterOf(string matter) =>
        matter == SupervisedMatters.WeakPartyOrg ? ("软弱涣散党组织整顿", "the rectification of a weak party organisation") : ("限期整改", "the order to rectify");
}
