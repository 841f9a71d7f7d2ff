using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Reference;

/// <summary>Working days as the State Council's notices for 2023 to 2026 set them.</summary>
public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2023, 365 - 105 - 11)] // The 1st of January was a Sunday, made up for on the 2nd; the 31st of December was one too.
    [InlineData(2024, 366 - 104 - 11)]
    [InlineData(2025, 365 - 104 - 13)]
    [InlineData(2026, 365 - 104 - 13)]
    public void A_year_has_its_days_without_weekends_and_without_the_public_holidays_made_up_for_one_by_one(int year, int workingDays) =>
        // 11 public holidays a year, 13 since 2025.
        Assert.Equal(workingDays, Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Count(day => WorkingDays.Default.IsWorkingDay(new DateOnly(year, 1, 1).AddDays(day))));

    [Theory]
    [InlineData("2023-01-02", false)]
    [InlineData("2023-01-28", true)]
    [InlineData("2023-01-29", true)]
    [InlineData("2023-04-05", false)]
    [InlineData("2023-04-23", true)]
    [InlineData("2023-05-03", false)]
    [InlineData("2023-05-06", true)]
    [InlineData("2023-06-23", false)]
    [InlineData("2023-06-25", true)]
    [InlineData("2023-10-06", false)]
    [InlineData("2023-10-08", true)]
    [InlineData("2024-01-01", false)]
    [InlineData("2024-02-04", true)]
    [InlineData("2024-02-09", true)] // 除夕 was no holiday in 2024
    [InlineData("2024-02-16", false)]
    [InlineData("2024-02-18", true)]
    [InlineData("2024-04-07", true)]
    [InlineData("2024-05-11", true)]
    [InlineData("2024-06-10", false)]
    [InlineData("2024-09-14", true)]
    [InlineData("2024-09-16", false)]
    [InlineData("2024-10-12", true)]
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
    [InlineData("2023-09-28", 5, "2023-10-11")] // over 中秋节 and 国庆节, with a Saturday and a Sunday that are worked
    [InlineData("2023-04-28", 5, "2023-05-09")]
    [InlineData("2024-02-09", 5, "2024-02-22")] // over 春节, with a Sunday that is worked
    [InlineData("2024-09-29", 10, "2024-10-17")] // over 国庆节, with a Saturday that is worked
    [InlineData("2023-12-29", 5, "2024-01-08")] // from one year's calendar into the next
    [InlineData("2024-12-31", 5, "2025-01-08")]
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
