using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB009Tests
{
    [Theory]
    [InlineData("中共广东省社会组织委员会", true)]
    [InlineData("广东省社会组织党委任命", true)]
    [InlineData("省委社会工作部", true)]
    [InlineData("中共广州市社会组织委员会", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_provincial_authorities_appoint(string? name, bool isProvincial) => Assert.Equal(isProvincial, PartyAuthorities.IsProvincial(name));

    [Fact]
    public void Each_condition_is_said_at_its_entry()
    {
        var (report, context) = CleanReports.ProvincialDirect();
        var rule = new PB009FirstSecretaryIsEntitled();
        report.FirstSecretaryAppointedBy = "市委";
        report.PartyRelationInOrg = report.PartyMembersTotal;
        context.Registered!.RegLevel = RegLevels.City;
        Assert.Equal(["partyOrg.firstSecretary.name", "partyRelationInOrg", "partyOrg.firstSecretary.appointedBy"], rule.Judge(report, context).Select(v => v.Field));
        report.FirstSecretaryName = null;
        Assert.Empty(rule.Judge(report, context));
    }
}
