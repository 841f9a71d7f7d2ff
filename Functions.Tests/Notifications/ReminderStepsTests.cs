using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Tests.Flow;

namespace Nianbao.Tests.Notifications;

/// <summary>Which day is which, by the calendar in China.</summary>
public sealed class ReminderStepsTests
{
    private static readonly IReadOnlyList<int> Steps = ReminderSteps.Of(RuleParameters.Default, 2025);
    private static readonly string Uscc = Codes.Of("440300", '1', 1);

    [Fact]
    public void The_steps_are_those_of_the_domain() => Assert.Equal([30, 7, 1], Steps);

    [Theory]
    [InlineData("2026-05-31", "2026-05-01", 30)]
    [InlineData("2026-05-31", "2026-05-24", 7)]
    [InlineData("2026-05-31", "2026-05-30", 1)]
    [InlineData("2026-05-31", "2026-04-30", null)]
    [InlineData("2026-05-31", "2026-05-02", null)]
    [InlineData("2026-05-31", "2026-05-31", null)]
    [InlineData("2026-05-31", "2026-06-01", null)]
    [InlineData("2026-03-31", "2026-03-01", 30)]
    [InlineData("2028-03-31", "2028-03-01", 30)]
    [InlineData("2028-03-29", "2028-02-28", 30)]
    [InlineData("2026-03-01", "2026-02-22", 7)]
    [InlineData("2028-03-01", "2028-02-23", 7)]
    [InlineData("2026-01-01", "2025-12-31", 1)]
    public void A_reminder_falls_on_a_day_of_the_calendar(string due, string today, int? step) =>
        Assert.Equal(step, ReminderSteps.Today(Steps, Day(due), Day(today).AddDays(-1), Day(today)));

    [Theory]
    [InlineData("2026-05-20", "2026-05-26", 7)]
    [InlineData("2026-04-20", "2026-05-30", 1)]
    [InlineData("2026-05-24", "2026-05-26", null)]
    [InlineData("2026-05-20", "2026-05-31", null)]
    public void Days_on_which_nobody_looked_are_made_up_for_by_the_latest_reminder_alone(string looked, string today, int? step) =>
        Assert.Equal(step, ReminderSteps.Today(Steps, Day("2026-05-31"), Day(looked), Day(today)));

    [Theory]
    [InlineData("2026-04-30T23:59:59.999+08:00", null)]
    [InlineData("2026-05-01T00:00:00+08:00", "report-2025-20260531-30")]
    [InlineData("2026-05-01T23:59:59.999+08:00", "report-2025-20260531-30")]
    [InlineData("2026-05-29T16:00:00Z", "report-2025-20260531-1")]
    [InlineData("2026-05-30T15:59:59Z", "report-2025-20260531-1")]
    [InlineData("2026-05-30T16:00:00Z", null)]
    public void The_day_is_that_in_China_also_when_it_is_a_holiday(string now, string? key) => Assert.Equal(key, Told(Standing(), now).SingleOrDefault()?.Key);

    [Fact]
    public void A_report_is_asked_for_in_both_languages_with_its_last_day()
    {
        var item = Assert.Single(Told(Standing(), "2026-05-30T09:00:00+08:00"));
        Assert.Equal((NoticeKinds.ReportDue, Day("2026-05-31"), Uscc), (item.Kind, item.DueOn, item.Subject));
        Assert.Contains("2026年5月31日（含当日", item.TextZh, StringComparison.Ordinal);
        Assert.Contains("还有1天", item.TextZh, StringComparison.Ordinal);
        Assert.Contains("due on 2026-05-31 (that day included, China time), in 1 day.", item.TextEn, StringComparison.Ordinal);
        Assert.Equal("The annual report for 2025 is due in 1 day", item.TitleEn);
    }

    [Fact]
    public void A_missed_reminder_says_how_many_days_are_really_left() =>
        Assert.Contains("in 5 days", Assert.Single(ReportNotices.Of(Standing(), 2025, Steps, Day("2026-05-20"), At("2026-05-26T09:00:00+08:00"))).TitleEn, StringComparison.Ordinal);

    [Fact]
    public void Who_has_filed_or_is_not_expected_to_or_has_ended_since_is_told_nothing()
    {
        const string now = "2026-05-24T09:00:00+08:00";
        Assert.Single(Told(Standing(), now));
        Assert.Empty(Told(Standing() with { IsFiled = true }, now));
        Assert.Empty(Told(Standing() with { IsExempt = true }, now));
        Assert.Empty(Told(Standing() with { IsActive = false }, now));
        Assert.Empty(Told(Standing() with { Deadline = null }, now));
        var ended = Standing();
        Assert.Empty(Told(ended with { Organisation = ended.Organisation with { Status = OrgStatuses.Cancelled, EndedOn = Day("2026-05-23") } }, now));
        Assert.Single(Told(ended with { Organisation = ended.Organisation with { Status = OrgStatuses.Cancelled, EndedOn = Day("2026-05-24") } }, now));
    }

    [Fact]
    public void A_returned_report_is_told_at_once_and_once_more_on_the_day_before_its_term_ends()
    {
        // Five working days from the 29th of April: over the May holiday, and with its make-up Saturday, the 9th of May.
        var due = WorkingDays.Default.After(Day("2026-04-29"), 5).Day;
        Assert.Equal(Day("2026-05-09"), due);
        var standing = Standing() with { Returned = new(At("2026-04-29T10:00:00+08:00"), due) };
        string[] Keys(string now) => [.. Told(standing, now).Select(item => item.Key)];
        Assert.Equal(["returned-2025-20260509"], Keys("2026-04-29T11:00:00+08:00"));
        Assert.Equal(["returned-2025-20260509"], Keys("2026-05-01T09:00:00+08:00"));
        Assert.Equal(["returned-2025-20260509", "correction-2025-20260509-1"], Keys("2026-05-08T09:00:00+08:00"));
        Assert.Equal(["returned-2025-20260509"], Keys("2026-05-09T23:59:59+08:00"));
        Assert.Empty(Keys("2026-05-10T00:00:00+08:00"));
    }

    [Fact]
    public void A_deadline_that_is_put_off_makes_new_reminders()
    {
        var (before, after) = (ReminderSteps.Key("report", 2025, Day("2026-05-31"), 7), ReminderSteps.Key("report", 2025, Day("2026-06-30"), 7));
        Assert.Equal(("report-2025-20260531-7", "report-2025-20260630-7"), (before, after));
    }

    private static IReadOnlyList<NoticeItem> Told(Standing standing, string now)
    {
        var at = At(now);
        return [.. ReportNotices.Of(standing, 2025, Steps, ShanghaiClock.DayOf(at).AddDays(-1), at)];
    }

    private static Standing Standing()
    {
        var organisation = new RosterOrganisation(LegalTypes.SocialGroup, Day("2015-03-01"), null, OrgStatuses.Active, false, RegistrationModes.Direct, false);
        return new(Uscc, organisation, DeadlineRules.Default.For(Uscc, organisation, 2025), IsActive: true, IsExempt: false, IsFiled: false, IsOnTime: false, LacksPreReview: false, 1, null, null) { Year = 2025 };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static DateTimeOffset At(string text) => App.At(text);
}
