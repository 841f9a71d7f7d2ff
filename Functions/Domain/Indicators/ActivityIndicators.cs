using Nianbao.Domain.Headlines;

namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of a year's activities until a day (domain.md 11.2): act.*.</summary>
public static class ActivityIndicators
{
    /// <summary>How many activities count, how many of them nobody has reviewed yet, and how many give estimates.</summary>
    public static readonly ActivityFigure Records = Figure("records"), Unreviewed = Figure("unreviewed"), Estimated = Figure("estimated");

    public static readonly IReadOnlyList<Indicator> All =
    [
        new ActivityIndicator("act.count", "活动数", "Activities", "项", "有效活动数，多家共同填报的联合活动计一项", "Activities that count; one that several organisations report counts once", Records, CountedOnce.Events),
        Sum("act.sessions", "活动场次", "Sessions", "场次", "sessions", "场次之和", "Sum of sessions"),
        Sum("act.served", "服务群众", "People served", "人次", "served", "服务群众人次之和，不含组织生活", "Sum of people served, party life aside"),
        Sum("act.online", "线上触达", "Reached online", "人次", "online", "线上触达人次之和", "Sum of people reached online"),
        Sum("act.volunteers", "志愿者", "Volunteers", "人次", "volunteers", "志愿者人次之和", "Sum of volunteers"),
        Sum("act.hours", "志愿服务时长", "Volunteer hours", "小时", "hours", "志愿服务时长之和", "Sum of volunteer hours"),
        Sum("act.funds", "投入合计", "Funds in total", "元", "fundsTotal", "投入资金与物资折价之和", "Sum of funds in cash and in kind"),
        Sum("act.fundsCash", "投入资金", "Funds in cash", "元", "fundsCash", "投入资金之和", "Sum of funds in cash"),
        Sum("act.fundsInKind", "物资折价", "Funds in kind", "元", "fundsInKind", "物资折价之和", "Sum of funds in kind"),
        new ActivityIndicator("act.enterprises", "帮扶企业", "Enterprises helped", "家", "有清单的按信用代码去重，没有清单的取所填数（概数）", "By credit code, each once, where there is a list; else the number that was reported, an estimate", Figure(null), CountedOnce.Enterprises),
        new ActivityIndicator("act.orgs", "开展活动的组织", "Organisations with an activity", "家", "有一项以上有效活动的组织数，每家计一次", "Organisations with at least one activity that counts, each once", Records, CountedOnce.Organisations),
        Sum("act.partyLife", "组织生活", "Party life", "场次", "partyLife", "组织生活类活动的场次之和", "Sum of sessions of party life"),
        new ActivityIndicator("act.pairings", "有活动的结对", "Pairings with an activity", "个", "活动所填结对编号，每个计一次", "Pairings that an activity names, each once", Records, CountedOnce.Pairings),
        Sum("act.cases", "完成例数", "Cases completed", "例", "cases", "完成例数之和", "Sum of cases completed"),
    ];

    private static ActivityIndicator Sum(string name, string chinese, string english, string unit, string measure, string formulaZh, string formulaEn) => new(name, chinese, english, unit, formulaZh, formulaEn, Figure(measure));

    private static ActivityFigure Figure(string? measure) => new(measure ?? "enterprises", "活动", "Activities", "", "", DisplayStyle.Exact, measure, TimeWindow.YearToDate, [], [], []);
}
