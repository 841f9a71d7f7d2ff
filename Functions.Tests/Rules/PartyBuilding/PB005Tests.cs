using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB005Tests
{
    [Theory]
    [InlineData("BRANCH", 3, 3, 3, null)]
    [InlineData("BRANCH", 2, 9, 3, "partyOrgType")]
    [InlineData("BRANCH", 6, 6, 0, null)]
    [InlineData("BRANCH", 7, 7, 3, null)]
    [InlineData("BRANCH", 7, 7, 7, null)]
    [InlineData("BRANCH", 7, 7, 2, "partyOrg.committeeSize")]
    [InlineData("BRANCH", 7, 7, 8, "partyOrg.committeeSize")]
    [InlineData("GENERAL_BRANCH", 40, 50, 5, null)]
    [InlineData("GENERAL_BRANCH", 49, 49, 5, "partyOrgType")]
    [InlineData("COMMITTEE", 90, 100, 7, null)]
    [InlineData("COMMITTEE", 99, 99, 7, "partyOrgType")]
    [InlineData("TEMP_BRANCH", 1, 1, 0, null)]
    public void A_type_needs_its_members(string type, int full, int total, int size, string? field)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PartyOrgType, report.PartyMembersFull, report.PartyMembersTotal, report.CommitteeSize) = (type, full, total, size);
        Assert.Equal(field, new PB005TypeFitsTheMembers().Judge(report, context).SingleOrDefault()?.Field);
    }

    [Fact]
    public void An_approved_committee_may_be_smaller_and_blanks_are_not_judged()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PartyOrgType, report.PartyOrgApprovalNote) = ("COMMITTEE", "经批准");
        Assert.Empty(new PB005TypeFitsTheMembers().Judge(report, context));
        (report.PartyOrgType, report.PartyMembersFull, report.CommitteeSize) = ("BRANCH", null, 9);
        Assert.Empty(new PB005TypeFitsTheMembers().Judge(report, context));
    }
}
