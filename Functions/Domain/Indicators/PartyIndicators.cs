using System.Globalization;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of party building, from the ledgers as of a day: cov.*, census.*, party.*, charter.*, ws.*, instr.*, obs.*, honour.*.</summary>
internal static class PartyIndicators
{
    private static readonly RegisterFigure OrganisationCovered = RegisterIndicators.ActiveOnes("organisationCovered", "党的组织覆盖的组织", "Covered by a party organisation", (organisation, facts) => facts.HasOrganisationCoverage(organisation.Uscc), "coverage");
    private static readonly RegisterFigure WorkCovered = RegisterIndicators.ActiveOnes("workCovered", "党的工作覆盖的组织", "Covered by party work", (organisation, facts) => facts.HasWorkCoverage(organisation.Uscc), "coverage");
    private static readonly RegisterFigure Direct = RegisterIndicators.ActiveOnes("direct", "省级直接登记的组织", "Directly registered provincial organisations", (organisation, _) => organisation.IsProvincialDirect);
    private static readonly RegisterFigure Linked = RegisterIndicators.ActiveOnes("linked", "有党建指导员的省级直接登记组织", "Directly registered provincial organisations with an instructor", (organisation, facts) => organisation.IsProvincialDirect && facts.HasInstructor(organisation.Uscc), "instructor-assignments");

    public static readonly IReadOnlyList<Indicator> All =
    [
        new RosterIndicator("cov.org", OrganisationCovered, "当日有单独组建、联合组建、临时或功能型党组织覆盖的在册组织数", "Active organisations with a party organisation of their own, a joint, temporary or functional one on the day"),
        new RosterIndicator("cov.orgRate", OrganisationCovered with { Name = "organisationRate", Chinese = "党的组织覆盖率", English = "Share covered by a party organisation" }, "cov.org ÷ org.total", "cov.org ÷ org.total", RegisterIndicators.Active),
        new RosterIndicator("cov.work", WorkCovered, "组织覆盖，或当日有党建工作站、指导员、群团组织覆盖的在册组织数", "Covered by a party organisation, a workstation, an instructor or a mass organisation on the day"),
        new RosterIndicator("cov.workRate", WorkCovered with { Name = "workRate", Chinese = "党的工作覆盖率", English = "Share covered by party work" }, "cov.work ÷ org.total", "cov.work ÷ org.total", RegisterIndicators.Active),
        new RosterIndicator(
            "cov.due",
            RegisterIndicators.ActiveOnes("due", "应建未建的组织", "Party organisation due and not built", (organisation, facts) => facts.LacksDueOrganisation(organisation.Uscc), HeadlineFacts.NeededForDue),
            "最近一次摸排有3名以上可转接组织关系的正式党员、当日没有党组织的在册组织数",
            "Active organisations whose latest census found three or more transferable full members, without a party organisation on the day"),
        new OrganisationIndicator("census.counted", "摸排完成率", "Counted in this year's census", "本年已摸排的组织 ÷ 在册组织", "Counted this year ÷ active", o => o.IsCountedThisYear, _ => true) { Ledgers = ["census-results"] },
        new OrganisationIndicator("census.inTime", "同步组建率", "New registrations decided on in time", "登记后规定日数内确定覆盖方式的组织 ÷ 本年新登记组织", "Decided on within the days allowed ÷ registered this year", o => o.IsBuiltInTime, o => o.IsNew) { Ledgers = ["census-results"] },
        new RosterIndicator("party.orgs", Entries("partyOrganisations", "党组织", "Party organisations", "party-organisations", TimeWindow.OnTheDay), "当日已批准、未撤销的党组织数，按类型分列", "Party organisations approved and not dissolved on the day, by type")
        {
            PartBy = "partyOrgType",
            PartLabels = PartyOrgTypes.All,
        },
        new RosterIndicator("party.members", Entries("members", "党员", "Party members", "party-organisations", TimeWindow.OnTheDay) with { Unit = "人", UnitEn = "members", Summed = PartyOrganisationsLedger.MemberCount }, "当日各党组织台账所填党员数之和", "Sum of the members that the ledger tells of each party organisation on the day"),
        new OrganisationIndicator("party.oneShoulder", "一肩挑率", "Secretary is an officer", "书记同时是在任负责人的组织 ÷ 单独组建党组织的组织", "Organisations whose secretary is an officer in office ÷ those with a party organisation of their own", o => o.IsOneShoulder, o => o.HasOwnPartyOrganisation) { Ledgers = ["party-posts", "coverage"] },
        new OrganisationIndicator("party.oneShoulder.withFirst", "一肩挑率（含第一书记）", "Secretary or first secretary is an officer", "书记或第一书记同时是在任负责人的组织 ÷ 单独组建党组织的组织", "Organisations whose secretary or first secretary is an officer in office ÷ those with a party organisation of their own", o => o.IsOneShoulderWithFirst, o => o.HasOwnPartyOrganisation) { Ledgers = ["party-posts", "coverage"] },
        new OrganisationIndicator("party.cross", "交叉任职率", "Cross-posted", "党组织班子成员在理事会、管理层或监事会任职的组织 ÷ 有党组织覆盖的组织", "Organisations with a member of the party organisation's committee in council, management or board ÷ those covered by a party organisation", o => o.IsCrossPosted, o => o.HasPartyCoverage) { Ledgers = ["party-posts", "coverage"] },
        new OrganisationIndicator("party.trained", "书记培训率", "Secretaries trained", "人", "受过培训的在任书记 ÷ 在任书记", "Trained secretaries ÷ secretaries", o => o.TrainedSecretaries, o => o.Secretaries) { Ledgers = ["party-posts"] },
        new OrganisationIndicator("party.secretariesInOffice", "书记为负责人的比例", "Secretaries who are officers", "人", "同时是负责人的在任书记 ÷ 在任书记", "Secretaries who are officers ÷ secretaries", o => o.SecretariesInOffice, o => o.Secretaries) { Ledgers = ["party-posts"] },
        new RosterIndicator("party.firstSecretary", Entries("firstSecretaries", "在任第一书记", "First secretaries in office", "party-posts", TimeWindow.OnTheDay, new FactFilter("post", [PartyPostTypes.FirstSecretary])), "当日在任的第一书记数", "First secretaries in office on the day"),
        new RosterIndicator("party.temp", Of("temporary", "临时党支部", "Temporary branches", PartyOrgTypes.TemporaryBranch), "当日存续的临时党支部数", "Temporary branches on the day"),
        new RosterIndicator("party.committee", Of("committees", "党委", "Committees", "COMMITTEE"), "当日存续的党委数", "Committees on the day"),
        new RosterIndicator("party.regional", Entries("regional", "区域型党委", "Regional committees", "party-organisations", TimeWindow.OnTheDay, new("partyOrgType", ["COMMITTEE"]), new("committeeScope", ["REGIONAL"])), "当日存续的区域型党委数", "Regional committees on the day"),
        new RosterIndicator(
            "party.termExpired",
            Entries("termExpired", "任期届满未换届的党组织", "Party organisations whose term has expired", "party-organisations", TimeWindow.OnTheDay) with { Also = HasExpired },
            "最近换届日期加任期（支部3年，其他5年）早于当日的党组织数；临时党支部和未填换届日期的不计",
            "Party organisations whose last election lies more than a term before the day (three years of a branch, five of others); temporary ones and those without a day of election aside"),
        new RosterIndicator("party.weak.open", Weak("open", "整顿中的软弱涣散党组织", "Weak party organisations, open", (entry, facts) => !(entry.Until <= facts.AsOf)), "当日已排查、未销号的事项数", "Cases found by the day and not closed by then"),
        new RosterIndicator("party.weak.closed", Weak("closed", "已销号的软弱涣散党组织", "Weak party organisations, closed", (entry, facts) => entry.Until <= facts.AsOf), "截至当日已销号的事项数", "Cases closed by the day"),
        new RosterIndicator("party.weak.overdue", Weak("overdue", "逾期未销号的软弱涣散党组织", "Weak party organisations, overdue", (entry, facts) => !(entry.Until <= facts.AsOf) && IsOverdue(entry, facts)), "未销号、整改期限早于当日的事项数", "Cases that are open and were due before the day"),
        new RosterIndicator("charter.partyClause", RegisterIndicators.ActiveOnes("partyClause", "党建入章率", "Share with the party clause in the charter", (organisation, facts) => facts.HasPartyClause(organisation.Uscc), "charters"), "最近核准章程载明党建内容的组织 ÷ 在册组织", "Organisations whose latest approved charter has the party clause ÷ active", RegisterIndicators.Active),
        new RosterIndicator("ws.count", Entries("workstations", "党建工作站", "Party workstations", "workstations", TimeWindow.OnTheDay), "当日开放的党建工作站数", "Workstations open on the day"),
        new RosterIndicator("ws.linked", Entries("stationLinks", "党建工作站联系的组织", "Organisations linked to workstations", "workstation-links", TimeWindow.OnTheDay) with { DistinctBy = entry => entry.Owner }, "当日有工作站联系的组织数，每家计一次", "Organisations linked to a workstation on the day, each once"),
        new RosterIndicator("instr.orgs", Linked, "当日有指导员联系的省级直接登记在册组织数", "Active provincial organisations, directly registered, with an instructor on the day"),
        new RosterIndicator("instr.coverage", Linked with { Name = "linkedRate", Chinese = "省级直接登记组织指导员覆盖率", English = "Share of them with an instructor" }, "instr.orgs ÷ 省级直接登记在册组织", "instr.orgs ÷ active provincial organisations, directly registered", Direct),
        new RosterIndicator("obs.points", Entries("points", "议事决策观察点", "Observation points", "observation-points", TimeWindow.OnTheDay), "当日设立的观察点数", "Observation points on the day"),
        .. HonourKinds.All.Select(kind => new RosterIndicator($"honour.{kind.Code}", Entries(kind.Code, kind.Chinese, kind.English, "honours", TimeWindow.UntilTheDay, new FactFilter("kind", [kind.Code])), "截至当日表彰的人次或个数", "Awards by the day")),
    ];

    private static bool HasExpired(LedgerRosterEntry entry, HeadlineFacts facts)
    {
        var ledger = (PartyOrganisationsLedger)facts.Source.Ledger("party-organisations");
        return PartyTerms.YearsOf(ledger.FactOf(entry, "partyOrgType"), null, RuleParameters.Default, facts.AsOf.Year) is { } years
            && ledger.LastElectionOf(entry) is { } election && election.AddYears(years) < facts.AsOf;
    }

    private static bool IsOverdue(LedgerRosterEntry entry, HeadlineFacts facts) =>
        facts.Source.Ledger("weak-party-org-cases").FactOf(entry, WeakPartyOrgCasesLedger.Due) is { Length: > 0 } due && string.CompareOrdinal(due, facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) < 0;

    private static LedgerFigure Of(string name, string chinese, string english, string type) =>
        Entries(name, chinese, english, "party-organisations", TimeWindow.OnTheDay, new FactFilter("partyOrgType", [type]));

    private static LedgerFigure Entries(string name, string chinese, string english, string ledger, TimeWindow window, params FactFilter[] where) =>
        new(name, chinese, english, "个", "entries", DisplayStyle.Exact, ledger, window, where);

    private static LedgerFigure Weak(string name, string chinese, string english, Func<LedgerRosterEntry, HeadlineFacts, bool> also) =>
        Entries(name, chinese, english, "weak-party-org-cases", TimeWindow.UntilTheDay) with { Also = also };
}
