using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

/// <summary>One type of activity and the group it belongs to.</summary>
public sealed record ActivityType(string Code, string Chinese, string English, string Group, params string[] Synonyms);

/// <summary>The activity types of domain.md 10.2. Groups G1-G5 serve the public, P is party life, B is business.</summary>
public static class ActivityTypes
{
    /// <summary>The group of party life, whose attendance is never added to the people served.</summary>
    public const string PartyLife = "P";

    public static readonly IReadOnlyList<ActivityType> Table =
    [
        new("RURAL_REVITALISATION", "乡村振兴", "Rural revitalisation", "G1"),
        new("AID_TIBET_XINJIANG", "援藏援疆", "Aid to Tibet and Xinjiang", "G1"),
        new("EAST_WEST_COOPERATION", "东西部协作", "East-west cooperation", "G1"),
        new("POVERTY_ALLEVIATION", "脱贫攻坚", "Poverty alleviation (until 2020)", "G1", "脱贫攻坚(至2020)"),
        new("EPIDEMIC_CONTROL", "疫情防控志愿服务", "Epidemic control", "G2", "疫情防控"),
        new("EMERGENCY_RELIEF", "应急救灾", "Emergency relief", "G2"),
        new("WORK_RESUMPTION", "稳岗复产", "Resumption of work", "G3", "复工复产", "稳岗复产/复工复产"),
        new("ENTERPRISE_SERVICE", "助企服务", "Service to enterprises", "G3", "党建暖企", "助企服务/党建暖企"),
        new("EMPLOYMENT", "就业促进", "Employment", "G3"),
        new("COMMUNITY_PAIRING", "基层治理结对共建", "Community pairing", "G4", "结对共建"),
        new("COMMUNITY_SERVICE", "社区服务", "Community service", "G4", "邻里守望", "社区服务(邻里守望)"),
        new("PRACTICAL_WORK", "我为群众办实事", "Practical work for the people", "G4"),
        new("LEIFENG_VOLUNTEER", "学雷锋志愿服务", "Lei Feng volunteering", "G5", "学雷锋"),
        new("CHARITY_PROJECT", "慈善项目", "Charity project", "G5"),
        new("DONATION", "捐赠捐物", "Donation", "G5", "捐赠"),
        new("FIRST_TOPIC", "第一议题学习", "First-topic study", PartyLife, "第一议题"),
        new("THEME_PARTY_DAY", "主题党日", "Theme party day", PartyLife),
        new("PARTY_CLASS", "党课", "Party class", PartyLife),
        new("PARTY_HISTORY_EDU", "党史学习教育", "Party history education", PartyLife),
        new("THREE_MEETINGS", "三会一课其他", "Three meetings and one class, other", PartyLife, "三会一课"),
        new("DISCIPLINE_EDU", "纪律教育", "Discipline education", PartyLife),
        new("MEMBER_DEVELOPMENT", "发展党员", "Member development", PartyLife),
        new("FORUM", "论坛研讨会", "Forum", "B", "论坛", "研讨会"),
        new("TRAINING", "培训讲座", "Training", "B", "培训", "讲座"),
        new("INDUSTRY_SERVICE", "行业服务", "Industry service", "B"),
        new("FOREIGN_EXCHANGE", "涉外交流", "Foreign exchange", "B"),
        new("OTHER", "其他", "Other", "OTHER"),
    ];

    public static readonly IReadOnlyList<Choice> All = [.. Table.Select(t => new Choice(t.Code, t.Chinese, t.English, t.Synonyms))];

    public static readonly IReadOnlyList<Choice> Groups =
    [
        new("G1", "乡村振兴与协作", "Rural revitalisation and cooperation"),
        new("G2", "疫情防控与应急", "Epidemic control and emergencies"),
        new("G3", "助企与就业", "Enterprises and employment"),
        new("G4", "基层治理与社区", "Communities"),
        new("G5", "志愿与慈善", "Volunteering and charity"),
        new(PartyLife, "党内组织生活", "Party life"),
        new("B", "业务活动", "Business"),
        new("OTHER", "其他", "Other"),
    ];

    private static readonly Dictionary<string, ActivityType> ByCode = Table.ToDictionary(t => t.Code, StringComparer.Ordinal);

    /// <summary>The type of a code, or null when there is none.</summary>
    public static ActivityType? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The group of a type, or an empty string when the type is not known.</summary>
    public static string GroupOf(string? type) => Find(type)?.Group ?? "";

    public static bool IsPartyLife(string? type) => GroupOf(type) == PartyLife;
}
