using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN025Tests
{
    [Fact]
    public void Every_line_is_said_but_those_that_may_be_negative()
    {
        int[] signed = [6, 40, 45];
        int[] net = [24, 44, 59, 60, 61];
        bool MayBeNegative(string code) => code is "BS101.b" or "BS101.e" or "BS105.b" or "BS105.e" or "BS110.b" or "BS110.e"
            || signed.Any(n => code.StartsWith($"IS{n}.", StringComparison.Ordinal)) || net.Any(n => code == $"CF{n}");
        var (_, context) = CleanReports.SocialGroup();
        var report = new AnnualReport();
        foreach (var line in StatementLines.All)
            report.Lines[line] = -1;
        var said = new FN025AmountsAreNotNegative().Judge(report, context).Select(v => v.Field).ToList();
        Assert.Equal(StatementLines.All.Select(l => l.Code).Where(code => !MayBeNegative(code)), said);
        foreach (var line in StatementLines.All)
            report.Lines[line] = 0;
        Assert.Empty(new FN025AmountsAreNotNegative().Judge(report, context));
    }

    [Fact]
    public void What_is_negative_because_depreciation_exceeds_cost_is_left_to_FN_026()
    {
        var (_, context) = CleanReports.SocialGroup();
        var report = new AnnualReport().With("BS31.e", 10_00).With("BS32.e", 12_00).With("BS33.e", -2_00).With("BS40.e", -2_00);
        Assert.Empty(new FN025AmountsAreNotNegative().Judge(report, context));
        Assert.Equal(["BS40.e"], new FN025AmountsAreNotNegative().Judge(report.With("BS40.e", -2_01), context).Select(v => v.Field));
        Assert.Equal(["BS32.e"], new FN026DepreciationWithinCost().Judge(report, context).Select(v => v.Field));
    }
}
