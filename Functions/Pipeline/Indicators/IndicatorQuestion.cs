using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Pipeline.Indicators;

/// <summary>What is asked of indicators.</summary>
/// <param name="AsOf">The day, no later than today.</param>
/// <param name="Today">The day on which it is asked.</param>
/// <param name="ReportYear">The year of reports and inspections: the year before the day's unless another is asked for.</param>
/// <param name="Until">The last day of activities and uploads, which count from 1 January of its year: the day itself, or the end of an earlier year that is asked for.</param>
internal sealed record IndicatorQuestion(DateOnly AsOf, DateOnly Today, int ReportYear, DateOnly Until, OwnerGroupings Groupings, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>Reads asOf, year, by, where and name.</summary>
    /// <exception cref="ProblemException">A day, a year or a name that there is not, with those there are.</exception>
    public static IndicatorQuestion Parse(HttpRequest request, DateTimeOffset now)
    {
        Parameters.RequireKnown(request, "asOf", "year", "by", "where", "name");
        var today = ShanghaiClock.DayOf(now);
        var asOf = Parameters.PastDay(request, "asOf", today) ?? today;
        string? asked = request.Query["year"];
        int? year = string.IsNullOrEmpty(asked) ? null : Parameters.Year(asked, asOf.Year);
        var names = Parameters.Names(request, "name");
        if (Array.Find(names, name => !IndicatorList.Named(name).Any()) is { } unknown)
            throw ProblemException.Unknown("indicator", "指标", unknown, IndicatorList.All.Select(indicator => indicator.Name));
        return new(
            asOf,
            today,
            year ?? asOf.Year - 1,
            year is { } earlier && earlier < asOf.Year ? new(earlier, 12, 31) : asOf,
            OwnerGroupings.Parse(request),
            names.Length == 0 ? IndicatorList.All : [.. names.SelectMany(IndicatorList.Named).Distinct()]);
    }
}
