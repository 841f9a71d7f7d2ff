using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of the cases as they stand: rect.*, sup.*, list.*.</summary>
internal static class CaseIndicators
{
    private static readonly string Open = string.Join('|', RectificationStates.All.Select(state => state.Code).Where(RectificationStates.IsOpen));

    public static readonly IReadOnlyList<Indicator> All =
    [
        new CellIndicator("rect.issued", "下达限期整改", "Rectifications ordered", "件", "已下达、未撤回的限期整改通知数", "Rectifications ordered and not withdrawn", "rectifications", "records", $"state:{Open}|{RectificationStates.Closed}"),
        new CellIndicator("rect.closed", "整改办结", "Rectifications closed", "件", "已办结的限期整改数", "Rectifications that are closed", "rectifications", "records", $"state:{RectificationStates.Closed}"),
        new CellIndicator("rect.closedInTime", "按期办结", "Closed in time", "件", "在期限内办结的限期整改数", "Rectifications closed by their due day", "rectifications", "records", $"state:{RectificationStates.Closed},inTime:{YesNo.Yes}"),
        new CellIndicator("rect.overdue", "整改逾期", "Rectifications overdue", "件", "已逾期、尚未办结的限期整改数", "Rectifications that fell overdue and are not closed", "rectifications", "records", $"state:{Open},wasOverdue:{YesNo.Yes}"),
        new ClosingDaysIndicator("rect.medianDays", "办结天数中位数", "Median days to close", "已办结的限期整改自下达至办结天数的中位数（偶数件时取较小的中间数），按整改情形分列", "Median of the days from the order to the closing, of closed rectifications (of an even number the lower middle), by ground"),
        .. Enumerable.Range(1, 3).Select(level => new CellIndicator($"sup.level{level}", $"{"一二三"[level - 1]}级督办", $"Supervision, level {level}", "件", "发出的该级督办数", "Supervisions of this level", "supervisions", "records", $"supervisionLevel:{level}")),
        Listed("list.abnormal", "活动异常名录", "On the abnormal list", CreditLists.Abnormal),
        Listed("list.serious", "严重违法失信名单", "On the list of serious dishonesty", CreditLists.Serious),
    ];

    private static CellIndicator Listed(string name, string chinese, string english, string list) =>
        new(name, chinese, english, "件", "现在名录上的列入数，按列入情形分列；一家因两种情形列入的计两件", "Listings that stand, by trigger; an organisation listed for two triggers counts twice", "listings", "records", $"kind:{list},listed:{YesNo.Yes}")
        {
            PartBy = "trigger",
            PartLabels = ListTriggers.All,
        };
}
