using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Charity;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Domain.Rules.Governance;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Inspection;

/// <summary>The sixteen worked cases of domain.md 8.6, from the record through its findings and the register to the proposal.</summary>
public sealed class WorkedCasesTests
{
    private static readonly DateOnly AsOf = Samples.Day("2026-06-30");

    [Fact]
    public void C1_a_group_in_time_and_reviewed_without_findings_passes() => Assert.Equal("PASS 14  ", Decide(Clean(Group())));

    [Fact]
    public void C2_an_institution_established_in_August_is_exempt() =>
        Assert.Equal("EXEMPT 2  ", Decide(Of(CleanReports.Institution()) with { Organisation = new("SSI", Samples.Day("2025-08-15"), null, "ACTIVE", false, "DUAL", true), Report = null }));

    [Fact]
    public void C3_a_group_whose_supervising_unit_gave_no_opinion_gets_a_basic_pass_with_G20_and_AB1() =>
        Assert.Equal("BASIC_PASS 11 G20:M:DT-002 AB1", Decide(Of(Group()) with { IsPreReviewed = false }));

    [Fact]
    public void C4_an_institution_with_one_branch_fails_with_three_months()
    {
        var (report, context) = CleanReports.Institution();
        report.Branches = [new() { Name = "第二校区" }];
        var proposal = Propose(Of((report, context), new GV014InstitutionsHaveNoBranches()));
        Assert.Equal(("FAIL", "G08:S:GV-014", "3个月", Notices.Rectify), (proposal.Conclusion, string.Join('+', proposal.Grounds), proposal.Term?.Chinese, proposal.Notice));
        Assert.Contains(Escalations.StopActivities, proposal.Escalations);
    }

    [Theory]
    [InlineData("C5", 6_900_000_00, "PASS 14  ")]
    [InlineData("C6", 6_000_000_00, "BASIC_PASS 11 G07:M:CH-001 ")]
    [InlineData("C7", 5_000_000_00, "FAIL 8 G07:S:CH-001 ")]
    [InlineData("exactly 80 %", 5_488_000_00, "BASIC_PASS 11 G07:M:CH-001 ")]
    [InlineData("a fen below 80 %", 5_487_999_99, "FAIL 8 G07:S:CH-001 ")]
    public void C5_to_C7_a_public_foundation_s_expenditure_is_weighed_against_its_requirement(string which, long spent, string expected)
    {
        var (report, context) = CleanReports.PublicFoundation();
        (report.CharitableExpenditure, report.LastYearIncomeAdjusted, report.AverageIncome3y) = (spent, 10_000_000_00, 9_800_000_00);
        Assert.True(expected == Decide(Of((report, context), new CH001FoundationsSpendWhatTheyRaise())), which);
    }

    [Fact]
    public void C8_a_foundation_that_misses_by_one_yuan_has_a_minor_ground()
    {
        var (report, context) = CleanReports.PublicFoundation();
        context = context with { Registered = With(context.Registered!, isPublic: false) };
        report.HasPublicFundraising = false;
        (report.CharitableExpenditure, report.LastYearIncomeAdjusted, report.AverageIncome3y, report.AverageNetAssets3y) = (559_999_00, null, null, null);
        report.Lines["BS110.b"] = 7_999_999_99;
        Assert.Equal("BASIC_PASS 11 G07:M:CH-003 ", Decide(Of((report, context with { Previous = null, Earlier = [] }), new CH003OtherCharitiesSpendTheirShare())));
    }

    [Fact]
    public void C9_a_small_group_that_spends_three_quarters_of_half_its_income_has_a_serious_ground()
    {
        var (report, context) = CleanReports.CharityGroup();
        (report.CharitableExpenditure, report.LastYearIncomeAdjusted, report.AverageIncome3y, report.AverageNetAssets3y) = (150_000_00, 400_000_00, null, null);
        report.Lines["BS110.b"] = 900_000_00;
        Assert.Equal("FAIL 8 G07:S:CH-003 ", Decide(Of((report, context with { Previous = null, Earlier = [] }), new CH003OtherCharitiesSpendTheirShare())));
    }

    [Theory]
    [InlineData(199_999_99, "PASS 14  ")]
    [InlineData(200_000_00, "FAIL 8 G07:S:CH-004 ")]
    public void C10_administration_below_200_000_is_not_held_to_its_share(long administration, string expected)
    {
        var (report, context) = CleanReports.CharityGroup();
        report.AdminExpense = administration;
        report.Lines["IS35.t"] = 300_000_00;
        Assert.Equal(expected, Decide(Of((report, context), new CH004AdministrationIsWithinItsCap())));
    }

    [Fact]
    public void C11_three_members_without_a_party_organisation_are_a_basic_pass_and_AB2()
    {
        var (report, context) = Group();
        (report.PartyMembersFull, report.PartyRelationInOrg, report.PartyOrgType) = (3, 3, "NONE");
        Assert.Equal("BASIC_PASS 11 G10:M:PB-003 AB2", Decide(Of((report, context), new PB003DuePartyOrganisationIsBuilt())));
    }

    [Fact]
    public void C12_two_years_without_a_report_are_row_6()
    {
        var proposal = Propose(Of(Group()) with { Report = null, YearsHeld = 2 });
        Assert.Equal(("NOT_FILED", 6, "AB1", Notices.Penalty), (proposal.Conclusion, proposal.Row, string.Join(',', proposal.Lists), proposal.Notice));
        Assert.Equal([Escalations.RevocationCandidate], proposal.Escalations);
    }

    [Theory]
    [InlineData("2026-02-28", "PASS 14  ")]
    [InlineData(null, "BASIC_PASS 11 G05:M:DT-007 ")]
    public void C13_a_council_whose_extension_was_approved_is_no_ground(string? extended, string expected)
    {
        var (report, context) = Group();
        (report.LastElectionOn, report.TermYears, report.ExtensionApprovedTo) = (Samples.Day("2021-03-01"), 4, extended is null ? null : Samples.Day(extended));
        Assert.Equal(expected, Decide(Of((report, context), new DT007CouncilIsInItsTerm())));
    }

    [Theory]
    [InlineData("2024-12-31", "BASIC_PASS 11 G05:M:DT-007 ")]
    [InlineData("2024-12-30", "FAIL 8 G05:S:DT-007 ")]
    public void G05_weighs_more_when_the_term_ended_more_than_twelve_months_before_the_year_s_end(string expiry, string expected)
    {
        var (report, context) = Group();
        (report.LastElectionOn, report.TermYears, report.ExtensionApprovedTo) = (Samples.Day(expiry).AddYears(-4), 4, null);
        Assert.Equal(expected, Decide(Of((report, context), new DT007CouncilIsInItsTerm())));
    }

    [Fact]
    public void C14_five_minor_grounds_fail_by_row_9()
    {
        var facts = Of(Group()) with { Grounds = ["G04", "G05", "G11", "G12", "G14"] };
        Assert.Equal("FAIL 9 G04:M+G05:M+G11:M+G12:M+G14:M ", Decide(facts));
    }

    [Fact]
    public void C15_in_the_report_regime_an_illegal_branch_leads_to_an_order_and_no_conclusion()
    {
        var (report, context) = CleanReports.Institution();
        report.Branches = [new() { Name = "第二校区" }];
        var proposal = Propose(Of((report, context), new GV014InstitutionsHaveNoBranches()) with { Uscc = "52440100MJK9100187" });
        Assert.Equal(("NONE", 3, Notices.Correct, "30日"), (proposal.Conclusion, proposal.Row, proposal.Notice, proposal.Term?.Chinese));
        Assert.Equal([Escalations.ListIfNotDone], proposal.Escalations);
    }

    [Theory]
    [InlineData("2026-05-31T23:59:59.999+08:00", "PASS 14  ")]
    [InlineData("2026-06-01T00:00:00+08:00", "BASIC_PASS 11 G20:M:DT-001 AB1")]
    public void C16_the_last_millisecond_of_May_is_on_time_and_June_is_late(string at, string expected) =>
        Assert.Equal(expected, Decide(Clean(Group()) with { At = Samples.At(at) }));

    /// <summary>The clean group, without the penalty that its base has for the rules about penalties.</summary>
    private static (AnnualReport Report, RuleContext Context) Group()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.Penalties, context.Registered!.Penalties) = (null, null);
        return (report, context);
    }

    private static string Decide(Case one)
    {
        var proposal = Propose(one);
        return $"{proposal.Conclusion} {proposal.Row} {string.Join('+', proposal.Grounds)} {string.Join(',', proposal.Lists)}";
    }

    private static Proposal Propose(Case one)
    {
        IReadOnlyDictionary<string, RosterReport>? ReportsOf(int year) => year == 2025 && one.Report is { } filed
            ? new Dictionary<string, RosterReport> { [one.Uscc] = filed with { FirstSubmittedAt = one.At, IsPreReviewed = one.IsPreReviewed, Grounds = one.Grounds ?? filed.Grounds } }
            : year > 2025 - one.YearsHeld ? new Dictionary<string, RosterReport>() : null;
        var standing = Completeness.Of(2025, [new(one.Uscc, one.Organisation)], ReportsOf, DeadlineRules.Default).Single();
        return DecisionTable.Decide(InspectionFacts.Of(standing, AsOf));
    }

    /// <summary>The whole catalogue is asked, and says nothing.</summary>
    private static Case Clean((AnnualReport Report, RuleContext Context) pair) => Of(pair, [.. RuleCatalogue.AnnualReports]);

    /// <summary>The report with the grounds that these rules state, filed in time and pre-reviewed.</summary>
    private static Case Of((AnnualReport Report, RuleContext Context) pair, params Rule[] rules)
    {
        var judge = new Judge(pair.Context);
        judge.Run(rules, pair.Report);
        Finding[] findings = [.. judge.Violations.Select(violation => new Finding { Code = violation.Rule.Code, Severity = violation.Severity, Field = violation.Field, MessageZh = "", MessageEn = "", RemedyZh = "", RemedyEn = "", Ground = violation.Ground, Gravity = violation.Gravity })];
        pair.Report.Grounds = [.. ReportGrounds.Of(pair.Report, findings, pair.Context).Select(ground => ground.ToString())];
        // The worked cases are about the inspection regime, in a division where it is in force.
        return new(
            "51440604MJ0000013W",
            RosterOrganisation.Of(pair.Context.Registered!),
            RosterReport.Of(pair.Report, new(Samples.At("2026-03-01T01:00:00Z"))),
            Samples.At("2026-03-01T01:00:00Z"));
    }

    private static Organisation With(Organisation organisation, bool isPublic)
    {
        organisation.HasPublicFundraising = isPublic;
        return organisation;
    }

    private sealed record Case(string Uscc, RosterOrganisation Organisation, RosterReport? Report, DateTimeOffset At, bool IsPreReviewed = true, IReadOnlyList<string>? Grounds = null, int YearsHeld = 1);
}
