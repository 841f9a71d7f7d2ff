using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Inspection;

/// <summary>Where each ground of domain.md 8.2 comes from, and how much it weighs.</summary>
public sealed class GroundSearchTests
{
    private const string Uscc = "51440604MJ0000013W";
    private static readonly DateOnly AsOf = Samples.Day("2026-06-30");
    private static readonly RosterOrganisation Group = new("SG", Samples.Day("2010-01-01"), null, "ACTIVE", false, "DIRECT", false);
    private static readonly RosterReport InTime = new(Samples.At("2026-03-01T01:00:00Z"), true, []);

    [Fact]
    public void Every_ground_can_be_stated_by_something()
    {
        var byRules = RuleCatalogue.All.Select(rule => rule.Ground).OfType<string>();
        string[] byEvidence =
        [
            .. Search(new() { Registered = new() { Penalties = [Penalty("WARNING")] } }),
            .. Search(new() { Checks = [.. Grounds.All.Select(ground => Found(ground.Code))] }, Group with { IsCharity = true }),
            .. Search(new() { Ledgers = Ledgers(weak: [new() { DueOn = Samples.Day("2025-06-30") }]) }),
            .. Search(new() { Ledgers = Ledgers(listings: [Listing("SERIOUS", "2024-01-01")]) }),
            .. Search(new() { Last = Last("G04") }),
        ];
        Assert.Equal(Grounds.All.Select(ground => ground.Code), byRules.Concat(byEvidence.Select(text => text[..3])).Distinct().Order());
    }

    [Theory]
    [InlineData("WARNING", null, 'M')]
    [InlineData("FINE", 49_999_99L, 'M')]
    [InlineData("FINE", 50_000_00L, 'S')]
    [InlineData("FINE", null, 'M')]
    [InlineData("CONFISCATION", 10_00L, 'M')]
    [InlineData("CONFISCATION", 50_000_00L, 'S')]
    [InlineData("SUSPENSION", null, 'S')]
    [InlineData("REVOKE_REG", null, 'S')]
    public void G01_a_warning_or_a_small_fine_is_minor_and_more_is_serious(string type, long? fen, char weight) =>
        Assert.Equal([$"G01:{weight}:penalty"], Search(new() { Registered = new() { Penalties = [Penalty(type, fen)] } }));

    [Theory]
    [InlineData("2024-12-31")]
    [InlineData("2026-01-01")]
    [InlineData(null)]
    public void G01_is_about_penalties_of_the_report_year(string? decided) =>
        Assert.Empty(Search(new() { Registered = new() { Penalties = [new() { Type = "FINE", Amount = 60_000_00, DecidedOn = decided is null ? null : Samples.Day(decided) }] } }));

    [Fact]
    public void G01_several_penalties_weigh_as_the_gravest() =>
        Assert.Equal(["G01:S:penalty"], Search(new() { Registered = new() { Penalties = [Penalty("WARNING"), Penalty("SUSPENSION"), Penalty("FINE", 1)] } }));

    [Theory]
    [InlineData("G02", "G02:S:check")]
    [InlineData("G16", "G16:S:check")]
    [InlineData("G17", "G17:S:check")]
    [InlineData("G18", "G18:S:check")]
    [InlineData("G22", "G22:S:check")]
    [InlineData("G19", "G19:M:check")]
    public void What_no_report_says_a_registrar_s_finding_states(string code, string expected) => Assert.Equal([expected], Search(new() { Checks = [Found(code)] }));

    [Fact]
    public void A_registrar_weighs_a_finding_by_its_gravity() => Assert.Equal(["G08:S:check"], Search(new() { Checks = [Found("G08") with { Weight = Weight.Serious }] }));

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(null, true)]
    public void G19_two_letters_prove_something_only_at_the_interval_of_the_law(int? days, bool isStated) =>
        Assert.Equal(isStated ? ["G19:M:check"] : [], Search(new() { Checks = [Found("G19") with { LetterDays = days }] }));

    [Theory]
    [InlineData("SG", false, false)]
    [InlineData("SG", true, true)]
    [InlineData("FDN", false, true)]
    public void G25_the_duty_to_publish_is_that_of_charities_and_foundations(string type, bool isCharity, bool isStated) =>
        Assert.Equal(isStated ? ["G25:M:check"] : [], Search(new() { Checks = [Found("G25")] }, Group with { LegalType = type, IsCharity = isCharity }));

    [Theory]
    [InlineData("2026-02-28", null, false)]
    [InlineData("2025-12-31", null, true)]
    [InlineData("2025-06-30", "2025-12-31", false)]
    [InlineData("2025-06-30", "2026-01-01", true)]
    [InlineData("2025-06-30", "2025-06-01", false)]
    public void G23_a_weak_party_organisation_s_case_is_overdue_when_it_is_open_past_its_day_at_the_year_s_end(string due, string? closed, bool isStated)
    {
        WeakPartyOrgCase weak = new() { DueOn = Samples.Day(due), ClosedOn = closed is null ? null : Samples.Day(closed) };
        Assert.Equal(isStated ? ["G23:M:weak-party-org"] : [], Search(new() { Ledgers = Ledgers(weak: [weak]) }));
    }

    [Theory]
    [InlineData("SERIOUS", "2025-12-31", null, true)]
    [InlineData("SERIOUS", "2026-01-01", null, false)]
    [InlineData("SERIOUS", "2023-01-01", "2025-12-31", false)]
    [InlineData("SERIOUS", "2023-01-01", "2026-01-01", true)]
    [InlineData("ABNORMAL", "2023-01-01", null, false)]
    public void G24_counts_whoever_is_on_the_serious_list_at_the_year_s_end(string list, string from, string? removed, bool isStated)
    {
        var listing = Listing(list, from);
        listing.RemovedOn = removed is null ? null : Samples.Day(removed);
        Assert.Equal(isStated ? ["G24:S:listing"] : [], Search(new() { Ledgers = Ledgers(listings: [listing]) }));
    }

    [Fact]
    public void G13_a_notice_that_came_after_the_forum_is_no_prior_notice_and_two_are_repeated()
    {
        ForumNotice Notice(string planned, string? reported) => new() { PlannedOn = Samples.Day(planned), ReportedOn = reported is null ? null : Samples.Day(reported) };
        string[] Of(params ForumNotice[] notices) => Search(new() { Ledgers = Ledgers(forums: notices) });
        Assert.Equal(["G13:M:forum-notice"], Of(Notice("2025-05-10", "2025-05-11")));
        Assert.Equal(["G13:S:forum-notice"], Of(Notice("2025-05-10", "2025-05-11"), Notice("2025-09-10", "2025-10-01")));
        Assert.Empty(Of(Notice("2025-05-10", "2025-05-10"), Notice("2025-05-10", null), Notice("2024-05-10", "2024-06-01")));
    }

    [Fact]
    public void G13_of_activities_is_minor_once_serious_with_a_fee_or_twice_and_never_counted_with_the_report_s()
    {
        string[] Of(string[] activities, params string[] report) => Search(new() { ActivityGrounds = [.. activities.Select(StatedGround.Parse)] }, report: InTime with { Grounds = report });
        Assert.Equal(["G13:M:AC-020"], Of(["G13:M:AC-020"]));
        Assert.Equal(["G13:S:AC-022"], Of(["G13:S:AC-022"]));
        Assert.Equal(["G13:S:AC-020"], Of(["G13:M:AC-020", "G13:M:AC-020"]));
        Assert.Equal(["G13:M:AC-020/XF-008"], Of(["G13:M:AC-020"], "G13:M:XF-008")); // The same forum, reported in both.
    }

    [Fact]
    public void A_line_of_the_ledger_of_weak_party_organisations_is_a_case()
    {
        var ledger = new WeakPartyOrgCasesLedger(Nianbao.Domain.Values.PersonSeal.Sample);
        string[] Of(string? closed) => Search(new() { Ledgers = Ledgers(weak: [ledger.Read(ledger.RosterOf(new WeakPartyOrgCase { Uscc = Uscc, Id = "W-1", FoundOn = Samples.Day("2025-01-05"), DueOn = Samples.Day("2025-07-05"), ClosedOn = closed is null ? null : Samples.Day(closed) }))]) });
        Assert.Equal(["G23:M:weak-party-org"], Of(null));
        Assert.Empty(Of("2025-06-01"));
    }

    [Fact]
    public void G13_in_the_second_year_is_serious()
    {
        Assert.Equal(["G13:M:XF-008"], Search(new(), report: InTime with { Grounds = ["G13:M:XF-008"] }));
        Assert.Equal(["G13:S:XF-008"], Search(new() { Last = Last("G13", decided: false) }, report: InTime with { Grounds = ["G13:M:XF-008"] }));
        Assert.Equal(["G13:S:XF-008"], Search(new(), report: InTime with { Grounds = ["G13:M:XF-008"] }, previous: InTime with { Grounds = ["G13:M:XF-009"] }));
    }

    [Fact]
    public void G06_is_serious_when_the_conflict_of_the_legal_representative_persists()
    {
        var report = InTime with { Grounds = ["G06:M:GV-010"] };
        Assert.Equal(["G06:M:GV-010"], Search(new(), report: report));
        Assert.Equal(["G06:S:GV-010"], Search(new(), report: report, previous: report));
        Assert.Equal(["G06:M:GV-010"], Search(new(), report: report, previous: InTime with { Grounds = ["G06:M:GV-003"] }));
        Assert.Equal(["G06:M:GV-003"], Search(new(), report: InTime with { Grounds = ["G06:M:GV-003"] }, previous: report));
    }

    [Fact]
    public void G20_says_whether_it_was_late_or_not_reviewed_and_is_there_once()
    {
        Assert.Equal(["G20:M:DT-001"], Search(new(), report: InTime with { FirstSubmittedAt = Samples.At("2026-05-31T16:00:00Z") }));
        var supervised = Group with { Mode = "DUAL", HasSupervisingUnit = true };
        Assert.Equal(["G20:M:DT-002"], Search(new(), supervised, InTime with { IsPreReviewed = false }));
        Assert.Equal(["G20:M:DT-001/DT-002"], Search(new(), supervised, InTime with { IsPreReviewed = false, FirstSubmittedAt = Samples.At("2026-05-31T16:00:00Z") }));
    }

    [Theory]
    [InlineData("2026-06-29", null, true)]
    [InlineData("2026-06-30", null, false)]
    [InlineData("2026-06-29", "2026-06-29", false)]
    [InlineData("2026-06-29", "2026-06-30", true)]
    public void G21_is_a_rectification_ordered_last_year_that_was_not_done_by_its_day(string due, string? remedied, bool isStated)
    {
        InspectionEvidence evidence = new()
        {
            Last = Last("G04", due: due),
            ChecksLastYear = remedied is null ? [] : [new("G04", CheckKinds.Remedied, null, Samples.Day(remedied), true, null)],
        };
        Assert.Equal(isStated ? ["G21:S:rectification"] : [], Search(evidence));
    }

    [Fact]
    public void G21_needs_a_decision_of_last_year_and_every_ground_remedied()
    {
        Assert.Empty(Search(new() { Last = Last("G04", decided: false) }));
        CheckFact[] one = [new("G04", CheckKinds.Remedied, null, Samples.Day("2026-06-01"), true, null)];
        Assert.Equal(["G21:S:rectification"], Search(new() { Last = new("BASIC_PASS", "PUBLISHED", [new("G04", Weight.Minor), new("G05", Weight.Minor)], Samples.Day("2026-06-29")), ChecksLastYear = one }));
        Assert.Empty(Search(new() { Last = new("BASIC_PASS", "PUBLISHED", [new("G04", Weight.Minor), new("G05", Weight.Recorded)], Samples.Day("2026-06-29")), ChecksLastYear = one }));
    }

    [Theory]
    [InlineData("2026-02-28", true, "G04:R:GV-016", "PASS")]
    [InlineData("2026-03-01", true, "G04:M:GV-016", "BASIC_PASS")]
    [InlineData("2026-02-28", false, "G04:M:GV-016", "BASIC_PASS")]
    public void What_was_corrected_with_evidence_before_filing_weighs_one_level_less(string corrected, bool evidence, string expected, string conclusion)
    {
        InspectionEvidence given = new() { Checks = [new("G04", CheckKinds.SelfCorrected, null, Samples.Day(corrected), evidence, null)] };
        var report = InTime with { Grounds = ["G04:M:GV-016"] };
        Assert.Equal([expected], Search(given, report: report));
        Assert.Equal(conclusion, DecisionTable.Decide(InspectionFacts.Of(Stand(Group, report, null), AsOf, given)).Conclusion);
    }

    [Fact]
    public void A_serious_ground_that_was_corrected_is_minor_and_lateness_cannot_be_corrected()
    {
        InspectionEvidence given = new() { Checks = [new("G08", CheckKinds.SelfCorrected, null, Samples.Day("2026-01-05"), true, null), new("G20", CheckKinds.SelfCorrected, null, Samples.Day("2026-01-05"), true, null)] };
        Assert.Equal(["G08:M:GV-014", "G20:M:DT-001"], Search(given, report: InTime with { Grounds = ["G08:S:GV-014"], FirstSubmittedAt = Samples.At("2026-06-02T01:00:00Z") }));
    }

    [Fact]
    public void Last_year_s_grounds_are_open_until_they_are_remedied_and_lateness_is_remedied_by_filing()
    {
        var standing = Stand(Group, InTime, InTime with { Grounds = ["G10:M:PB-003"] });
        Assert.Equal(["G10"], new InspectionEvidence().OpenGroundsLastYear(standing));
        Assert.Equal(["G04", "G08"], new InspectionEvidence { Last = new("FAIL", "PROPOSED", [new("G04", Weight.Minor), new("G08", Weight.Serious), new("G11", Weight.Recorded), new("G20", Weight.Minor)], null) }.OpenGroundsLastYear(standing));
        Assert.Empty(new InspectionEvidence { Last = new("PASS", "CONFIRMED", [new("G04", Weight.Minor)], null) }.OpenGroundsLastYear(standing));
        Assert.Empty(new InspectionEvidence { Last = Last("G04"), ChecksLastYear = [new("G04", CheckKinds.Remedied, null, Samples.Day("2026-01-01"), true, null)] }.OpenGroundsLastYear(standing));
    }

    [Theory]
    [InlineData("2024-06-30", null, null, 7)]
    [InlineData("2024-07-01", null, null, 5)]
    [InlineData("2022-01-01", "2025-01-01", null, 5)]
    [InlineData("2022-01-01", null, "2026-06-30", 5)]
    public void Two_years_on_the_abnormal_list_count_from_the_last_restart_and_not_after_the_removal(string from, string? restarted, string? removed, int row)
    {
        var listing = Listing("ABNORMAL", from);
        listing.RestartOn = restarted is null ? null : Samples.Day(restarted);
        listing.RemovedOn = removed is null ? null : Samples.Day(removed);
        Assert.Equal(row, DecisionTable.Decide(InspectionFacts.Of(Stand(Group, null, null), AsOf, new() { Ledgers = Ledgers(listings: [listing]) })).Row);
    }

    [Fact]
    public void The_day_on_which_time_alone_may_change_a_proposal_is_known()
    {
        DateOnly? Next(InspectionEvidence evidence) => evidence.NextChange(InspectionFacts.Of(Stand(Group, null, null), AsOf, evidence));
        Assert.Null(Next(new()));
        Assert.Equal(Samples.Day("2027-03-01"), Next(new() { Ledgers = Ledgers(listings: [Listing("ABNORMAL", "2025-03-01")]) }));
        Assert.Equal(Samples.Day("2026-07-02"), Next(new() { Last = Last("G04", due: "2026-07-01"), Ledgers = Ledgers(listings: [Listing("ABNORMAL", "2025-03-01")]) }));
        Assert.Null(Next(new() { Last = Last("G04", due: "2026-06-01") }));
    }

    [Theory]
    [InlineData("G08:S:GV-014/GV-015")]
    [InlineData("G10:M")]
    [InlineData("G04:R:GV-016")]
    public void A_ground_is_read_as_it_is_written(string text) => Assert.Equal(text, StatedGround.Parse(text).ToString());

    [Fact]
    public void A_bare_code_has_its_usual_weight() => Assert.Equal(("G21:S", "G10:M"), (StatedGround.Parse("G21").ToString(), StatedGround.Parse("G10").ToString()));

    [Theory]
    [InlineData("G19|FOUND|-|20251120|1|20")]
    [InlineData("G08|FOUND|S|20251120|0|-")]
    [InlineData("G08|REMEDIED|M|-|0|-3")]
    public void A_finding_s_roster_entry_is_read_as_it_is_written(string text) => Assert.Equal(text, CheckFact.Parse(text).ToString());

    private static string[] Search(InspectionEvidence evidence, RosterOrganisation? organisation = null, RosterReport? report = null, RosterReport? previous = null) =>
        [.. GroundSearch.Of(Stand(organisation ?? Group, report ?? InTime, previous), evidence, AsOf).Select(ground => ground.ToString())];

    private static Standing Stand(RosterOrganisation organisation, RosterReport? report, RosterReport? previous) => Completeness.Of(
        2025,
        [new(Uscc, organisation)],
        year => year switch
        {
            2025 => report is null ? new Dictionary<string, RosterReport>() : new() { [Uscc] = report },
            2024 when previous is not null => new Dictionary<string, RosterReport> { [Uscc] = previous },
            _ => null,
        },
        DeadlineRules.Default).Single();

    private static CheckFact Found(string ground) => new(ground, CheckKinds.Found, null, Samples.Day("2025-11-20"), true, null);

    private static RegisteredPenalty Penalty(string type, long? fen = null) => new() { Type = type, Amount = fen, DecidedOn = Samples.Day("2025-07-01") };

    private static RegisteredListing Listing(string list, string from) => new() { List = list, EffectiveOn = Samples.Day(from) };

    private static LedgerFacts Ledgers(ForumNotice[]? forums = null, WeakPartyOrgCase[]? weak = null, RegisteredListing[]? listings = null) => new(forums ?? [], weak ?? [], listings ?? []);

    private static LastInspection Last(string ground, bool decided = true, string due = "2026-06-01") => new("BASIC_PASS", decided ? "CONFIRMED" : "PROPOSED", [new(ground, Weight.Minor)], Samples.Day(due));
}
