using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Reference;

/// <summary>Working days as the State Council's notices for 2025 and 2026 set them.</summary>
public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void A_year_has_248_working_days(int year) =>
        // 365 days, 104 Saturdays and Sundays, 13 public holidays (since 2025) made up for one by one.
        Assert.Equal(365 - 104 - 13, Enumerable.Range(0, 365).Count(day => WorkingDays.Default.IsWorkingDay(new DateOnly(year, 1, 1).AddDays(day))));

    [Theory]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-27", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-05", true)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-04-04", false)]
    [InlineData("2025-04-07", true)]
    [InlineData("2025-04-27", true)]
    [InlineData("2025-05-05", false)]
    [InlineData("2025-06-02", false)]
    [InlineData("2025-09-28", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-09", true)]
    [InlineData("2025-10-11", true)]
    [InlineData("2025-10-12", false)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-04-06", false)]
    [InlineData("2026-05-05", false)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-10", true)]
    public void Holidays_are_free_and_made_up_for(string day, bool works) => Assert.Equal(works, WorkingDays.Default.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-03-02", 5, "2026-03-09")]
    [InlineData("2026-03-06", 5, "2026-03-13")]
    [InlineData("2026-03-07", 5, "2026-03-13")]
    [InlineData("2026-03-31", 5, "2026-04-08")] // over 清明节
    [InlineData("2026-04-29", 5, "2026-05-09")] // over 劳动节, ending on a Saturday that is worked
    [InlineData("2025-09-26", 5, "2025-10-10")] // over 国庆节, with a Sunday that is worked
    [InlineData("2026-02-13", 2, "2026-02-24")] // over 春节, with a Saturday that is worked
    [InlineData("2026-03-02", 0, "2026-03-02")]
    public void A_term_counts_from_the_day_after(string from, int days, string end) =>
        Assert.Equal(new TermEnd(DateOnly.Parse(end), false), WorkingDays.Default.After(DateOnly.Parse(from), days));

    [Fact]
    public void Where_no_calendar_is_loaded_Monday_to_Friday_is_an_estimate()
    {
        Assert.Equal(new TermEnd(new(2031, 1, 8), true), WorkingDays.Default.After(new(2031, 1, 1), 5));
        // A term that only ends in such a year is one as well.
        var last = WorkingDays.Default.Sources.Keys.Max();
        Assert.True(WorkingDays.Default.After(new(last, 12, 30), 5).IsEstimated);
        Assert.False(WorkingDays.Default.After(new(last, 12, 20), 5).IsEstimated);
    }

    [Fact]
    public void Every_year_names_the_notice_it_was_taken_from() =>
        Assert.All(WorkingDays.Default.Sources, source => Assert.Matches($"国务院办公厅关于{source.Key}年.*国办发明电〔{source.Key - 1}〕[0-9]+号.*{source.Key - 1}-1[0-2]-", source.Value));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"years":[{"year":2027}]}""")]
    [InlineData("""{"years":[{"year":2027,"source":"s","sourceDate":"d","holidays":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"},{"name":"again","from":"2027-01-02","to":"2027-01-02"}]}]}""")]
    [InlineData("""{"years":[{"year":2027,"source":"s","sourceDate":"d","holidays":[{"name":"元旦","from":"1 January","to":"2027-01-03"}]}]}""")]
    public void A_calendar_that_cannot_be_right_is_refused(string json) => Assert.Throws<FormatException>(() => WorkingDays.Parse(json));
}
