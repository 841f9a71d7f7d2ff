using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB016Tests
{
    [Fact]
    public void Secretary_and_first_secretary_are_counted_where_they_stand_among_the_officers()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new PB016CrossPostingsAreDerived();
        Assert.Empty(rule.Judge(report, context));
        report.FirstSecretaryName = report.Officers![0].Name;
        var violation = Assert.Single(rule.Judge(report, context));
        Assert.Equal(("2", "-1", Severity.Info), (violation.Expected, violation.Difference, violation.Severity));
        report.FirstSecretaryName = report.SecretaryName;
        Assert.Empty(rule.Judge(report, context));
        report.CrossPostings = 9;
        report.SecretaryName = report.FirstSecretaryName = null;
        Assert.Empty(rule.Judge(report, context));
    }
}
