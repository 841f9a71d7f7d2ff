using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN030Tests
{
    [Theory]
    [InlineData("UNQUALIFIED", null)]
    [InlineData(null, null)]
    [InlineData("QUALIFIED", "审计意见为“保留”。")]
    [InlineData("ADVERSE", "审计意见为“否定”。")]
    [InlineData("DISCLAIMER", "审计意见为“无法表示”。")]
    public void Any_opinion_but_an_unqualified_one_is_a_ground(string? opinion, string? message)
    {
        var (report, context) = CleanReports.SocialGroup();
        report.AuditOpinion = opinion;
        var violations = new FN030AuditOpinionIsUnqualified().Judge(report, context);
        Assert.Equal(message, violations.SingleOrDefault()?.MessageZh);
        Assert.All(violations, v => Assert.Equal(("audit.opinion", "G09"), (v.Field, v.Ground)));
    }
}
