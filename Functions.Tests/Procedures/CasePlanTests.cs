using Nianbao.Domain.Inspection;
using Nianbao.Domain.Procedures;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Procedures;

/// <summary>What the clocks ask of the timer on a day, from rosters alone; done until nothing is left to do.</summary>
public sealed class CasePlanTests
{
    private const string Uscc = Samples.TianheGroup;

    private readonly Dictionary<string, RosterInspection> _inspections = [];
    private readonly Dictionary<string, Listing> _listings = [];
    private readonly Dictionary<string, Rectification> _rectifications = [];
    private readonly Dictionary<string, Supervision> _supervisions = [];
    private readonly Dictionary<string, WeakStanding> _weak = [];

    private static DateOnly Day(string text) => Samples.Day(text);

    private CaseStandings Standings => new(
        new Dictionary<int, IReadOnlyDictionary<string, RosterInspection>> { [2025] = _inspections },
        _listings.ToDictionary(one => one.Key, one => RosterListing.Parse(RosterListing.Of(one.Value).ToString())),
        _rectifications.ToDictionary(one => one.Key, one => RosterRectification.Parse(RosterRectification.Of(one.Value).ToString())),
        _supervisions.ToDictionary(one => one.Key, one => RosterSupervision.Parse(RosterSupervision.Of(one.Value).ToString())),
        _weak);

    private void Inspect(string state, string? notice = null, string? due = null, string[]? lists = null, string grounds = "G05:M", string uscc = Uscc) =>
        _inspections[uscc] = new("BASIC_PASS", state, 11, [.. grounds.Split('+').Select(StatedGround.Parse)], lists ?? [], notice, due is null ? null : Day(due), false, "SG", "INSPECTION");

    /// <summary>Does what is asked for on a day until nothing is; gives all that was done.</summary>
    private List<string> Run(string day)
    {
        var done = new List<string>();
        for (var round = 0; ; round++)
        {
            Assert.True(round < 8, "the plan never ends: " + string.Join(", ", done));
            var plan = CasePlan.Of(Standings, Day(day));
            if (plan.Count == 0)
                return done;
            foreach (var task in plan.DistinctBy(task => (task.Kind, task.Key)))
            {
                done.Add($"{task.Key[19..]} {task.Act.Name}");
                Do(task, day);
            }
        }
    }

    private void Do(CaseTask task, string day)
    {
        var opening = new CaseOpening("示例协会", new InspectionRecord { Uscc = task.Uscc, Conclusion = "BASIC_PASS", State = "CONFIRMED", Notice = _inspections.GetValueOrDefault(task.Uscc)?.Notice, DueOn = _inspections.GetValueOrDefault(task.Uscc)?.DueOn, DecidedOn = Day("2026-05-01"), Grounds = ["G05:M"] });
        switch (task.Kind)
        {
            case CaseKind.Listing:
                _listings[task.Key] = task.Opens is null ? ListingProcedure.Instance.Do(_listings[task.Key], task.Act) : (Listing)task.Opens(opening);
                break;
            case CaseKind.Rectification:
                _rectifications[task.Key] = task.Opens is null ? RectificationProcedure.Instance.Do(_rectifications[task.Key], task.Act) : (Rectification)task.Opens(opening);
                break;
            case CaseKind.Supervision:
                _supervisions[task.Key] = task.Opens is null ? SupervisionProcedure.Instance.Do(_supervisions[task.Key], task.Act) : (Supervision)task.Opens(opening);
                break;
            default:
                _weak[task.Key] = _weak[task.Key] with { State = "SUPERVISED", Level = task.Act.Level!.Value };
                break;
        }
    }

    private Listing Listed(string no, string trigger, string since, string state = "LISTED")
    {
        var listing = new Listing { Uscc = Uscc, No = no, Trigger = trigger, List = ListTriggers.ListOf(trigger), State = state, EffectiveOn = Day(since), NothingToRectify = ListTriggers.LeavesNothingToRectify(trigger) ? true : null };
        _listings[listing.Key] = listing;
        return listing;
    }

    [Fact]
    public void Only_a_decision_starts_anything_and_it_starts_candidates_only()
    {
        Inspect("PROPOSED", "RECTIFY", "2026-07-01", ["AB1", "AB2"]);
        Assert.Empty(Run("2026-05-02"));
        Inspect("CONFIRMED", "RECTIFY", "2026-07-01", ["AB1", "AB2"]);
        Assert.Equal(["AB1-2025 PROPOSE", "AB2-2025 PROPOSE", "ZG-2025 ISSUE"], Run("2026-05-02"));
        Assert.All(_listings.Values, listing => Assert.Equal("CANDIDATE", listing.Stage));
        var order = Assert.Single(_rectifications.Values);
        Assert.Equal((Day("2026-05-01"), Day("2026-07-01")), (order.IssuedOn, order.DueOn));
        Assert.Empty(Run("2026-05-03"));
    }

    [Theory]
    [InlineData("LISTING")]
    [InlineData("FILE")]
    [InlineData("PENALTY")]
    public void Other_notices_order_no_rectification(string notice)
    {
        Inspect("PUBLISHED", notice, "2026-07-01", ["AB1"]);
        Assert.Equal(["AB1-2025 PROPOSE"], Run("2026-05-02"));
    }

    [Fact]
    public void A_decision_that_is_taken_back_takes_candidate_and_order_with_it_and_gives_them_back()
    {
        Inspect("CONFIRMED", "RECTIFY", "2026-07-01", ["AB2"]);
        Run("2026-05-02");
        Inspect("CONFIRMED");
        Assert.Equal(["AB2-2025 WITHDRAW", "ZG-2025 WITHDRAW"], Run("2026-05-03"));
        Inspect("CONFIRMED", "RECTIFY", "2026-07-04", ["AB2"]);
        Assert.Equal(["AB2-2025 PROPOSE", "ZG-2025 REISSUE"], Run("2026-05-04"));
        Assert.Equal(Day("2026-07-04"), _rectifications[$"{Uscc}-ZG-2025"].DueOn);
        Inspect("CONFIRMED", "RECTIFY", "2026-07-04", ["AB2"], "G05:M+G10:M");
        Assert.Equal(["ZG-2025 REISSUE"], Run("2026-05-05"));
        Assert.Equal(["G05", "G10"], _rectifications[$"{Uscc}-ZG-2025"].Grounds!);
    }

    [Fact]
    public void What_was_notified_or_dropped_by_a_registrar_the_timer_leaves_alone()
    {
        Inspect("CONFIRMED", lists: ["AB1", "AB2"]);
        Run("2026-05-02");
        _listings[$"{Uscc}-AB1-2025"] = ListingProcedure.Instance.Do(_listings[$"{Uscc}-AB1-2025"], new("NOTIFY", Day("2026-05-02")) { Who = "r" });
        _listings[$"{Uscc}-AB2-2025"] = ListingProcedure.Instance.Do(_listings[$"{Uscc}-AB2-2025"], new("DROP", Day("2026-05-02")) { Who = "r" });
        Assert.Empty(Run("2026-05-03"));
        Inspect("CONFIRMED");
        Assert.Empty(Run("2026-05-04"));
    }

    [Fact]
    public void An_overdue_order_is_supervised_level_by_level_and_becomes_a_candidate_at_the_third()
    {
        Inspect("CONFIRMED", "RECTIFY", "2026-07-01");
        Run("2026-05-02");
        Assert.Empty(Run("2026-07-01"));
        Assert.Equal(["ZG-2025 FALL_DUE", "ZG-2025-20260701-L1 ISSUE"], Run("2026-07-02"));
        Assert.Empty(Run("2026-07-15"));
        Assert.Equal(["ZG-2025-20260701-L1 ESCALATE", "ZG-2025-20260701-L2 ISSUE"], Run("2026-07-16"));
        Assert.Empty(Run("2026-07-30"));
        Assert.Equal(["ZG-2025-20260701-L2 ESCALATE", "ZG-2025-20260701-L3 ISSUE", "AB3-ZG-2025 PROPOSE"], Run("2026-07-31"));
        Assert.Equal("CANDIDATE", _listings[$"{Uscc}-AB3-ZG-2025"].Stage);
        Assert.Empty(Run("2026-12-31"));

        // It is reported, reviewed and closed after all: the supervision ends.
        var key = $"{Uscc}-ZG-2025";
        foreach (var act in new[] { "SUBMIT", "REVIEW", "CLOSE" })
            _rectifications[key] = RectificationProcedure.Instance.Do(_rectifications[key], new(act, Day("2027-01-01")));
        Assert.Equal(["ZG-2025-20260701-L1 END", "ZG-2025-20260701-L2 END", "ZG-2025-20260701-L3 END"], Run("2027-01-02"));
        Assert.All(_supervisions.Values, supervision => Assert.Equal("CLOSED", supervision.Stage));
    }

    [Fact]
    public void A_timer_that_did_not_run_for_weeks_catches_up_in_one_run()
    {
        Inspect("CONFIRMED", "RECTIFY", "2026-07-01");
        Run("2026-09-01");
        Assert.Equal(["ESCALATED", "ESCALATED", "ISSUED"], _supervisions.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Stage));
        Assert.Equal("CANDIDATE", _listings[$"{Uscc}-AB3-ZG-2025"].Stage);
        Assert.Empty(Run("2026-09-01"));
    }

    [Fact]
    public void A_term_that_was_set_anew_is_supervised_anew()
    {
        Inspect("CONFIRMED", "RECTIFY", "2026-07-01");
        Run("2026-07-02");
        var key = $"{Uscc}-ZG-2025";
        foreach (var act in new[] { "SUBMIT", "REVIEW", "REWORK" })
            _rectifications[key] = RectificationProcedure.Instance.Do(_rectifications[key], new(act, Day("2026-07-05")));
        Assert.Equal(["ZG-2025-20260701-L1 END"], Run("2026-07-06"));
        Assert.Equal(["ZG-2025 FALL_DUE", "ZG-2025-20260720-L1 ISSUE"], Run("2026-07-21"));
    }

    [Theory]
    [InlineData("2024-02-29", "2026-02-27", false)]
    [InlineData("2024-02-29", "2026-02-28", true)]
    [InlineData("2024-03-01", "2026-02-28", false)]
    public void Two_years_on_the_abnormal_list_make_a_candidate_for_the_other(string since, string day, bool due)
    {
        Listed("AB1-2022", "AB1", since);
        Assert.Equal(due ? [$"SE1-{since.Replace("-", "", StringComparison.Ordinal)} PROPOSE"] : [], Run(day));
        Assert.Empty(Run(day));
    }

    [Fact]
    public void The_two_years_count_from_the_restart()
    {
        Listed("AB1-2022", "AB1", "2023-06-01").RestartOn = Day("2024-06-01");
        Assert.Empty(Run("2025-06-01"));
        Assert.Equal(["SE1-20240601 PROPOSE"], Run("2026-06-01"));
    }

    [Fact]
    public void Who_is_a_candidate_or_listed_for_two_years_already_is_not_proposed_twice()
    {
        Listed("AB1-2022", "AB1", "2023-06-01");
        Inspect("CONFIRMED", lists: ["SE1"]);
        Assert.Equal(["SE1-2025 PROPOSE"], Run("2026-06-02"));
        Listed("SE1-2025", "SE1", "2026-07-01").ReportYear = 2025;
        Assert.Empty(Run("2026-08-01"));
    }

    [Fact]
    public void Whoever_stands_on_the_list_is_not_proposed_again_but_may_restart_one_occasion_at_a_time()
    {
        var listing = Listed("AB5-1", "AB5", "2026-03-01");
        Inspect("CONFIRMED", lists: ["AB1", "AB2"]);
        Assert.Equal(["AB5-1 PROPOSE_RESTART"], Run("2026-06-01"));
        Assert.Equal("AB1-2025", _listings[listing.Key].NewOccasion);
        _listings[listing.Key] = ListingProcedure.Instance.Do(_listings[listing.Key], new("RESTART", Day("2026-06-02")));
        Assert.Equal(["AB5-1 PROPOSE_RESTART"], Run("2026-06-03"));
        _listings[listing.Key] = ListingProcedure.Instance.Do(_listings[listing.Key], new("DECLINE_RESTART", Day("2026-06-04")));
        Assert.Empty(Run("2026-06-05"));
        Assert.Equal(Day("2026-06-02"), _listings[listing.Key].Since);
    }

    [Fact]
    public void Six_months_with_nothing_to_rectify_propose_removal_and_a_refusal_stands()
    {
        var listing = Listed("AB5-1", "AB5", "2026-01-31");
        Listed("AB6-1", "AB6", "2026-01-31");
        Assert.Empty(Run("2026-07-30"));
        Assert.Equal(["AB5-1 PROPOSE_REMOVAL"], Run("2026-07-31"));
        _listings[listing.Key] = ListingProcedure.Instance.Do(_listings[listing.Key], new("REFUSE_REMOVAL", Day("2026-08-01")));
        Assert.Empty(Run("2027-01-01"));
        _listings[listing.Key] = ListingProcedure.Instance.Do(_listings[listing.Key], new("RESTART", Day("2026-09-01")) { Occasion = "AB5-2" });
        Assert.Equal(["AB5-1 PROPOSE_REMOVAL"], Run("2027-03-01"));
    }

    [Fact]
    public void A_weak_party_organisation_that_is_late_is_supervised()
    {
        _weak[$"{Uscc}-RH-1"] = new("RECTIFYING", Day("2026-07-01"), 0);
        _weak[$"{Uscc}-RH-2"] = new("ACCEPTANCE", Day("2026-07-01"), 0);
        _weak["440000-RH-3"] = new("RECTIFYING", Day("2026-07-01"), 0);
        Assert.Empty(Run("2026-07-01"));
        Assert.Equal(["RH-1-20260701-L1 ISSUE", "RH-1 SUPERVISE"], Run("2026-07-02"));
        Assert.Equal(["RH-1-20260701-L1 ESCALATE", "RH-1-20260701-L2 ISSUE", "RH-1 SUPERVISE"], Run("2026-07-16"));
        _weak[$"{Uscc}-RH-1"] = new("CLOSED", Day("2026-07-01"), 2);
        Assert.Equal(["RH-1-20260701-L1 END", "RH-1-20260701-L2 END"], Run("2026-07-17"));
        Assert.Empty(_listings);
    }

    [Fact]
    public void A_roster_entry_reads_back_and_what_is_none_is_refused()
    {
        var listing = Listed("AB5-1", "AB5", "2026-01-31");
        (listing.Occasions, listing.NewOccasion, listing.ReportYear) = (["AB1-2024", "AB1-2025"], "AB2-2025", 2024);
        Assert.Equal("ABNORMAL|AB5|LISTED|-|2024|20260131|-|-|-|-|1|AB1-2024+AB1-2025|AB2-2025|-|-", RosterListing.Of(listing).ToString());
        Assert.Equal(RosterListing.Of(listing).ToString(), RosterListing.Parse(RosterListing.Of(listing).ToString()).ToString());
        Assert.Throws<FormatException>(() => RosterListing.Parse("ABNORMAL|AB5"));
        Assert.Throws<FormatException>(() => RosterRectification.Parse(""));
        Assert.Throws<FormatException>(() => RosterSupervision.Parse("1"));
    }

    [Fact]
    public void An_order_under_review_that_came_in_time_is_not_held_against_the_organisation()
    {
        var order = new Rectification { Uscc = Uscc, No = "ZG-2025", State = "REVIEW", DueOn = Day("2026-07-01"), ReportedOn = Day("2026-06-30"), Grounds = ["G05"] };
        Assert.Null(RosterRectification.Of(order).StandingDueOn);
        order.OverdueOn = Day("2026-07-02");
        Assert.Equal(order.DueOn, RosterRectification.Of(order).StandingDueOn);
        Assert.Empty(RosterRectification.Of(order).Remedies);
        (order.State, order.OverdueOn, order.ClosedOn) = ("CLOSED", null, Day("2026-07-15"));
        var remedy = Assert.Single(RosterRectification.Of(order).Remedies);
        Assert.Equal(("G05", CheckKinds.Remedied, Day("2026-06-30")), (remedy.Ground, remedy.Kind, remedy.On));
        var last = new LastInspection("BASIC_PASS", "CONFIRMED", [], Day("2026-07-01"));
        Assert.Equal(Day("2026-08-01"), last.Under(RosterRectification.Of(order) with { DueOn = Day("2026-08-01") }).DueOn);
        Assert.Same(last, last.Under(null));
    }
}
