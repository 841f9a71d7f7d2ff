using System.Text.RegularExpressions;
using Cronos;

namespace Nianbao.Local.Hosting;

/// <summary>A six-field NCRONTAB expression, in UTC.</summary>
public sealed partial class TimerSchedule
{
    private readonly CronExpression expression;

    private TimerSchedule(string text, CronExpression expression) => (Text, this.expression) = (text, expression);

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>Parses the expression of a function; anything that the Functions host would not take is refused here too.</summary>
    public static TimerSchedule Parse(string text, string function)
    {
        try
        {
            // Cronos also knows L, W, #, ? and @daily, and NCRONTAB does not: what runs here must run in Azure.
            if (!SixFields().IsMatch(text.Trim()))
                throw new CronFormatException("six fields of numbers, names, *, lists, ranges and steps are expected");
            return new TimerSchedule(text, CronExpression.Parse(text, CronFormat.IncludeSeconds));
        }
        catch (CronFormatException problem)
        {
            throw new CannotStartException(
                $"函数 {function} 的时间表“{text}”不合法：应为六段（秒 分 时 日 月 周），如 0 30 16 * * *",
                $"the schedule \"{text}\" of function {function} is not valid ({problem.Message}): six fields (second minute hour day month weekday), such as 0 30 16 * * *",
                problem);
        }
    }

    /// <summary>The first time after the one given, or null when there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset time) => expression.GetNextOccurrence(time, TimeZoneInfo.Utc);

    [GeneratedRegex(@"^((^|\s+)(\*|[0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?(/[0-9]+)?(,([0-9]+|[A-Za-z]{3})(-([0-9]+|[A-Za-z]{3}))?(/[0-9]+)?)*){6}$", RegexOptions.ExplicitCapture)]
    private static partial Regex SixFields();
}
