using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Notifications;

/// <summary>On which days before a due day a subject is reminded (domain.md 8.5: 30, 7 and 1), counted in days of the calendar in China.</summary>
public static class ReminderSteps
{
    public const string Parameter = "REMINDER_DAYS_BEFORE";

    /// <summary>Days before the due day, descending.</summary>
    public static IReadOnlyList<int> Of(RuleParameters parameters, int year) => [.. parameters.Rows(Parameter, year).Select(row => (int)row.Value).OrderDescending()];

    /// <summary>
    /// The reminder to send today, in days before the due day; null when there is none. A day on which nobody looked is made up for: then the
    /// latest reminder since is sent, and only that one. On the due day and after it there is none.
    /// </summary>
    /// <param name="lookedOn">The last day on which this was asked before today.</param>
    public static int? Today(IReadOnlyList<int> steps, DateOnly dueOn, DateOnly lookedOn, DateOnly today)
    {
        if (today >= dueOn)
            return null;
        int? found = null;
        foreach (var step in steps)
        {
            var day = dueOn.AddDays(-step);
            if (day > lookedOn && day <= today && (found is null || step < found))
                found = step;
        }

        return found;
    }

    /// <summary>The key of a reminder: another due day makes it another one.</summary>
    public static string Key(string what, int year, DateOnly dueOn, int step) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{year:D4}-{dueOn:yyyyMMdd}-{step}");
}
