using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Intake;

/// <summary>Which periods a dataset has in addresses.</summary>
public static class Periods
{
    /// <summary>The period of an upload. The register has one state; a year is accepted for it and means the same.</summary>
    /// <exception cref="ProblemException">No such period.</exception>
    public static Period ForUpload(Dataset dataset, string text, DateTimeOffset now) =>
        TryForUpload(dataset, text, now, out var period) ? period : throw Unknown(dataset, text, now);

    /// <summary>The period of an upload, or false when there is no such period.</summary>
    public static bool TryForUpload(Dataset dataset, string text, DateTimeOffset now, out Period period)
    {
        if (!Period.TryParse(text, out period) || (period.Year is null && dataset.PeriodKind == PeriodKind.Year) || !MayName(dataset, period, now))
            return false;
        if (dataset.PeriodKind == PeriodKind.Current)
            period = Period.Current;
        return true;
    }

    /// <summary>The period of a query. When none is given: the one state, or the latest of the published years.</summary>
    /// <exception cref="ProblemException">No such period.</exception>
    public static Period ForQuery(Dataset dataset, string? text, IReadOnlyList<int> published, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text))
            return dataset.PeriodKind == PeriodKind.Current ? Period.Current : new(published.Count > 0 ? published[^1] : ShanghaiClock.DayOf(now).Year - 1);
        return ForUpload(dataset, text, now);
    }

    /// <summary>The years a query can name: no later than this one.</summary>
    public static int LastYear(DateTimeOffset now) => ShanghaiClock.DayOf(now).Year;

    private static bool MayName(Dataset dataset, Period period, DateTimeOffset now) =>
        period.Year is not { } year || (year <= LastYear(now) && year >= 2000 && (dataset.IsMonthly || period.IsWholeYear));

    private static ProblemException Unknown(Dataset dataset, string text, DateTimeOffset now) =>
        ProblemException.Unknown("period", "期间", text, Examples(dataset, now));

    private static IEnumerable<string> Examples(Dataset dataset, DateTimeOffset now)
    {
        if (dataset.PeriodKind == PeriodKind.Current)
            return ["current"];
        var years = Enumerable.Range(0, 6).Select(back => (LastYear(now) - back).ToString(CultureInfo.InvariantCulture));
        return dataset.IsMonthly ? [.. years, $"{LastYear(now)}Q1", $"{LastYear(now)}-01"] : years;
    }
}
