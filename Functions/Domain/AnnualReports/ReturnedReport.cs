using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>
/// What completeness and the next submission need of a report that was returned and not yet corrected:
/// <c>firstSubmitted|correctionDueOn</c>, for example <c>20260331155959999|20260408</c>.
/// </summary>
/// <param name="FirstSubmittedAt">The arrival that decides timeliness, if the correction comes in time (UTC).</param>
/// <param name="CorrectionDueOn">The last day for the correction, inclusive.</param>
public sealed record ReturnedReport(DateTimeOffset FirstSubmittedAt, DateOnly CorrectionDueOn)
{
    private const string Time = "yyyyMMddHHmmssfff";

    /// <summary>The first instant that is too late for a correction.</summary>
    public DateTimeOffset EndsAt => EndOf(CorrectionDueOn);

    public static ReturnedReport Of(RecordFacts facts) => new(facts.FirstSubmittedAt.ToUniversalTime(), facts.CorrectionDueOn ?? ShanghaiClock.DayOf(facts.FirstSubmittedAt));

    /// <summary>The instant after the last of that day in China.</summary>
    public static DateTimeOffset EndOf(DateOnly correctionDueOn) => ShanghaiClock.StartOf(correctionDueOn.AddDays(1));

    /// <exception cref="FormatException">The text is not such an entry.</exception>
    public static ReturnedReport Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length != 2)
            throw new FormatException($"'{text}' is not a returned report's entry.");
        return new(
            DateTimeOffset.ParseExact(parts[0], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            DateOnly.ParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture));
    }

    public override string ToString() =>
        $"{FirstSubmittedAt.ToUniversalTime().ToString(Time, CultureInfo.InvariantCulture)}|{CorrectionDueOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
}
