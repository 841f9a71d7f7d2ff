using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Headlines;

/// <summary>
/// The 22 published figures of the article (domain.md 2.6), as data: each says what is counted, over which time and how it is written.
/// "Last year" and "this year" are seen from the day of the question, so that the same declarations answer for any year.
/// </summary>
public static class HeadlineList
{
    private const string Province = Divisions.Province;

    /// <summary>The filter that H19, H20 and H21 share: three measures of one set of activities (M35).</summary>
    private static readonly string[] PracticalWork = ["党史学习教育", "我为群众办实事"];

    /// <summary>The three cities of H22 in the article's order.</summary>
    private static readonly string[] BrandCities = ["440100", "440300", "440600"];

    /// <summary>How many demonstration sites the programme wants: 百家.</summary>
    private const int DemoTarget = 100;

    public static readonly IReadOnlyList<Headline> All =
    [
        new("H01", "社会组织登记总数", "Registered social organisations",
            "截止日已成立、未注销或撤销的社会组织（含截止日当天注销的）", "Organisations established by the day and not ended before it",
            [Organisations("organisations", "社会组织", "Organisations", DisplayStyle.Exact, (organisation, facts) => organisation.Roster.IsActiveOn(facts.AsOf))]),
        new("H02", "党的组织和工作覆盖", "Coverage by the party",
            "在册社会组织中，截止日有党的组织或工作覆盖的占全部，且没有应建未建党组织的，为“全覆盖”", "Of the active organisations, those covered by a party organisation or party work on the day; all covered when none lacks a party organisation that is due",
            [
                Organisations("covered", "工作覆盖的组织", "Organisations covered", DisplayStyle.Exact, (organisation, facts) => organisation.Roster.IsActiveOn(facts.AsOf) && facts.HasWorkCoverage(organisation.Uscc), "coverage"),
                Organisations("active", "在册组织", "Active organisations", DisplayStyle.Exact, (organisation, facts) => organisation.Roster.IsActiveOn(facts.AsOf)),
                Organisations("due", "应建未建的组织", "Due and not built", DisplayStyle.Exact, (organisation, facts) => organisation.Roster.IsActiveOn(facts.AsOf) && facts.LacksDueOrganisation(organisation.Uscc), HeadlineFacts.NeededForDue),
            ],
            reading => CoverageText.Chinese((long)reading["covered"].Value, (long)reading["active"].Value, (long)reading["due"].Value),
            reading => CoverageText.English((long)reading["covered"].Value, (long)reading["active"].Value, (long)reading["due"].Value)),
        new("H03", "党建工作站", "Party workstations",
            "截止日已设立、未撤销的党建工作站", "Workstations open on the day",
            [Entries("workstations", "党建工作站", "Workstations", "个", "workstations", "workstations", TimeWindow.OnTheDay)],
            reading => $"{reading.Figures[0].Chinese}党建工作站"),
        new("H04", "第一书记", "First secretaries",
            "截止日前由省级党建机关任命的第一书记，累计（含已离任的）", "First secretaries whom a provincial authority appointed by the day, those no longer in office included",
            [Entries("appointments", "第一书记", "First secretaries", "名", "appointments", "party-posts", TimeWindow.UntilTheDay, Is("post", PartyPostTypes.FirstSecretary), Is("byProvince", YesNo.Yes))],
            reading => $"{reading.Figures[0].Chinese}第一书记"),
        new("H05", "临时党支部", "Temporary party branches",
            "截止日前由省级党建机关批准成立的临时党支部，累计（含已撤销的）", "Temporary branches that a provincial authority approved by the day, those dissolved since included",
            [Entries("branches", "临时党支部", "Temporary branches", "个", "branches", "party-organisations", TimeWindow.UntilTheDay, Is("partyOrgType", "TEMP_BRANCH"), Is("byProvince", YesNo.Yes))],
            reading => $"{reading.Figures[0].Chinese}临时党支部"),
        new("H06", "党委", "Party committees",
            "截止日已批准、未撤销的党委，其中区域型党委", "Party committees on the day, and those of a region among them",
            [
                Entries("committees", "党委", "Committees", "个", "committees", "party-organisations", TimeWindow.OnTheDay, Is("partyOrgType", "COMMITTEE")),
                Entries("regional", "区域型党委", "Regional committees", "个", "regional committees", "party-organisations", TimeWindow.OnTheDay, Is("partyOrgType", "COMMITTEE"), Is("committeeScope", "REGIONAL")),
            ],
            reading => $"{reading.Figures[0].Chinese}党委（{reading.Figures[1].Chinese}区域型）",
            reading => $"{reading.Figures[0].English} ({reading.Figures[1].Value:0} regional)"),
        new("H07", "议事决策观察点", "Observation points",
            "截止日已设立、未撤销的社会组织党组织参与议事决策观察点", "Observation points on the day",
            [Entries("points", "观察点", "Observation points", "个", "points", "observation-points", TimeWindow.OnTheDay)],
            reading => $"{reading.Figures[0].Chinese}观察点"),
        new("H08", "重点行动", "Key actions",
            "省级2021—2023年行动计划的重点行动", "Actions of the provincial programme of 2021 to 2023",
            [
                Entries("actions", "重点行动", "Actions", "项", "actions", "action-items", TimeWindow.OnTheDay) with
                {
                    Also = (entry, facts) => entry.Owner == Province && facts.IsOfProgramme(entry, new(2021, 1, 1), new(2023, 12, 31)),
                },
            ],
            reading => $"{ChineseCount.Of(reading.Figures[0].Value)}项重点行动"),
        new("H09", "党务工作指引", "Guidance documents",
            "截止日有效的“党务工作指引”系列文件（征求意见稿不计）", "Documents of the series on party affairs in force on the day, drafts aside",
            [
                Entries("documents", "工作指引", "Documents", "项", "documents", "guidance-documents", TimeWindow.OnTheDay, Is("series", "党务工作指引"), Is("status", "IN_FORCE", "REPEALED")) with
                {
                    // One that is repealed, nobody says when, was not in force on any day that we know of.
                    Also = (entry, facts) => facts.Source.Ledger("guidance-documents").FactOf(entry, "status") != "REPEALED" || entry.Until is not null,
                },
            ],
            reading => $"{reading.Figures[0].Chinese}指引"),
        new("H10", "党建工作指导员联系", "Organisations linked to instructors",
            "截止日有党建工作指导员联系的省级直接登记社会组织（每家计一次）", "Directly registered provincial organisations with an instructor on the day, each once",
            [
                Organisations("linked", "联系的组织", "Organisations linked", DisplayStyle.MoreThan(1_000), (organisation, facts) =>
                    organisation.IsProvincialDirect && organisation.Roster.IsActiveOn(facts.AsOf) && facts.HasInstructor(organisation.Uscc), "instructor-assignments"),
            ]),
        new("H11", "“两优一先”表彰", "Excellent members, party workers and organisations",
            "上一年度各级授予的优秀共产党员、优秀党务工作者、先进基层党组织（按次计）", "Awards to excellent members, excellent party workers and advanced party organisations at all levels in the year before, each award once",
            [Entries("awards", "表彰", "Awards", "人次", "awards", "honours", TimeWindow.LastYear, Is("kind", "EXCELLENT_MEMBER", "EXCELLENT_PARTY_WORKER", "ADVANCED_PARTY_ORG")) with { Style = DisplayStyle.Over(100) }]),
        new("H12", "两新组织党建工作示范点", "Demonstration sites",
            "截止日前省委两新工委授予的党建工作示范点", "Demonstration sites that the provincial committee for new organisations named by the day",
            [Entries("sites", "示范点", "Sites", "个", "sites", "honours", TimeWindow.UntilTheDay, Is("kind", "DEMO_SITE"), Is("awardLevel", "PROVINCE"), new(HonoursLedger.AwardedBy, ["两新工委", "两新组织工委", "两新组织工作委员会"], IsPart: true))],
            reading => $"{reading.Figures[0].Chinese}示范点"),
        new("H13", "脱贫攻坚突出贡献表扬", "Commended for fighting poverty",
            "截止日前获脱贫攻坚突出贡献表扬的社会组织", "Organisations commended for fighting poverty by the day",
            [Entries("commended", "受表扬组织", "Organisations", "个", "organisations", "honours", TimeWindow.UntilTheDay, Is("kind", "POVERTY_COMMENDATION"))]),
        new("H14", "百家党建工作示范点创建", "A hundred demonstration sites",
            "截止日已确认、未退出的示范点创建单位；目标100家", "Confirmed units that did not withdraw by the day; the target is 100",
            [Entries("created", "创建单位", "Units", "家", "units", "demo-creations", TimeWindow.OnTheDay)],
            reading => reading.Figures[0].Value >= DemoTarget ? $"百家创建（实际{reading.Figures[0].Chinese}）" : $"{reading.Figures[0].Chinese}创建（目标百家）",
            reading => $"{reading.Figures[0].English} of {DemoTarget} wanted"),
        new("H15", "党建案例评选", "Selected cases",
            "截止日前评选的十佳案例和优秀案例", "Cases selected by the day as top ten and as excellent",
            [
                Entries("topTen", "十佳案例", "Top-ten cases", "个", "top-ten cases", "case-selections", TimeWindow.UntilTheDay, Is("prize", "TOP_TEN")),
                Entries("excellent", "优秀案例", "Excellent cases", "个", "excellent cases", "case-selections", TimeWindow.UntilTheDay, Is("prize", "EXCELLENT")),
            ],
            reading => $"十佳案例{reading.Figures[0].Chinese}、优秀案例{reading.Figures[1].Chinese}",
            reading => $"{reading.Figures[0].English}, {reading.Figures[1].English}"),
        new("H16", "乡村振兴等投入资金", "Funds for rural revitalisation, aid and cooperation",
            "上一年度乡村振兴、援藏援疆、东西部协作活动的投入合计，各级", "Funds of rural revitalisation, aid to Tibet and Xinjiang, and east-west cooperation in the year before, all levels",
            [Activities("funds", "投入资金", "Funds", "元", "yuan", DisplayStyle.Approx(DisplayStyle.HundredMillion, 0), "fundsTotal", TimeWindow.LastYear, ["RURAL_REVITALISATION", "AID_TIBET_XINJIANG", "EAST_WEST_COOPERATION"])]),
        new("H17", "疫情防控志愿服务", "Volunteering against the epidemic",
            "今年以来党组织举办的疫情防控志愿服务的服务群众人次", "People served by party organisations' volunteering against the epidemic, from 1 January to the day",
            [Activities("served", "服务群众", "People served", "人次", "person-times", DisplayStyle.Approx(DisplayStyle.TenThousand, 0), "served", TimeWindow.YearToDate, ["EPIDEMIC_CONTROL"], organisers: ["PARTY_ORG"])]),
        new("H18", "支持企业复工复产", "Enterprises helped to resume work",
            "截止日前复工复产活动帮扶的企业：有名单的按统一社会信用代码去重，没有名单的按活动填报数", "Enterprises helped to resume work by the day: each once by its credit code where listed, otherwise the number reported of the activity",
            [Activities("enterprises", "帮扶企业", "Enterprises", "家", "enterprises", DisplayStyle.Approx(DisplayStyle.TenThousand, 0), null, TimeWindow.UntilTheDay, ["WORK_RESUMPTION"])]),
        new("H19", "办实事活动场次", "Sessions of practical work",
            "截止日前带“党史学习教育”或“我为群众办实事”标签的活动场次", "Sessions of activities of the two campaigns by the day",
            [Activities("sessions", "场次", "Sessions", "场次", "sessions", DisplayStyle.MoreThan(DisplayStyle.TenThousand), "sessions", TimeWindow.UntilTheDay, [], campaigns: PracticalWork)]),
        new("H20", "办实事服务群众", "People served by practical work",
            "截止日前带“党史学习教育”或“我为群众办实事”标签的活动的服务群众人次（组织生活不计）", "People served by activities of the two campaigns by the day, party life aside",
            [Activities("served", "服务群众", "People served", "人次", "person-times", DisplayStyle.MoreThan(10 * DisplayStyle.TenThousand), "served", TimeWindow.UntilTheDay, [], campaigns: PracticalWork)]),
        new("H21", "办实事投入资金", "Funds for practical work",
            "截止日前带“党史学习教育”或“我为群众办实事”标签的活动的投入合计", "Funds of activities of the two campaigns by the day",
            [Activities("funds", "投入资金", "Funds", "元", "yuan", DisplayStyle.Approx(DisplayStyle.HundredMillion, 1), "fundsTotal", TimeWindow.UntilTheDay, [], campaigns: PracticalWork)]),
        new("H22", "城市党建品牌", "Cities' party-building brands",
            "截止日广州、深圳、佛山的党建品牌，每市至少一个", "Party-building brands of Guangzhou, Shenzhen and Foshan on the day, at least one each",
            [
                Entries("cities", "有品牌的城市", "Cities with brands", "个", "cities", "brands", TimeWindow.OnTheDay) with
                {
                    Also = (entry, _) => BrandCities.Contains(CityOf(entry)),
                    DistinctBy = CityOf,
                },
                .. BrandCities.Select(city => Entries("brands" + city, Divisions.Find(city)!.Chinese, Divisions.Find(city)!.English, "个", "brands", "brands", TimeWindow.OnTheDay) with
                {
                    Also = (entry, _) => CityOf(entry) == city,
                    NamedBy = "brand",
                }),
            ],
            reading => $"{ChineseCount.Of(reading.Figures[0].Value)}个城市品牌：{string.Join('、', reading.Figures.Skip(1).Where(city => city.Value > 0).Select(city => city.Figure.Chinese.TrimEnd('市') + string.Concat(city.Names.Select(name => $"“{name}”"))))}".TrimEnd('：'),
            reading => $"brands in {reading.Figures[0].Value:0} of {BrandCities.Length} cities: {string.Join("; ", reading.Figures.Skip(1).Where(city => city.Value > 0).Select(city => $"{city.Figure.English} {string.Join(", ", city.Names)}"))}".TrimEnd(' ', ':')),
    ];

    /// <summary>The headline of that id, or null.</summary>
    public static Headline? Find(string id) => All.FirstOrDefault(headline => headline.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static string CityOf(LedgerRosterEntry entry) => Divisions.CityOf(entry.Owner.Length == Uscc.Length ? Uscc.DivisionOf(entry.Owner) : entry.Owner);

    private static FactFilter Is(string fact, params string[] values) => new(fact, values);

    private static RegisterFigure Organisations(string name, string chinese, string english, DisplayStyle style, Func<RegisteredOrganisation, HeadlineFacts, bool> matches, params string[] needs) =>
        new(name, chinese, english, "家", "organisations", style, matches) { Needs = needs };

    private static LedgerFigure Entries(string name, string chinese, string english, string unit, string unitEn, string ledger, TimeWindow window, params FactFilter[] where) =>
        new(name, chinese, english, unit, unitEn, DisplayStyle.Exact, ledger, window, where);

    private static ActivityFigure Activities(
        string name, string chinese, string english, string unit, string unitEn, DisplayStyle style, string? measure, TimeWindow window, string[] types, string[]? organisers = null, string[]? campaigns = null) =>
        new(name, chinese, english, unit, unitEn, style, measure, window, types, organisers ?? [], campaigns ?? []);
}
