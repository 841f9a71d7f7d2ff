using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN028Tests
{
    [Fact]
    public void An_institution_and_a_foundation_keep_their_funds_and_nobody_falls_below_zero()
    {
        var rule = new FN028NetAssetsCoverTheFunds();
        foreach (var (report, context) in new[] { CleanReports.Institution(), CleanReports.Foundation() })
        {
            context.Registered!.RegisteredFunds = 500_00;
            Assert.Empty(rule.Judge(report.With("BS110.e", 500_00), context));
            var violation = Assert.Single(rule.Judge(report.With("BS110.e", 499_99), context));
            Assert.Equal(("BS110.e", "净资产499.99低于注册（原始）资金500.00。", "G15", "-0.01"), (violation.Field, violation.MessageZh, violation.Ground, violation.Difference));
        }

        var group = CleanReports.SocialGroup();
        Assert.Empty(rule.Judge(group.Report.With("BS110.e", 0), group.Context));
        Assert.Equal("净资产-0.01低于零。", Assert.Single(rule.Judge(group.Report.With("BS110.e", -1), group.Context)).MessageZh);
        Assert.Empty(rule.Judge(group.Report.With("BS110.e", null), group.Context));
    }
}
