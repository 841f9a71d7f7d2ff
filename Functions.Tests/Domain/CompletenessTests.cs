using CsCheck;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Domain;

public sealed class CompletenessTests
{
    private static readonly RosterReport InTime = new(Samples.At("2026-05-31T15:59:59.999Z"), true, []);

    private static readonly RosterOrganisation Group = new("SG", Samples.Day("2010-01-01"), null, "ACTIVE", false, "DUAL", true);

    private static Standing StandingOf(RosterOrganisation organisation, RosterReport? report, Func<int, IReadOnlyDictionary<string, RosterReport>?>? earlier = null, string uscc = Samples.TianheGroup) => Assert.Single(Completeness.Of(
        2025,
        [new(uscc, organisation)],
        year => year == 2025 ? (report is null ? new Dictionary<string, RosterReport>() : new() { [uscc] = report }) : earlier?.Invoke(year),
        DeadlineRules.Default));

    private static Dictionary<string, RosterReport> Nobody(int year) => [];

    [Fact]
    public void C1_filed_in_time_and_pre_reviewed_passes()
    {
        var standing = StandingOf(Group, InTime);
        Assert.Equal((true, true, true, false, 0), (standing.IsExpected, standing.IsFiled, standing.IsOnTime, standing.LacksPreReview, standing.YearsNotFiled));
        Assert.Equal(Conclusions.Pass, DecisionTable.Decide(InspectionFacts.Of(standing, Samples.Day("2026-06-30"))).Conclusion);
    }

    [Theory]
    [InlineData("SSI", "2025-08-15", true)]
    [InlineData("SSI", "2025-07-01", true)]
    [InlineData("SSI", "2025-06-30", false)]
    [InlineData("FDN", "2025-12-31", false)]
    public void C2_established_after_the_cutoff_is_exempt(string type, string established, bool isExempt)
    {
        var standing = StandingOf(Group with { LegalType = type, EstablishedOn = Samples.Day(established) }, null);
        Assert.Equal((isExempt, !isExempt, isExempt ? 0 : 1), (standing.IsExempt, standing.IsExpected, standing.YearsNotFiled));
        Assert.Equal(isExempt ? Conclusions.Exempt : Conclusions.NotFiled, DecisionTable.Decide(InspectionFacts.Of(standing, Samples.Day("2026-06-30"))).Conclusion);
    }

    [Fact]
    public void C3_a_missing_opinion_of_the_supervising_unit_is_a_basic_pass_with_G20()
    {
        var standing = StandingOf(Group, InTime with { IsPreReviewed = false });
        Assert.True(standing is { IsFiled: true, IsOnTime: true, LacksPreReview: true });
        var proposal = DecisionTable.Decide(InspectionFacts.Of(standing, Samples.Day("2026-06-30")));
        Assert.Equal((Conclusions.BasicPass, 11), (proposal.Conclusion, proposal.Row));
        Assert.Equal(["AB1"], proposal.Lists);
        Assert.Equal(["G20"], proposal.Grounds.Select(g => g.Code));
    }

    [Fact]
    public void C11_the_ground_a_finding_stated_leads_to_a_basic_pass()
    {
        var report = Samples.Report();
        (report.PartyOrgType, report.PartyMembersFull, report.PartyRelationInOrg, report.PreReviewOpinion) = ("NONE", 3, 3, "合格");
        (report.NoPartyOrgReason, report.CoverageModes) = ("OTHER", ["INSTRUCTOR"]);
        var dataset = new AnnualReportsDataset(DeadlineRules.Default, PersonSeal.Sample);
        report.Grounds = [.. Samples.Judge(dataset.Rules, report).Select(v => v.Rule.Ground).OfType<string>()];
        var entry = RosterReport.Parse(dataset.RosterEntry(report, new RecordFacts(InTime.FirstSubmittedAt))!);
        var proposal = DecisionTable.Decide(InspectionFacts.Of(StandingOf(Group, entry), Samples.Day("2026-06-30")));
        Assert.Equal((Conclusions.BasicPass, "G10", "AB2"), (proposal.Conclusion, Assert.Single(proposal.Grounds).Code, Assert.Single(proposal.Lists)));
    }

    [Fact]
    public void C12_not_filed_for_two_years_is_row_6()
    {
        var standing = StandingOf(Group, null, year => year == 2024 ? Nobody(year) : null);
        Assert.Equal(2, standing.YearsNotFiled);
        Assert.Equal(6, DecisionTable.Decide(InspectionFacts.Of(standing, Samples.Day("2026-06-30"))).Row);
    }

    [Fact]
    public void C15_a_registrar_of_the_report_regime_draws_no_conclusion()
    {
        var standing = StandingOf(Group, InTime with { FirstSubmittedAt = Samples.At("2026-03-31T15:59:59.999Z"), Grounds = ["G08"] }, uscc: "51440100MJK920013J");
        var proposal = DecisionTable.Decide(InspectionFacts.Of(standing, Samples.Day("2026-06-30")));
        Assert.Equal((Conclusions.None, 3, "责令改正"), (proposal.Conclusion, proposal.Row, proposal.Notice?.Chinese));
    }

    [Fact]
    public void C16_the_first_instant_of_June_is_late()
    {
        Assert.True(StandingOf(Group, InTime).IsOnTime);
        var late = StandingOf(Group, InTime with { FirstSubmittedAt = Samples.At("2026-06-01T00:00:00+08:00") });
        Assert.True(late is { IsFiled: true, IsOnTime: false });
        Assert.Equal("G20", Assert.Single(InspectionFacts.Of(late, Samples.Day("2026-06-30")).Grounds).Code);
    }

    [Theory]
    [InlineData("ACTIVE", null, true)]
    [InlineData("CANCELLED", "2025-12-30", false)]
    [InlineData("CANCELLED", "2025-12-31", true)]
    [InlineData("CANCELLED", "2026-01-01", true)]
    [InlineData("REVOKED", null, false)]
    public void Expected_is_who_was_active_on_the_last_day_of_the_year(string status, string? ended, bool isExpected)
    {
        var standing = StandingOf(Group with { Status = status, EndedOn = ended is null ? null : Samples.Day(ended) }, InTime);
        Assert.Equal((isExpected, isExpected), (standing.IsExpected, standing.IsFiled));
    }

    [Fact]
    public void The_registers_word_decides_whether_a_pre_review_was_needed()
    {
        var report = InTime with { IsPreReviewed = false };
        Assert.True(StandingOf(Group, report).LacksPreReview);
        Assert.False(StandingOf(Group with { Mode = "DIRECT" }, report).LacksPreReview);
        Assert.False(StandingOf(Group with { Mode = "DECOUPLED" }, report).LacksPreReview);
        Assert.True(StandingOf(Group with { Mode = null }, report).LacksPreReview);
        Assert.False(StandingOf(Group with { Mode = null, HasSupervisingUnit = false }, report).LacksPreReview);
    }

    [Fact]
    public void Years_without_a_report_are_counted_while_one_was_expected_and_the_year_is_held()
    {
        Assert.Equal(3, StandingOf(Group, null, Nobody).YearsNotFiled);
        Assert.Equal(1, StandingOf(Group, null).YearsNotFiled);
        Assert.Equal(1, StandingOf(Group, null, year => year == 2023 ? Nobody(year) : null).YearsNotFiled);
        Assert.Equal(1, StandingOf(Group, null, year => new Dictionary<string, RosterReport> { [Samples.TianheGroup] = InTime }).YearsNotFiled);
        Assert.Equal(2, StandingOf(Group with { EstablishedOn = Samples.Day("2024-06-30") }, null, Nobody).YearsNotFiled);
        Assert.Equal(1, StandingOf(Group with { EstablishedOn = Samples.Day("2024-07-01") }, null, Nobody).YearsNotFiled);
        Assert.Equal(0, StandingOf(Group, InTime, Nobody).YearsNotFiled);
    }

    [Fact]
    public void Counts_of_groups_add_up_to_the_counts_of_all() =>
        (from seeds in Gen.Int[0, 1023].Array[0, 60] select seeds).Sample(seeds =>
        {
            var organisations = seeds.Select((s, i) => KeyValuePair.Create(
                $"51{Divisions.All[i % 144].Code}{i:D10}",
                Group with { EstablishedOn = new DateOnly(2022 + (s % 4), 1 + (s % 12), 1), Status = s % 7 == 0 ? "CANCELLED" : "ACTIVE", IsCharity = s % 5 == 0, Mode = s % 2 == 0 ? "DUAL" : "DIRECT" })).ToArray();
            Dictionary<string, RosterReport> Reports(int year) => organisations.Where((_, i) => (seeds[i] >> (2028 - year) & 1) == 0).ToDictionary(
                o => o.Key, o => new RosterReport(new DateTimeOffset(year + 1, 5, 31, 10, 0, 0, TimeSpan.Zero).AddHours(o.Key[^1] % 12), o.Key[^1] % 2 == 0, []));
            var standings = Completeness.Of(2025, organisations, Reports, DeadlineRules.Default).ToArray();
            var all = Completeness.CountBy(standings, _ => "").GetValueOrDefault("");
            var byCity = Completeness.CountBy(standings, s => Divisions.CityOf(Uscc.DivisionOf(s.Uscc)));

            Assert.Equal(all, byCity.Values.Aggregate(default(CompletenessCounts), (a, b) => a + b));
            Assert.Equal(all.Expected, all.Filed + all.NotFiled);
            Assert.Equal(all.NotFiled, all.NotFiled1 + all.NotFiled2 + all.NotFiled3);
            Assert.Equal(all.Active, all.Expected + all.Exempt);
            Assert.InRange(all.OnTime, 0, all.Filed);
            Assert.InRange(all.NotPreReviewed, 0, all.Filed);
        });

    [Fact]
    public void A_rate_is_filed_of_expected()
    {
        var counts = new CompletenessCounts(80, 74, 6, 70, 60, 3, 2, 1, 1);
        Assert.Equal(("94.6%", "94.5%", "95%"), (counts.Rate(), counts.Rate(1, Rounding.Truncate), counts.Rate(0)));
        Assert.Equal((4L, 10L), (counts.NotFiled, counts.Late));
        Assert.Null(default(CompletenessCounts).Rate());
    }
}
