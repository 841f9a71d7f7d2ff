using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB007Tests
{
    [Fact]
    public void Each_missing_entry_is_said_where_the_file_asks_for_it()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new PB007PartyOrganisationIsDescribed();
        (report.SecretaryName, report.PartyOrgApprovalDocNo, report.PartyOrgEstablishedOn, report.PartyOrgSuperior) = (null, " ", null, null);
        var violations = rule.Judge(report, context);
        Assert.Equal(["partyOrg.secretary.name", "partyOrg.approvalDocNo", "partyOrg.establishedOn", "partyOrg.superior"], violations.Select(v => v.Field));
        Assert.Equal("党组织信息不完整：书记姓名。", violations[0].MessageZh);
        Assert.Empty(rule.Judge(report, context with { Extent = FormExtent.Unknown }));
        report.PartyOrgType = "NONE";
        Assert.Empty(rule.Judge(report, context));
    }
}
