using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Activities;

/// <summary>What to write in the columns of activities, for the template and the documentation.</summary>
internal static class ActivityHelp
{
    public static ColumnHelp[] All { get; } =
    [
        new("activityId", "本组织自编、不重复的编号；更正时用同一编号重新上传。", "Your own number, each once; correct an activity by sending it again under the same number."),
        new("uscc", "举办组织的18位信用代码。", "The organiser's credit code of 18 characters."),
        new("title", "活动全称，不超过100字。", "In full, at most 100 characters."),
        new("startOn", "决定活动所属的月份。", "Decides to which month the activity belongs."),
        new("endOn", "一天内结束的可不填。", "May be left empty for an activity of one day."),
        new("sessions", "同一活动举办的场数；只办一场的可不填。", "How often it was held; may be left empty for once."),
        new("placeRegionCode", "活动地点的6位行政区划代码。", "The six-digit division of the place."),
        new("fundsCash", "实际支出的资金，不含物资。", "Money spent, without goods."),
        new("fundsInKind", "物资按市场价折算。", "Goods at market prices."),
        new("fundsTotal", "投入资金＋物资折价；可不填。", "Money and goods together; may be left empty."),
        new("fundSource", "写法 来源:金额，例如 自有:1000；募捐:500。", "As source:amount, for example SELF:1000; DONATION:500."),
        new("volunteers", "参加的志愿者按人次计，一人参加两场计2。", "Attendances: one person at two sessions counts 2."),
        new("volunteerHours", "全部志愿者的服务小时之和。", "Hours of all volunteers together."),
        new("servedPersonTimes", "现场服务的人次，不含线上。", "Served on site, without those online."),
        new("onlineReach", "直播、点播等线上人次，单独填写，不并入服务人次。", "Reached online; not part of the people served."),
        new("enterprisesHelped", "不重复计算的企业数。", "Different enterprises."),
        new("isEstimated", "数字为“约”“余”等概数的填“是”。", "是 when the figures are estimates."),
        new("supersedes", "本条更正、替代的另一条活动的编号。", "The number of the activity that this one replaces."),
        new("duplicateDecision", "与已填报的活动同名同日同地时填写：新增（另一活动，都计入）或更正（只计本条）。", "For an activity with title, days and place of another: NEW (both count) or CORRECTION (only this one counts)."),
        new("explanation", "数字超出通常范围时说明原因，不少于10个字。", "Why an unusual figure is right, at least 10 characters."),
    ];
}
