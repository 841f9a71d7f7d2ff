using System.Globalization;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Local.Sample.Headlines;

/// <summary>
/// The ledgers behind H02 to H15 and H22: exactly the article's counts, and beside them entries that must not count: ended before the day,
/// begun after it, of another year, level, authority or series.
/// </summary>
internal sealed class HeadlineLedgers(HeadlineOptions options, HeadlineRegister register)
{
    private const string ProvincialCommittee = "广东省社会组织党委";
    private const string ProvincialTwoNew = "广东省委两新工委";
    private static readonly string[] Ordinals = ["第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十", "第十一", "第十二", "第十三"];
    private static readonly string[] Surnames = ["陈", "李", "张", "黄", "何", "周", "吴", "郑", "林", "梁", "谢", "范", "邓", "许", "曾"];
    private static readonly string[] GivenNames = ["志强", "伟明", "丽华", "建国", "秀英", "晓东", "国栋", "海燕", "文博", "永康", "雪梅", "思源", "启航", "润生"];
    private static readonly DateOnly After = HeadlineOptions.AsOf.AddDays(5);

    private readonly LedgerRows _partyOrganisations = new("party-organisations", "current", "uscc", "divisionCode", "partyOrgId", "name", "partyOrgType", "committeeScope", "approvedBy", "approvedOn", "dissolvedOn", "members");
    private readonly Dictionary<string, string> _branches = new(StringComparer.Ordinal);

    /// <summary>In an order in which each finds what it refers to.</summary>
    public IReadOnlyList<LedgerRows> All()
    {
        PartyOrganisations();
        LedgerRows[] dependent = [Workstations(), FirstSecretaries(), Coverage(), Assignments(), ActionItems(), CensusResults(), Honours()];
        return [Instructors(), Censuses(), _partyOrganisations, ActionProgrammes(), Guidance(), Points(), DemoCreations(), Cases(), Brands(), .. dependent];
    }

    private static string InstructorOf(string city, int number) => string.Create(CultureInfo.InvariantCulture, $"ZD-{city}-{number + 1}");

    private static string PersonOf(int number) => Surnames[number % Surnames.Length] + GivenNames[number / Surnames.Length % GivenNames.Length];

    private static DateOnly Day(int year, int number) => new DateOnly(year, 1, 1).AddDays(number * 7 % 360);

    /// <summary>Party branches of those who host, have first secretaries, or hold activities as a party organisation.</summary>
    private string BranchOf(Organisation organisation)
    {
        if (_branches.TryGetValue(organisation.Uscc!, out var known))
            return known;
        var id = _branches[organisation.Uscc!] = $"DZB-{organisation.Uscc![8..16]}";
        _partyOrganisations.Add(organisation.Uscc, null, id, $"{organisation.Name}党支部", "BRANCH", null, organisation.PartyAuthority, new DateOnly(2016, 7, 1), null, 3 + (_branches.Count % 20));
        return id;
    }

    private void PartyOrganisations()
    {
        var provincial = register.Provincial;
        _partyOrganisations.Add(null, Divisions.Province, "DW-1", "省社会组织区域党委", "COMMITTEE", "REGIONAL", ProvincialCommittee, new DateOnly(2019, 3, 1), null, 320);
        for (var i = 1; i < Article.Committees; i++)
            _partyOrganisations.Add(provincial[i].Uscc, null, $"DW-{i + 1}", $"{provincial[i].Name}党委", "COMMITTEE", i % 2 == 0 ? "INDUSTRY" : "SINGLE_ORG", ProvincialCommittee, Day(2018, i * 9), null, 100 + i);
        // Dissolved before the day, and approved after it.
        _partyOrganisations.Add(provincial[5].Uscc, null, "DW-90", "已撤销的党委", "COMMITTEE", "REGIONAL", ProvincialCommittee, new DateOnly(2015, 3, 1), HeadlineOptions.AsOf.AddDays(-1), 60);
        _partyOrganisations.Add(provincial[6].Uscc, null, "DW-91", "新批准的党委", "COMMITTEE", "INDUSTRY", ProvincialCommittee, After, null, 60);

        for (var i = 0; i < Article.TemporaryBranches; i++)
        {
            // Three were dissolved since: the article counts all that were set up.
            var organisation = provincial[i % provincial.Count];
            _partyOrganisations.Add(organisation.Uscc, null, $"LS-{i + 1}", $"{organisation.Name}临时党支部", "TEMP_BRANCH", null, i % 2 == 0 ? ProvincialCommittee : "中共" + ProvincialCommittee, Day(2020, i), i % 11 == 0 ? new DateOnly(2022, 1, 31) : null, 3);
        }

        for (var i = 0; i < 6; i++)
        {
            var organisation = register.Spread(i + 3, 9);
            var isCitys = i < 4;
            _partyOrganisations.Add(organisation.Uscc, null, $"LS-9{i}", $"{organisation.Name}临时党支部", "TEMP_BRANCH", null, isCitys ? "广州市社会组织党委" : ProvincialCommittee, isCitys ? Day(2021, i) : After, null, 3);
        }

        foreach (var organiser in HeadlineActivities.PartyOrganisers(register))
            BranchOf(organiser);
    }

    private LedgerRows Workstations()
    {
        var rows = new LedgerRows("workstations", "current", "uscc", "stationNo", "name", "head", "openedOn", "closedOn");
        for (var i = 0; i < Article.Workstations; i++)
            Add(i, Day(2019, i * 4), null);
        Add(11, After, null);
        Add(12, new(2019, 5, 1), HeadlineOptions.AsOf.AddDays(-1));
        return rows;

        void Add(int i, DateOnly opened, DateOnly? closed)
        {
            var host = register.Provincial[i + 7];
            BranchOf(host);
            rows.Add(host.Uscc, Ordinals[i], $"省社会组织{Ordinals[i]}党建工作站", PersonOf(i), opened, closed);
        }
    }

    private LedgerRows FirstSecretaries()
    {
        var rows = new LedgerRows("party-posts", "current", "uscc", "partyOrgId", "post", "name", "appointedBy", "appointedOn", "endedOn", "officerPost");
        for (var i = 0; i <= Article.FirstSecretaries; i++)
        {
            var organisation = register.Provincial[i + 8];
            // Two have left since; one, the last, is appointed after the day.
            rows.Add(organisation.Uscc, BranchOf(organisation), "FIRST_SECRETARY", PersonOf(i + 20), i % 2 == 0 ? ProvincialCommittee : "省社会组织党委", i == Article.FirstSecretaries ? After : Day(2020, i), i % 12 == 5 ? new DateOnly(2022, 3, 1) : null, "常务副会长");
            rows.Add(organisation.Uscc, BranchOf(organisation), "SECRETARY", PersonOf(i + 60), null, Day(2018, i), null, "会长");
        }

        return rows;
    }

    private static LedgerRows Instructors()
    {
        var rows = new LedgerRows("instructors", "current", "divisionCode", "instructorId", "name", "zone", "from");
        foreach (var (i, city) in Divisions.Cities.Index())
        {
            for (var number = 0; number < 5; number++)
                rows.Add(city.Code, InstructorOf(city.Code, number), PersonOf((i * 5) + number), $"{city.Chinese}第{number + 1}片区", new DateOnly(2018, 1, 1));
        }

        return rows;
    }

    /// <summary>Everybody is covered: by a party organisation where there is one, else by an instructor or a mass organisation.</summary>
    private LedgerRows Coverage()
    {
        var rows = new LedgerRows("coverage", "current", "uscc", "mode", "partyOrgId", "instructorId", "from", "to");
        foreach (var (i, organisation) in register.Active.Index())
        {
            var instructor = InstructorOf(Divisions.CityOf(organisation.Division), i % 5);
            if (_branches.TryGetValue(organisation.Uscc!, out var branch))
                rows.Add(organisation.Uscc, "OWN_ORG", branch, null, new DateOnly(2016, 7, 1), null);
            else if (i % 7 == 0)
                rows.Add(organisation.Uscc, "MASS_ORG", null, null, new DateOnly(2021, 4, 1), null);
            else
                rows.Add(organisation.Uscc, "INSTRUCTOR", null, instructor, new DateOnly(2021, 4, 1), null);
            if (i % 40 == 0)
                rows.Add(organisation.Uscc, "UNCOVERED", null, null, new DateOnly(2020, 1, 1), new DateOnly(2021, 3, 31));
        }

        return rows;
    }

    private LedgerRows Assignments()
    {
        var rows = new LedgerRows("instructor-assignments", "current", "uscc", "instructorId", "from", "to");
        foreach (var (i, organisation) in register.Active.Where(organisation => organisation.Division == Divisions.Province && organisation.RegistrationMode == RegistrationModes.Direct).Index())
        {
            // An organisation whose instructor changed counts once.
            if (i % 9 == 0)
                rows.Add(organisation.Uscc, InstructorOf(Divisions.Province, 1), new DateOnly(2019, 1, 1), new DateOnly(2021, 12, 31));
            rows.Add(organisation.Uscc, InstructorOf(Divisions.Province, 0), new DateOnly(2022, 1, 1), null);
        }

        // Registered under a supervising unit, in a city, or no longer there.
        foreach (var organisation in register.Provincial.Where(organisation => organisation.RegistrationMode != RegistrationModes.Direct).Take(20).Concat(register.Others).Concat(Enumerable.Range(1, 20).Select(i => register.Spread(i + 20, 50))).Where(organisation => organisation.RegistrationMode != RegistrationModes.Direct || organisation.EndedOn is not null))
            rows.Add(organisation.Uscc, InstructorOf(Divisions.CityOf(organisation.Division), 2), new DateOnly(2021, 1, 1), null);
        return rows;
    }

    private LedgerRows Points()
    {
        var rows = new LedgerRows("observation-points", "current", "uscc", "pointId", "designatedOn", "endedOn", "pointLevel");
        for (var i = 0; i < Article.ObservationPoints + 3; i++)
        {
            var (isLate, isEnded) = (i == Article.ObservationPoints, i > Article.ObservationPoints);
            rows.Add(register.Spread(i, Article.ObservationPoints + 3).Uscc, $"GC-{i + 1}", isLate ? After : Day(2021, i), isEnded ? HeadlineOptions.AsOf.AddDays(-1) : null, i % 3 == 0 ? "PROVINCE" : "CITY");
        }

        return rows;
    }

    private static LedgerRows ActionProgrammes()
    {
        var rows = new LedgerRows("action-programmes", "current", "divisionCode", "programmeId", "title", "from", "to");
        rows.Add(Divisions.Province, "XD-2021", "加强党的基层组织建设三年行动计划（2021—2023年）重点行动", new DateOnly(2021, 1, 1), new DateOnly(2023, 12, 31));
        rows.Add(Divisions.Province, "FG-2022", "支持企业复工复产十项行动", new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31));
        rows.Add("440300", "SZ-2021", "深圳市社会组织党建三年行动计划", new DateOnly(2021, 1, 1), new DateOnly(2023, 12, 31));
        return rows;
    }

    private static LedgerRows ActionItems()
    {
        var rows = new LedgerRows("action-items", "current", "divisionCode", "itemId", "programmeId", "no", "title");
        for (var i = 1; i <= Article.Actions; i++)
        {
            rows.Add(Divisions.Province, $"XD-2021-{i}", "XD-2021", i, $"重点行动之{i}");
            rows.Add(Divisions.Province, $"FG-2022-{i}", "FG-2022", i, $"复工复产行动之{i}");
        }

        for (var i = 1; i <= 4; i++)
            rows.Add("440300", $"SZ-2021-{i}", "SZ-2021", i, $"深圳重点行动之{i}");
        return rows;
    }

    private static LedgerRows Guidance()
    {
        var rows = new LedgerRows("guidance-documents", "current", "divisionCode", "docId", "title", "series", "issuedOn", "repealedOn", "status");
        for (var i = 1; i <= Article.GuidanceDocuments; i++)
            rows.Add(Divisions.Province, $"ZY-{i}", $"社会组织党务工作指引之{i}", "党务工作指引", Day(2020, i * 5), null, i % 2 == 0 ? "IN_FORCE" : null);
        rows.Add(Divisions.Province, "ZY-91", "社会组织党务工作指引（旧版）", "党务工作指引", new DateOnly(2017, 3, 1), new DateOnly(2020, 2, 29), "REPEALED");
        rows.Add(Divisions.Province, "ZY-92", "社会组织党务工作指引（征求意见稿）", "党务工作指引", new DateOnly(2022, 5, 1), null, "DRAFT");
        rows.Add(Divisions.Province, "ZY-93", "社会组织党务工作指引之八", "党务工作指引", After, null, "IN_FORCE");
        rows.Add(Divisions.Province, "NJ-1", "社会组织年检工作指引", "年检工作指引", new DateOnly(2021, 3, 1), null, "IN_FORCE");
        return rows;
    }

    private LedgerRows Honours()
    {
        var rows = new LedgerRows("honours", "current", "uscc", "honourId", "kind", "title", "awardLevel", "awardedBy", "awardedOn", "name", "partyOrgId");
        string[] kinds = ["EXCELLENT_MEMBER", "EXCELLENT_PARTY_WORKER", "ADVANCED_PARTY_ORG"];
        string[] levels = ["PROVINCE", "CITY", "COUNTY", "CENTRAL", "ORG"];
        for (var i = 0; i < Article.Awards + 30; i++)
        {
            var organisation = register.Spread(i, Article.Awards + 30);
            var kind = kinds[i % 3];
            // Thirty more of the years before and after.
            var year = i < Article.Awards ? 2021 : i % 2 == 0 ? 2020 : 2022;
            rows.Add(organisation.Uscc, $"LY-{i + 1}", kind, "两优一先", levels[i % 5], "上级党组织", year == 2022 ? new DateOnly(2022, 6, 1) : Day(year, i), HonourKinds.IsPersonal(kind) ? PersonOf(i) : null, null);
        }

        for (var i = 0; i < Article.DemoSites + 10; i++)
        {
            var (isLate, isCitys) = (i == Article.DemoSites, i > Article.DemoSites);
            rows.Add(register.Spread(i, Article.DemoSites + 10).Uscc, $"SF-{i + 1}", "DEMO_SITE", "两新组织党建工作示范点", isCitys && i % 2 == 0 ? "CITY" : "PROVINCE", isCitys ? "市委组织部" : ProvincialTwoNew, isLate ? After : Day(2021, i), null, null);
        }

        for (var i = 0; i < Article.Commended; i++)
            rows.Add(register.Spread(i, Article.Commended).Uscc, $"TP-{i + 1}", "POVERTY_COMMENDATION", "脱贫攻坚突出贡献", "PROVINCE", "广东省民政厅;广东省农业农村厅", new DateOnly(2021, 9, 17), null, null);
        return rows;
    }

    private LedgerRows DemoCreations()
    {
        var rows = new LedgerRows("demo-creations", "current", "uscc", "creationId", "confirmedOn", "stage", "withdrawnOn");
        for (var i = 0; i < Article.DemoCreations + 2; i++)
        {
            var (isLate, isWithdrawn) = (i == Article.DemoCreations, i > Article.DemoCreations);
            rows.Add(register.Spread(i, Article.DemoCreations + 2).Uscc, $"CJ-{i + 1}", isLate ? After : new DateOnly(2021, 11, 8), "CREATING", isWithdrawn ? new DateOnly(2022, 2, 1) : null);
        }

        return rows;
    }

    private LedgerRows Cases()
    {
        var rows = new LedgerRows("case-selections", "current", "uscc", "divisionCode", "caseId", "title", "prize", "selectedOn");
        for (var i = 0; i < Article.TopTen + Article.Excellent + 1; i++)
        {
            var city = i < 3 ? Divisions.Cities[i + 1].Code : null;
            rows.Add(city is null ? register.Spread(i, 70).Uscc : null, city, $"AL-{i + 1}", $"党建工作案例{i + 1}", i < Article.TopTen ? "TOP_TEN" : "EXCELLENT", i == Article.TopTen + Article.Excellent ? After : new DateOnly(2021, 12, 20));
        }

        return rows;
    }

    private static LedgerRows Brands()
    {
        var rows = new LedgerRows("brands", "current", "divisionCode", "brandId", "name", "brandOwner", "sinceOn");
        rows.Add("440100", "PP-1", "红苗工程", "广州市社会组织党委", new DateOnly(2017, 7, 1));
        rows.Add("440300", "PP-1", "燎原计划", "深圳市社会组织党委", new DateOnly(2018, 5, 1));
        rows.Add("440600", "PP-1", "1+N群组链", "佛山市社会组织党委", new DateOnly(2019, 6, 1));
        rows.Add("442000", "PP-1", "香山红社", "中山市社会组织党委", new DateOnly(2020, 6, 1));
        rows.Add("440100", "PP-2", "羊城先锋", "广州市社会组织党委", After);
        return rows;
    }

    private static LedgerRows Censuses()
    {
        var rows = new LedgerRows("censuses", "current", "divisionCode", "censusId", "title", "round", "openedOn", "closedOn");
        rows.Add(Divisions.Province, "MP-2021", "全省社会组织党建底数摸排", 1, new DateOnly(2021, 3, 1), new DateOnly(2021, 4, 30));
        return rows;
    }

    /// <summary>Those with a party organisation have members enough; the others have too few, or none whose relation can be transferred.</summary>
    private LedgerRows CensusResults()
    {
        var rows = new LedgerRows("census-results", "2021", "uscc", "censusId", "occasion", "foundOn", "membersTotal", "membersFull", "relationInOrg", "disposition", "decidedOn");
        foreach (var (i, organisation) in register.Active.Index())
        {
            if (_branches.ContainsKey(organisation.Uscc!))
                rows.Add(organisation.Uscc, "MP-2021", "CENSUS", new DateOnly(2021, 3, 15), 6, 5, 4, "OWN_ORG", new DateOnly(2021, 4, 1));
            else if (i % Math.Max(1, options.Organisations / 400) == 0)
                rows.Add(organisation.Uscc, "MP-2021", "CENSUS", new DateOnly(2021, 3, 15), 4, i % 2 == 0 ? 2 : 4, i % 2 == 0 ? null : 1, "INSTRUCTOR", new DateOnly(2021, 4, 1));
        }

        return rows;
    }
}
