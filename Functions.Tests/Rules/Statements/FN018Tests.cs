using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN018Tests
{
    [Fact]
    public void Each_kind_of_net_assets_moves_by_its_own_column_within_two_fen()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN018KindsOfNetAssetsMoveByTheirChange();
        var (unrestricted, restricted) = (report.Lines["BS101.e"], report.Lines["BS105.e"]);
        Assert.Empty(rule.Judge(report.With("BS101.e", unrestricted + 2), context));
        Assert.Equal(["BS101.e"], rule.Judge(report.With("BS101.e", unrestricted + 3), context).Select(v => v.Field));
        Assert.Equal(["BS101.e", "BS105.e"], rule.Judge(report.With("BS105.e", restricted - 3), context).Select(v => v.Field));
        Assert.Empty(rule.Judge(report.With("IS45.u", null).With("IS45.r", null), context));
    }
}
