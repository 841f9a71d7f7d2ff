using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB013Tests
{
    [Theory]
    [InlineData(10, 12, 0)]
    [InlineData(10, 13, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    public void Claimed_theme_days_are_recorded_give_or_take_a_fifth(long recorded, long claimed, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.ThemeDays, report.PartyClasses, report.FirstTopics) = (claimed, null, null);
        context = context with { Activities = new ActivitySummary(5, 0, 0, new Dictionary<string, long> { ["THEME_PARTY_DAY"] = recorded }) };
        Assert.Equal(count, new PB013PartyActivitiesAreRecorded().Judge(report, context).Count);
        Assert.Empty(new PB013PartyActivitiesAreRecorded().Judge(report, context with { Activities = null }));
        Assert.Empty(new PB013PartyActivitiesAreRecorded().Judge(report, context with { Activities = ActivitySummary.None }));
    }
}
