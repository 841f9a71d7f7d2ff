using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.PartyBuilding;

public sealed class PB012Tests
{
    [Theory]
    [InlineData("2012-07-01", 12, true)]
    [InlineData("2012-07-01", 11, false)]
    [InlineData("2025-01-01", 11, false)]
    [InlineData("2025-07-02", 6, true)]
    [InlineData("2025-07-02", 5, false)]
    [InlineData("2025-12-31", 0, true)]
    [InlineData("2026-02-01", 0, true)]
    public void Theme_days_are_expected_for_the_days_the_party_organisation_existed(string founded, int count, bool isEnough)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PartyOrgEstablishedOn, report.ThemeDays) = (Samples.Day(founded), count);
        var violations = new PB012PartyLifeIsHeld().Judge(report, context);
        Assert.Equal(isEnough, violations.Count == 0);
        Assert.All(violations, v => Assert.Equal(("activities.themeDays", $"组织生活次数偏低：主题党日{count}次。"), (v.Field, v.MessageZh)));
    }

    [Fact]
    public void A_temporary_branch_is_not_held_to_it()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PartyOrgType, report.ThemeDays) = ("TEMP_BRANCH", 0);
        Assert.Empty(new PB012PartyLifeIsHeld().Judge(report, context));
    }
}
