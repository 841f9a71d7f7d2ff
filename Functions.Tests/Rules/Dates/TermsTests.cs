using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Dates;

/// <summary>DT-007 to DT-009: terms and extensions by the calendar.</summary>
public sealed class TermsTests
{
    private static DateOnly? Day(string? text) => text is null ? null : Tests.Domain.Samples.Day(text);

    [Theory]
    [InlineData("2020-12-31", 5, null, null)]
    [InlineData("2020-12-30", 5, null, "2025-12-30")]
    [InlineData("2020-02-29", 5, null, "2025-02-28")]
    [InlineData("2021-03-01", 4, "2026-02-28", null)]
    [InlineData("2021-03-01", 4, "2025-12-31", null)]
    [InlineData("2021-03-01", 4, "2025-12-30", "2025-12-30")]
    [InlineData("2021-03-01", 4, "2024-01-01", "2025-03-01")]
    [InlineData("2021-03-01", null, null, null)]
    [InlineData(null, 4, null, null)]
    [InlineData("2000-01-01", 4, null, null)]
    public void DT_007_counts_years_by_the_calendar_and_takes_an_approved_extension_in(string? election, int? years, string? extended, string? expiry)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.LastElectionOn, report.TermYears, report.ExtensionApprovedTo) = (Day(election), years, Day(extended));
        var violations = new DT007CouncilIsInItsTerm().Judge(report, context);
        Assert.Equal(expiry is null ? 0 : 1, violations.Count);
        Assert.All(violations, v => Assert.Equal(($"理事会届满日{expiry}，至2025-12-31未换届。", "G05", Severity.Warn), (v.MessageZh, v.Ground, v.Severity)));
    }

    [Theory]
    [InlineData(5, null, null)]
    [InlineData(6, null, "termYears")]
    [InlineData(0, null, "termYears")]
    [InlineData(4, "2026-02-28", null)]
    [InlineData(4, "2026-03-01", null)]
    [InlineData(4, "2026-03-02", "extensionApprovedTo")]
    public void DT_008_allows_five_years_and_an_extension_of_one(int years, string? extended, string? field)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.LastElectionOn, report.TermYears, report.ExtensionApprovedTo) = (new(2021, 3, 1), years, Day(extended));
        Assert.Equal(field, new DT008TermIsNotTooLong().Judge(report, context).SingleOrDefault()?.Field);
    }

    [Theory]
    [InlineData("BRANCH", "2022-12-31", 3, 0)]
    [InlineData("BRANCH", "2022-12-30", 3, 1)]
    [InlineData("BRANCH", "2022-12-30", 5, 1)]
    [InlineData("BRANCH", "2022-12-30", null, 1)]
    [InlineData("COMMITTEE", "2020-12-31", 5, 0)]
    [InlineData("COMMITTEE", "2020-12-30", 5, 1)]
    [InlineData("COMMITTEE", "2020-12-30", 9, 1)]
    [InlineData("COMMITTEE", "2020-12-31", null, 0)]
    [InlineData("GENERAL_BRANCH", "2022-12-31", 1, 0)]
    [InlineData("TEMP_BRANCH", "2015-01-01", 3, 0)]
    [InlineData("NONE", "2015-01-01", 3, 0)]
    [InlineData("BRANCH", null, 3, 0)]
    public void DT_009_gives_a_branch_three_years_and_others_three_to_five(string type, string? election, int? years, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PartyOrgType, report.PartyOrgLastElectionOn, report.PartyOrgTermYears) = (type, Day(election), years);
        var violations = new DT009PartyOrganisationIsInItsTerm().Judge(report, context);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal(("partyOrg.lastElectionOn", "G23"), (v.Field, v.Ground)));
    }

    [Fact]
    public void DT_011_looks_at_the_last_of_several_amendments()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.ChangesInYear = [new() { Item = "CHARTER", DecidedOn = new(2025, 3, 1) }, new() { Item = "CHARTER", DecidedOn = new(2025, 6, 1) }, new() { Item = "NAME", DecidedOn = new(2025, 9, 1) }];
        Assert.Equal("≥ 2025-06-01", Assert.Single(new DT011CharterAmendmentIsApproved().Judge(report, context)).Expected);
        report.CharterApprovedOn = new(2025, 6, 1);
        Assert.Empty(new DT011CharterAmendmentIsApproved().Judge(report, context));
        report.CharterApprovedOn = null;
        Assert.Empty(new DT011CharterAmendmentIsApproved().Judge(report, context with { Extent = FormExtent.Unknown }));
    }
}
