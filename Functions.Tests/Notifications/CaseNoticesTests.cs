using Nianbao.Domain.Inspection;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Procedures;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Notifications;

/// <summary>What each step of each procedure owes, from the rosters' lines alone.</summary>
public sealed class CaseNoticesTests
{
    private const string Uscc = Samples.TianheGroup;

    private static DateOnly Day(string text) => Samples.Day(text);

    private static Look On(string day) => Look.On(Day(day), Day(day).AddDays(-1));

    private static string Keys(IEnumerable<NoticeItem> items)
    {
        var all = items.ToList();
        Assert.All(all, item => Assert.True(item is { TitleZh.Length: > 0, TitleEn.Length: > 0, TextZh.Length: > 10, TextEn.Length: > 10 }, item.Key));
        Assert.All(all, item => Assert.True(item.TextZh.EndsWith('。') && item.TextEn.EndsWith('.') && !item.TextEn.Contains("..", StringComparison.Ordinal), item.TextEn));
        return string.Join(' ', all.Select(item => item.Key));
    }

    private static string Told(Rectification order, string day) => Keys(RectificationNotices.Of(Uscc, order.No!, RosterRectification.Parse(RosterRectification.Of(order).ToString()), On(day)));

    private static string Told(Listing listing, string day) => Keys(ListingNotices.Of(Uscc, listing.No!, RosterListing.Parse(RosterListing.Of(listing).ToString()), On(day)));

    [Fact]
    public void An_order_is_told_when_it_is_issued_extended_sent_back_overdue_and_closed_and_reminded_of_at_thirty_seven_and_one()
    {
        var order = Rectification.Open(Uscc, "1", "CHECK", null, null, ["G05"], null, Day("2026-07-01"), new("ISSUE", Day("2026-05-20")));
        Assert.Equal("rectify-1-issued-20260520-20260701", Told(order, "2026-05-20"));
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-due-20260701-30", Told(order, "2026-06-01"));
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-due-20260701-7", Told(order, "2026-06-24"));
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-due-20260701-1", Told(order, "2026-06-30"));
        order = Do(order, new("EXTEND", Day("2026-06-25")) { DueOn = Day("2026-07-15"), Reason = "x" });
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-extended-20260715", Told(order, "2026-06-25"));
        order = Do(Do(Do(order, new("SUBMIT", Day("2026-07-01")) { Evidence = "x" }), new("REVIEW", Day("2026-07-02"))), new("REWORK", Day("2026-07-03")) { Reason = "x" });
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-rework-20260718", Told(order, "2026-07-03"));
        var overdue = Do(order, new("FALL_DUE", Day("2026-07-19")));
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-rework-20260718 rectify-1-overdue-20260718", Told(overdue, "2026-07-19"));
        var closed = Do(Do(Do(overdue, new("SUBMIT", Day("2026-07-20")) { Evidence = "x" }), new("REVIEW", Day("2026-07-20"))), new("CLOSE", Day("2026-07-21")) { Reason = "x" });
        Assert.Equal("rectify-1-issued-20260520-20260701 rectify-1-rework-20260718 rectify-1-closed-20260721", Told(closed, "2026-07-21"));
        Assert.Equal("rectify-1-withdrawn-20260520", Told(Do(order, new("WITHDRAW", Day("2026-07-05"))), "2026-07-05"));
        Assert.Equal("", Told(closed, "2027-08-01")); // Old news, which the outbox may have forgotten.
    }

    [Fact]
    public void The_day_of_issue_is_no_reminder_also_when_the_term_is_thirty_days()
    {
        var order = Rectification.Open(Uscc, "1", "CORRECT", null, 2025, [], null, Day("2026-06-19"), new("ISSUE", Day("2026-05-20")));
        Assert.Equal("rectify-1-issued-20260520-20260619", Told(order, "2026-05-20"));
    }

    [Fact]
    public void A_listing_is_told_from_the_notice_on_and_a_candidate_is_not()
    {
        var listing = Listing.Open(Uscc, "AB1-2025", "AB1", null, 2025, new("PROPOSE", Day("2026-06-01")));
        Assert.Equal("", Told(listing, "2026-06-01"));
        listing = Do(listing, new("NOTIFY", Day("2026-06-01")));
        Assert.Equal("listing-AB1-2025-notice-20260601", Told(listing, "2026-06-01"));
        var due = listing.StatementDueOn!.Value;
        Assert.EndsWith($" listing-AB1-2025-statement-{due:yyyyMMdd}-1", Told(listing, due.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), StringComparison.Ordinal);
        Assert.Equal("listing-AB1-2025-notice-20260601 listing-AB1-2025-dropped-20260601", Told(Do(listing, new("DROP", Day("2026-06-10")) { Reason = "x" }), "2026-06-10"));
        listing = Do(listing, new("LIST", Day("2026-07-01")) { Reason = "x" });
        Assert.EndsWith(" listing-AB1-2025-listed-20260701", Told(listing, "2026-07-01"), StringComparison.Ordinal);
        var restarted = Do(listing, new("RESTART", Day("2026-08-01")) { Reason = "x", Occasion = "AB6-1" });
        Assert.EndsWith(" listing-AB1-2025-restarted-20260801", Told(restarted, "2026-08-01"), StringComparison.Ordinal);
        var asked = Do(restarted, new("REQUEST_REMOVAL", Day("2026-08-02")) { Reason = "x" });
        Assert.EndsWith(" listing-AB1-2025-refused-20260803", Told(Do(asked, new("REFUSE_REMOVAL", Day("2026-08-03")) { Reason = "x" }), "2026-08-03"), StringComparison.Ordinal);
        var removed = Do(Do(asked, new("VERIFY", Day("2026-08-03")) { Evidence = "x" }), new("REMOVE", Day("2026-08-04")));
        Assert.EndsWith(" listing-AB1-2025-removed-20260804", Told(removed, "2026-08-04"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_authority_is_told_of_a_level_once_and_again_when_more_come_to_it()
    {
        Dictionary<string, RosterSupervision> some = new() { [$"{Uscc}-A-20260701-L2"] = new("RECTIFICATION", "A", 2, "ISSUED", Day("2026-07-01"), null, Day("2026-07-16")) };
        var first = Assert.Single(SupervisionNotices.ToAuthority("440106", some, On("2026-07-16")));
        Assert.Equal(("440106", "supervise-RECTIFICATION-20260701-L2-1"), (first.Subject, first.Key));
        some[$"{Uscc}-B-20260701-L2"] = some.Values.Single() with { MatterNo = "B" };
        Assert.Equal("supervise-RECTIFICATION-20260701-L2-2", Keys(SupervisionNotices.ToAuthority("440106", some, On("2026-07-17"))));
        // One is done: what was told stays told, and nothing new is said.
        some[$"{Uscc}-A-20260701-L2"] = some[$"{Uscc}-A-20260701-L2"] with { State = "CLOSED" };
        Assert.Equal("supervise-RECTIFICATION-20260701-L2-2", Keys(SupervisionNotices.ToAuthority("440106", some, On("2026-07-18"))));
        foreach (var level in new[] { 1, 2, 3 })
            Assert.Equal("supervise-X", Keys(SupervisionNotices.Of(Uscc, "X", some[$"{Uscc}-B-20260701-L2"] with { Level = level }, On("2026-07-18"))));
        Assert.Equal("", Keys(SupervisionNotices.Of(Uscc, "X", some[$"{Uscc}-B-20260701-L2"] with { State = "ESCALATED" }, On("2026-07-18"))));
    }

    [Fact]
    public void A_weak_party_organisation_is_told_of_plan_acceptance_overdue_and_end()
    {
        static string At(WeakStanding one, string day) => Keys(WeakCaseNotices.Of(Uscc, "R", one, On(day)));
        var confirmed = new WeakStanding("CONFIRMED", null, 0, Day("2026-01-01"), Day("2026-01-05"));
        Assert.Equal("weak-R-confirmed-20260105", At(confirmed, "2026-01-05"));
        Assert.Equal("weak-R-confirmed-20260105 weak-R-plan-20260120-7", At(confirmed, "2026-01-13"));
        Assert.Equal("weak-R-confirmed-20260105 weak-R-plan-overdue-20260120", At(confirmed, "2026-01-21"));
        var running = new WeakStanding("RECTIFYING", Day("2026-06-30"), 0, Day("2026-01-01"), Day("2026-01-05"));
        Assert.Equal("weak-R-due-20260630", At(running, "2026-01-21"));
        Assert.Equal("weak-R-due-20260630 weak-R-acceptance-20260630-30", At(running, "2026-05-31"));
        Assert.Equal("weak-R-overdue-20260630", At(running, "2026-07-01"));
        Assert.Equal("weak-R-closed-20260702", At(running with { State = "CLOSED", ClosedOn = Day("2026-07-02") }, "2026-07-02"));
        Assert.Equal("", At(new("IDENTIFIED", null, 0, Day("2026-01-01")), "2026-01-02"));
    }

    [Fact]
    public void Each_notice_of_the_decision_table_has_words_of_its_own_and_only_what_is_published_is_told()
    {
        var texts = new List<string>();
        foreach (var notice in Notices.All.Where(notice => notice != Notices.Rectify && notice != Notices.Correct))
        {
            var inspection = new RosterInspection("NOT_FILED", "PUBLISHED", 5, [], [], notice.Code, Day("2026-07-01"), false, "SG", "REPORT", Day("2026-06-01"));
            var items = InspectionNotices.Of(Uscc, 2025, RosterInspection.Parse(inspection.ToString()), On("2026-06-01")).ToList();
            Assert.Equal($"inspection-2025-20260601-NOT_FILED inspection-2025-{notice.Code}-20260701", Keys(items));
            Assert.Contains(notice.Chinese, items[1].TitleZh, StringComparison.Ordinal);
            texts.Add(items[1].TextZh);
            Assert.Empty(InspectionNotices.Of(Uscc, 2025, inspection with { State = "CONFIRMED" }, On("2026-06-01")));
        }

        Assert.Equal(3, texts.Distinct().Count());
        var file = new RosterInspection("NOT_FILED", "PUBLISHED", 5, [], [], "FILE", Day("2026-07-01"), false, "SG", "REPORT", Day("2026-05-20"));
        Assert.EndsWith(" inspection-file-2025-20260701-7", Keys(InspectionNotices.Of(Uscc, 2025, file, On("2026-06-24"))), StringComparison.Ordinal);
        Assert.DoesNotContain("inspection-file", Keys(InspectionNotices.Of(Uscc, 2025, file with { IsChanged = true }, On("2026-06-24"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_roster_line_of_before_reads_as_one_whose_new_days_are_unknown()
    {
        Assert.Null(RosterInspection.Parse("PASS|PUBLISHED|14|||-|-|0|SG|REPORT").PublishedOn);
        Assert.Null(RosterListing.Parse("ABNORMAL|AB1|LISTED|LIST|2025|20260701|-|-|-|-|0|-|-").NoticeOn);
        Assert.Null(RosterRectification.Parse("ISSUED|2025|20260601|20260701|20260701|-|-|0|G05").ReworkOn);
        Assert.Null(RosterSupervision.Parse("RECTIFICATION|A|2|ISSUED|20260701|-").IssuedOn);
        Assert.Throws<FormatException>(() => RosterSupervision.Parse("RECTIFICATION|A|2|ISSUED|20260701"));
    }

    private static Rectification Do(Rectification order, CaseAct act) => RectificationProcedure.Instance.Do(order, act);

    private static Listing Do(Listing listing, CaseAct act) => ListingProcedure.Instance.Do(listing, act);
}
