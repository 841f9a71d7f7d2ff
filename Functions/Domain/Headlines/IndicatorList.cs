using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Headlines;

/// <summary>
/// The indicators of domain.md 11.3 that are counted from the register and the ledgers as of a day. Those of reports and inspections are
/// <c>/api/completeness</c> and <c>/api/inspections</c>; sums of activities and reports are <c>/api/aggregates</c>.
/// </summary>
public static class IndicatorList
{
    private static readonly RegisterFigure Active = Organisations("total", "在册社会组织", "Active organisations", (_, _) => true);
    private static readonly RegisterFigure OrganisationCovered = Organisations("organisationCovered", "党的组织覆盖的组织", "Covered by a party organisation", (organisation, facts) => facts.HasOrganisationCoverage(organisation.Uscc), "coverage");
    private static readonly RegisterFigure WorkCovered = Organisations("workCovered", "党的工作覆盖的组织", "Covered by party work", (organisation, facts) => facts.HasWorkCoverage(organisation.Uscc), "coverage");
    private static readonly RegisterFigure Direct = Organisations("direct", "省级直接登记的组织", "Directly registered provincial organisations", (organisation, _) => organisation.IsProvincialDirect);
    private static readonly RegisterFigure Linked = Organisations("linked", "有党建指导员的省级直接登记组织", "Directly registered provincial organisations with an instructor", (organisation, facts) => organisation.IsProvincialDirect && facts.HasInstructor(organisation.Uscc), "instructor-assignments");

    public static readonly IReadOnlyList<Indicator> All =
    [
        new("org.total", Active),
        new("cov.org", OrganisationCovered),
        new("cov.orgRate", OrganisationCovered with { Name = "organisationRate", Chinese = "党的组织覆盖率", English = "Share covered by a party organisation" }, Active),
        new("cov.work", WorkCovered),
        new("cov.workRate", WorkCovered with { Name = "workRate", Chinese = "党的工作覆盖率", English = "Share covered by party work" }, Active),
        new("cov.due", Organisations("due", "应建未建的组织", "Party organisation due and not built", (organisation, facts) => facts.LacksDueOrganisation(organisation.Uscc), HeadlineFacts.NeededForDue)),
        new("party.orgs", Entries("partyOrganisations", "党组织", "Party organisations", "party-organisations", TimeWindow.OnTheDay)),
        .. PartyOrgTypes.All.Where(type => type.Code != PartyOrgTypes.None).Select(type => new Indicator($"party.orgs.{type.Code}", Entries(type.Code, type.Chinese, type.English, "party-organisations", TimeWindow.OnTheDay, new FactFilter("partyOrgType", [type.Code])))),
        new("party.regional", Entries("regional", "区域型党委", "Regional committees", "party-organisations", TimeWindow.OnTheDay, new("partyOrgType", ["COMMITTEE"]), new("committeeScope", ["REGIONAL"]))),
        new("party.firstSecretary", Entries("firstSecretaries", "在任第一书记", "First secretaries in office", "party-posts", TimeWindow.OnTheDay, new FactFilter("post", [PartyPostTypes.FirstSecretary]))),
        new("party.weak.open", Weak("open", "整顿中的软弱涣散党组织", "Weak party organisations, open", (entry, facts) => !(entry.Until <= facts.AsOf))),
        new("party.weak.closed", Weak("closed", "已销号的软弱涣散党组织", "Weak party organisations, closed", (entry, facts) => entry.Until <= facts.AsOf)),
        new("party.weak.overdue", Weak("overdue", "逾期未销号的软弱涣散党组织", "Weak party organisations, overdue", (entry, facts) => !(entry.Until <= facts.AsOf) && IsOverdue(entry, facts))),
        new("charter.partyClause", Organisations("partyClause", "党建入章率", "Share with the party clause in the charter", (organisation, facts) => facts.HasPartyClause(organisation.Uscc), "charters"), Active),
        new("ws.count", Entries("workstations", "党建工作站", "Party workstations", "workstations", TimeWindow.OnTheDay)),
        new("ws.linked", Entries("stationLinks", "党建工作站联系的组织", "Organisations linked to workstations", "workstation-links", TimeWindow.OnTheDay) with { DistinctBy = entry => entry.Owner }),
        new("instr.orgs", Linked),
        new("instr.coverage", Linked with { Name = "linkedRate", Chinese = "省级直接登记组织指导员覆盖率", English = "Share of them with an instructor" }, Direct),
        new("obs.points", Entries("points", "议事决策观察点", "Observation points", "observation-points", TimeWindow.OnTheDay)),
        .. HonourKinds.All.Select(kind => new Indicator($"honour.{kind.Code}", Entries(kind.Code, kind.Chinese, kind.English, "honours", TimeWindow.UntilTheDay, new FactFilter("kind", [kind.Code])))),
    ];

    private static bool IsOverdue(LedgerRosterEntry entry, HeadlineFacts facts) =>
        facts.Source.Ledger("weak-party-org-cases").FactOf(entry, WeakPartyOrgCasesLedger.Due) is { Length: > 0 } due && string.CompareOrdinal(due, $"{facts.AsOf:yyyy-MM-dd}") < 0;

    /// <summary>Of the organisations active on the day.</summary>
    private static RegisterFigure Organisations(string name, string chinese, string english, Func<RegisteredOrganisation, HeadlineFacts, bool> matches, params string[] needs) =>
        new(name, chinese, english, "家", "organisations", DisplayStyle.Exact, (organisation, facts) => organisation.Roster.IsActiveOn(facts.AsOf) && matches(organisation, facts)) { Needs = needs };

    private static LedgerFigure Entries(string name, string chinese, string english, string ledger, TimeWindow window, params FactFilter[] where) =>
        new(name, chinese, english, "个", "entries", DisplayStyle.Exact, ledger, window, where);

    private static LedgerFigure Weak(string name, string chinese, string english, Func<LedgerRosterEntry, HeadlineFacts, bool> also) =>
        Entries(name, chinese, english, "weak-party-org-cases", TimeWindow.UntilTheDay) with { Also = also };
}
