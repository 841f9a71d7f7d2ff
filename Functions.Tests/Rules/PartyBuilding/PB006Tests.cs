using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB006Tests
{
    [Fact]
    public void A_temporary_branch_takes_no_relations_members_or_dues()
    {
        var (report, context) = CleanReports.ProvincialDirect();
        (report.PartyMembersFull, report.PartyRelationInOrg, report.PartyAdmissions, report.PartyDuesCollected) = (3, 0, 0, 0);
        Assert.Empty(new PB006TemporaryBranchIsTemporary().Judge(report, context));
        (report.PartyMembersFull, report.PartyRelationInOrg, report.PartyAdmissions, report.PartyDuesCollected) = (2, 1, 1, 1);
        Assert.Equal(["partyRelationInOrg", "partyMembersFull", "partyAdmissions", "partyDuesCollected"], new PB006TemporaryBranchIsTemporary().Judge(report, context).Select(v => v.Field));
        report.PartyOrgType = "BRANCH";
        Assert.Empty(new PB006TemporaryBranchIsTemporary().Judge(report, context));
    }
}
