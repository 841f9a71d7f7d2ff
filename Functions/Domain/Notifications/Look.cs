using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Notifications;

/// <summary>One look at what is owed to be told.</summary>
/// <param name="Today">The day in China.</param>
/// <param name="LookedOn">The last day on which anybody looked before.</param>
/// <param name="Steps">The days before a due day on which is reminded, descending.</param>
public sealed record Look(DateOnly Today, DateOnly LookedOn, IReadOnlyList<int> Steps)
{
    /// <summary>
    /// What happened longer ago is not told any more. It must be less than the outbox remembers keys for (400 days), else old news would be told again.
    /// </summary>
    private const int TellsForDays = 360;

    /// <summary>A look by the parameters of that day.</summary>
    public static Look On(DateOnly today, DateOnly lookedOn) => new(today, lookedOn, ReminderSteps.Of(RuleParameters.Default, today.Year));

    /// <summary>Whether what happened on that day is to be told; never when the day is unknown.</summary>
    public bool Tells(DateOnly? day) => day is { } happened && happened.AddDays(TellsForDays) > Today;

    /// <summary>The reminder of a due day to be sent today, in days before it; none that fell on or before the day of the notice that set it.</summary>
    public int? Reminder(DateOnly dueOn, DateOnly? since) => ReminderSteps.Today(Steps, dueOn, since > LookedOn ? since.Value : LookedOn, Today);
}
