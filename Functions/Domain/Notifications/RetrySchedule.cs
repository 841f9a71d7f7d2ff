namespace Nianbao.Domain.Notifications;

/// <summary>How long to wait after a failed delivery: twice as long each time, up to a limit, and not the same for all.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromHours(6);

    /// <summary>No receiver may put a notice off for longer than this, whatever it asks for.</summary>
    private static readonly TimeSpan MostAskedFor = TimeSpan.FromDays(1);

    /// <param name="attempts">Attempts made so far, at least 1.</param>
    /// <param name="jitter">From 0 up to 1: spreads the wait over 80 to 120 per cent, so that what failed together does not come back together.</param>
    /// <param name="askedFor">What the receiver asked for (Retry-After); never less is waited.</param>
    public static TimeSpan WaitAfter(int attempts, double jitter, TimeSpan? askedFor = null)
    {
        var wait = attempts > 30 ? Most : TimeSpan.FromTicks(Math.Min(First.Ticks << (attempts - 1), Most.Ticks));
        wait *= 0.8 + (0.4 * jitter);
        var asked = askedFor is { } given && given < MostAskedFor ? given : askedFor is null ? TimeSpan.Zero : MostAskedFor;
        return asked > wait ? asked : wait;
    }
}
