using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN026Tests
{
    [Theory]
    [InlineData(10_00L, 10_00L, 0)]
    [InlineData(10_00L, 10_01L, 0)]
    [InlineData(10_00L, 10_02L, 1)]
    [InlineData(null, 10_02L, 0)]
    [InlineData(0L, 1_00L, 1)]
    public void Depreciation_stays_within_cost_in_both_columns(long? cost, long? depreciation, int count)
    {
        var (_, context) = CleanReports.SocialGroup();
        foreach (var column in "be")
        {
            var report = new AnnualReport().With($"BS31.{column}", cost).With($"BS32.{column}", depreciation);
            Assert.Equal(Enumerable.Repeat($"BS32.{column}", count), new FN026DepreciationWithinCost().Judge(report, context).Select(v => v.Field!));
        }
    }
}
