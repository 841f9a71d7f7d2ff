using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// Three full members whose relations can be transferred must have a party organisation (domain.md 2.1 M02, 7.6, PB-003; the
/// number is the parameter PARTY_ORG_DUE_MEMBERS). The report counts all the same: that the organisation is due but not built
/// (应建未建) is a fact, ground G10, which the inspection and the list AB2 need.
/// </summary>
/// <remarks>
/// Transferable full members are the full members, but no more than <c>partyRelationInOrg</c> when that is given. When it is
/// blank, all full members count, unless the report gives RELATION_NOT_TRANSFERABLE as its reason, which says that none does.
/// </remarks>
public sealed class PB003DuePartyOrganisationIsBuilt() : Rule<AnnualReport>(
    "PB-003",
    Severity.Error,
    "正式党员{n}名且组织关系可转接，应建未建党组织。",
    "Party organisation due but not built.",
    "正式党员满{min}名且组织关系可转接的，应建立党组织。请联系党建工作机构申请组建；如数字有误，请更正后重新上传。报告已计入，年检时将列为事项。",
    "With {min} or more full members whose relations can be transferred a party organisation is due ({n} here). Apply to the party-building authority, or correct the numbers. The report counts; the inspection will list this.")
{
    public override string Basis => PartyBasis.Opinion + "；《社会组织信用信息管理办法》（民政部令第60号）第11条第2项";

    public override string CauseZh => "正式党员达到人数、组织关系又能转入的社会组织应当建立党组织，未建的可能列入活动异常名录。常见原因是新转入党员后没有及时申请组建，或把组织关系不在本组织的党员也计入。";

    public override string CauseEn => "An organisation with enough full members whose relations can be transferred must have a party organisation, or may be listed as abnormal. It usually breaks because members joined and nobody applied, or because members whose relations are elsewhere were counted.";

    public override IReadOnlyList<string> Fields => ["partyOrgType", "partyMembersFull", "partyRelationInOrg", "noPartyOrgReason"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_ORG_DUE_MEMBERS"];

    public override string? Ground => "G10";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType != PartyOrgTypes.None || Transferable(record) is not { } members)
            return;
        var minimum = judge.Context.Parameters.Get("PARTY_ORG_DUE_MEMBERS", judge.Context.Year);
        if (members >= minimum)
            judge.Fail(this, "partyOrgType", arguments: [("n", members.ToString(CultureInfo.InvariantCulture)), ("min", minimum.ToString(CultureInfo.InvariantCulture))]);
    }

    private static long? Transferable(AnnualReport report) => (report.PartyMembersFull, report.PartyRelationInOrg) switch
    {
        (null, _) => null,
        (_, null) when report.NoPartyOrgReason == NoPartyOrgReasons.RelationNotTransferable => 0,
        ({ } full, { } inOrganisation) => Math.Min(full, inOrganisation),
        ({ } full, null) => full,
    };
}
