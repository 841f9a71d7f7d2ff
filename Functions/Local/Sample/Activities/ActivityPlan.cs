namespace Nianbao.Local.Sample.Activities;

/// <summary>How often a type of activity occurs, and what it is like.</summary>
/// <param name="Weight">Out of about a thousand.</param>
/// <param name="Titles">What follows the place in the title.</param>
/// <param name="FundsPercent">How many of a hundred cost anything.</param>
/// <param name="MostFunds">The most one usually costs, in yuan.</param>
/// <param name="Served">The most people one usually serves; zero when it serves none.</param>
/// <param name="OnlinePercent">How many of a hundred are held online.</param>
/// <param name="Campaigns">Campaigns it may belong to.</param>
internal sealed record ActivityPlan(string Type, int Weight, string[] Titles, int FundsPercent, int MostFunds, int Served, int OnlinePercent = 0, params string[] Campaigns);

/// <summary>The types of domain.md 10.2 but for poverty alleviation, which ended in 2020.</summary>
internal static class ActivityPlans
{
    private const string PracticalWork = "我为群众办实事";
    private const string PartyHistory = "党史学习教育";

    public static readonly ActivityPlan[] All =
    [
        new("RURAL_REVITALISATION", 60, ["助农帮扶行动", "村企共建促振兴", "农产品产销对接", "驻镇帮镇扶村捐赠"], 100, 100_000, 600, 0, "百社联百村", "6·30助力乡村振兴"),
        new("AID_TIBET_XINJIANG", 8, ["援藏助学项目", "援疆医疗义诊"], 100, 166_000, 300),
        new("EAST_WEST_COOPERATION", 12, ["东西部协作消费帮扶", "东西部协作产业对接"], 100, 133_000, 400),
        new("EPIDEMIC_CONTROL", 25, ["健康宣教志愿服务", "疫苗接种志愿服务"], 40, 10_000, 1_500),
        new("EMERGENCY_RELIEF", 12, ["防汛救灾驰援", "应急演练", "受灾群众慰问"], 80, 66_000, 800),
        new("WORK_RESUMPTION", 20, ["稳岗复产服务", "企业用工帮扶"], 40, 26_000, 200, 0, "十项行动(复工复产)"),
        new("ENTERPRISE_SERVICE", 60, ["助企政策宣讲", "党建暖企行动", "银企对接会"], 40, 20_000, 200, 12),
        new("EMPLOYMENT", 30, ["招聘会", "就业技能培训", "高校毕业生就业帮扶"], 60, 26_000, 900, 10),
        new("COMMUNITY_PAIRING", 40, ["社社结对共建", "村社结对共建"], 50, 16_000, 500, 0, "百社联百村", PracticalWork),
        new("COMMUNITY_SERVICE", 120, ["邻里守望服务", "便民义诊", "敬老助老服务", "社区儿童假期课堂"], 50, 10_000, 400),
        new("PRACTICAL_WORK", 60, ["办实事便民服务", "困难群众走访慰问"], 60, 16_000, 400, 0, PracticalWork, PartyHistory),
        new("LEIFENG_VOLUNTEER", 60, ["学雷锋志愿服务", "清洁家园志愿服务"], 30, 10_000, 500),
        new("CHARITY_PROJECT", 45, ["大病救助项目", "助学圆梦项目", "爱心手术项目"], 95, 266_000, 800),
        new("DONATION", 35, ["爱心捐赠", "捐书助学", "物资捐赠"], 100, 166_000, 300),
        new("FIRST_TOPIC", 60, ["第一议题学习会"], 5, 2_000, 0, 5),
        new("THEME_PARTY_DAY", 70, ["主题党日活动"], 40, 8_000, 60, 0, PartyHistory),
        new("PARTY_CLASS", 45, ["专题党课"], 15, 5_000, 0, 15),
        new("PARTY_HISTORY_EDU", 25, ["党史学习教育", "红色基地研学"], 40, 10_000, 0, 5, PartyHistory),
        new("THREE_MEETINGS", 30, ["支部党员大会", "支部委员会会议"], 5, 2_000, 0),
        new("DISCIPLINE_EDU", 20, ["纪律教育学习", "廉政警示教育"], 10, 5_000, 0, 5, "纪律教育月"),
        new("MEMBER_DEVELOPMENT", 8, ["发展党员大会"], 5, 1_000, 0),
        new("FORUM", 25, ["学术研讨会", "行业发展论坛"], 90, 100_000, 0, 8),
        new("TRAINING", 80, ["专题培训班", "公益讲座", "会员培训"], 70, 20_000, 300, 15),
        new("INDUSTRY_SERVICE", 50, ["行业标准宣贯", "产品展销会", "行业调研"], 60, 50_000, 100),
        new("FOREIGN_EXCHANGE", 6, ["粤港澳交流活动", "海外商会来访交流"], 70, 33_000, 0),
        new("OTHER", 20, ["文体活动", "会员联谊活动"], 60, 10_000, 80),
    ];
}
