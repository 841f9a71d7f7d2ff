using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB011Tests
{
    [Fact]
    public void All_that_is_wrong_with_the_codes_is_said_at_once()
    {
        var (report, context) = CleanReports.Institution();
        var rule = new PB011JointMembersConfirmEachOther();
        report.JointWith = ["没有", report.Uscc!, "51440000MJK900012T", .. report.JointWith!];
        var violation = Assert.Single(rule.Judge(report, context));
        Assert.Equal("jointWith", violation.Field);
        Assert.Contains("“没有”不是有效的统一社会信用代码；", violation.RemedyZh, StringComparison.Ordinal);
        Assert.Contains("是本组织的代码；51440000MJK900012T 未在登记库中找到。", violation.RemedyZh, StringComparison.Ordinal);
        report.JointWith = null;
        Assert.Single(rule.Judge(report, context));
        Assert.Empty(rule.Judge(report, context with { Extent = FormExtent.Unknown }));
        report.PartyOrgType = "BRANCH";
        Assert.Empty(rule.Judge(report, context));
    }
}
