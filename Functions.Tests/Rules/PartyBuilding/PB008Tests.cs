using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB008Tests
{
    [Fact]
    public void The_flag_says_what_the_list_of_officers_says()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new PB008SecretaryFlagFitsTheOfficers();
        report.SecretaryIsOfficer = false;
        Assert.Equal("是", Assert.Single(rule.Judge(report, context)).Expected);
        report.SecretaryName = "某*#0123456789ab";
        Assert.Empty(rule.Judge(report, context));
        report.SecretaryIsOfficer = true;
        Assert.Equal("否", Assert.Single(rule.Judge(report, context)).Expected);
        report.Officers![0].Name = null;
        Assert.Empty(rule.Judge(report, context));
        report.Officers = null;
        Assert.Empty(rule.Judge(report, context));
    }
}
