using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// Three full members whose relations can be transferred must have a party organisation (domain.md 2.1 M02, 7.6).
/// The report counts all the same: that the organisation is due but not built (应建未建) is a fact, ground G10, which the
/// inspection and the list AB2 need.
/// </summary>
/// <remarks>
/// Transferable full members are the full members, but no more than <c>partyRelationInOrg</c> when that is given. When it is
/// blank, all full members count, unless the report gives RELATION_NOT_TRANSFERABLE as its reason, which says that none does.
/// </remarks>
public sealed class PB003DuePartyOrganisationIsBuilt() : Rule<AnnualReport>(
    "PB-003",
    Severity.Error,
    "正式党员{n}名且组织关系可转接,应建未建党组织。",
    "Party organisation due but not built.",
    "正式党员满3名且组织关系可转接的,应建立党组织。请联系党建工作机构申请组建;如数字有误,请更正后重新上传。报告已计入,年检时将列为事项。",
    "With three or more full members whose relations can be transferred a party organisation is due ({n} here). Apply to the party-building authority, or correct the numbers. The report counts; the inspection will list this.")
{
    /// <summary>Full members from whom a party organisation is due.</summary>
    public const long Threshold = 3;

    public override string? Ground => "G10";

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType == PartyOrgTypes.None && Transferable(record) is { } members and >= Threshold)
            judge.Fail(this, "partyOrgType", arguments: ("n", members.ToString(CultureInfo.InvariantCulture)));
    }

    private static long? Transferable(AnnualReport report) => (report.PartyMembersFull, report.PartyRelationInOrg) switch
    {
        (null, _) => null,
        (_, null) when report.NoPartyOrgReason == NoPartyOrgReasons.RelationNotTransferable => 0,
        ({ } full, { } inOrganisation) => Math.Min(full, inOrganisation),
        ({ } full, null) => full,
    };
}
