using Nianbao.Domain.Notifications;

namespace Nianbao.Tests.Notifications;

/// <summary>Which notice takes in what, and how long is waited after a failure.</summary>
public sealed class NoticeDaysTests
{
    private static readonly DateOnly Today = new(2026, 5, 24);

    [Fact]
    public void The_first_of_a_day_makes_the_days_notice() => Assert.Equal((Today, "a b"), Placed(["a", "b"]));

    [Fact]
    public void What_comes_later_goes_into_a_notice_that_nobody_has_begun_to_send() => Assert.Equal((Today, "b"), Placed(["b"], new KeptNotice(Today, ["a"], IsOpen: true)));

    [Fact]
    public void What_comes_after_that_waits_for_the_next_day() => Assert.Equal((Today.AddDays(1), "b"), Placed(["b"], new KeptNotice(Today, ["a"], IsOpen: false)));

    [Fact]
    public void It_goes_into_the_next_days_notice_if_there_is_one_and_behind_that_if_it_is_closed_as_well()
    {
        Assert.Equal((Today.AddDays(1), "c"), Placed(["c"], new KeptNotice(Today, ["a"], IsOpen: false), new KeptNotice(Today.AddDays(1), ["b"], IsOpen: true)));
        Assert.Equal((Today.AddDays(2), "c"), Placed(["c"], new KeptNotice(Today, ["a"], IsOpen: false), new KeptNotice(Today.AddDays(1), ["b"], IsOpen: false)));
    }

    [Fact]
    public void What_was_told_on_any_day_is_not_told_again()
    {
        Assert.Null(Placed(["a"], new KeptNotice(Today.AddDays(-20), ["a"], IsOpen: false)));
        Assert.Equal((Today, "b"), Placed(["a", "b", "b"], new KeptNotice(Today.AddDays(1), ["a"], IsOpen: true)));
    }

    [Fact]
    public void A_notice_is_worth_sending_until_its_due_day_or_for_a_while()
    {
        Assert.Equal(Today.AddDays(7), Item("a", Today.AddDays(7)).LastDay(Today, 30));
        Assert.Equal(Today.AddDays(30), Item("a", null).LastDay(Today, 30));
        Assert.Equal(Today.AddDays(30), Item("a", Today.AddDays(-1)).LastDay(Today, 30)); // Something overdue is still told.
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(5, 960)]
    [InlineData(9, 15_360)]
    [InlineData(10, 21_600)]
    [InlineData(1_000, 21_600)]
    public void The_wait_doubles_up_to_six_hours_and_is_spread_by_a_fifth(int attempts, int seconds)
    {
        Assert.Equal(0.8 * seconds, RetrySchedule.WaitAfter(attempts, 0).TotalSeconds, 3);
        Assert.Equal(seconds, RetrySchedule.WaitAfter(attempts, 0.5).TotalSeconds, 3);
        Assert.InRange(RetrySchedule.WaitAfter(attempts, 0.999).TotalSeconds, seconds, 1.2 * seconds);
    }

    [Fact]
    public void The_receiver_may_ask_for_more_but_not_for_less_and_for_a_day_at_most()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), RetrySchedule.WaitAfter(1, 0.5, TimeSpan.FromMinutes(10)));
        Assert.Equal(TimeSpan.FromMinutes(1), RetrySchedule.WaitAfter(1, 0.5, TimeSpan.FromSeconds(-5)));
        Assert.Equal(TimeSpan.FromDays(1), RetrySchedule.WaitAfter(1, 0.5, TimeSpan.FromDays(400)));
    }

    private static (DateOnly Day, string Keys)? Placed(string[] keys, params KeptNotice[] kept) =>
        NoticeDays.Place([.. keys.Select(key => Item(key, null))], kept, Today) is { } place ? (place.Day, string.Join(' ', place.Items.Select(item => item.Key))) : null;

    private static NoticeItem Item(string key, DateOnly? dueOn) => new("440106", key, NoticeKinds.Supervision, dueOn, "督办", "Supervision", "请办理。", "Please act.");
}
