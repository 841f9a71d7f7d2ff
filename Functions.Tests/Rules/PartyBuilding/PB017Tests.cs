using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB017Tests
{
    [Theory]
    [InlineData(20, 31, 1)]
    [InlineData(20, 30, 0)]
    [InlineData(22, 33, 0)]
    [InlineData(21, 10, 1)]
    [InlineData(0, 11, 1)]
    [InlineData(0, 10, 0)]
    public void More_than_half_and_more_than_ten_want_an_explanation(long previous, long now, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (context.Previous!.PartyMembersTotal, report.PartyMembersTotal) = (previous, now);
        Assert.Equal(count, new PB017MembersChangeIsExplained().Judge(report, context).Count);
        Assert.Empty(new PB017MembersChangeIsExplained().Judge(report, context with { Previous = null }));
    }
}
