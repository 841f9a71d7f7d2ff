using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN023Tests
{
    [Fact]
    public void Cash_grows_by_the_net_increase_within_two_fen()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN023CashMovesByTheNetIncrease();
        var right = report.Lines["CF61"];
        Assert.Empty(rule.Judge(report.With("CF61", right - 2), context));
        Assert.Equal(("CF61", "-0.03"), Assert.Single(rule.Judge(report.With("CF61", right - 3), context)) is var v ? (v.Field, v.Difference) : default);
        Assert.Empty(rule.Judge(report.With("BS1.b", null), context));
    }

    [Fact]
    public void Mistyped_cash_is_said_by_current_assets_and_not_again()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.With("BS1.e", report.Lines["BS1.e"] + 5_00);
        Assert.Equal(["FN-001"], Samples.Judge([new FN001CurrentAssetsAddUp(), new FN023CashMovesByTheNetIncrease()], report, context).Select(v => v.Rule.Code));
    }
}
