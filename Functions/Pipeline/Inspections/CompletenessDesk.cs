using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Pipeline.Inspections;

/// <summary>Answers who was expected to file for a year and who did.</summary>
public sealed class CompletenessDesk(DatasetList datasets, PublishedView published, AnswerCache cache, TimeProvider time)
{
    private readonly DivisionCounts _counts = new();

    /// <summary>GET /api/completeness/{year}?by=&amp;where=&amp;rounding=halfUp|truncate&amp;decimals=&amp;format=.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string yearText, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "by", "where", "rounding", "decimals", "format");
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var csv = Parameters.WantsCsv(request);
        var rounding = Parameters.OneOf(request, "rounding", "halfUp", "halfUp", "truncate");
        var decimals = Parameters.Number(request, "decimals", 1, 0, 9);
        var groupings = OwnerGroupings.Parse(request);

        var clock = await published.ClockAsync(cancellationToken);
        var standings = await StandingsView.ReadAsync(datasets, published, clock, year, cancellationToken);
        var question = $"completeness {year} {csv} {rounding} {decimals} by={request.Query["by"]} where={request.Query["where"]}";
        return await cache.AnswerAsync(request, question, $"{standings.Version} {standings.VerifiedAt:O}", () =>
        {
            var mode = rounding == "truncate" ? Rounding.Truncate : Rounding.HalfUp;
            var groups = new SortedDictionary<string, CompletenessCounts>(StringComparer.Ordinal);
            foreach (var (division, legalType, counts) in _counts.Of(standings).Where(part => groupings.Asks(part.Division, part.LegalType)))
            {
                var group = groupings.KeyOf(division, legalType);
                groups[group] = groups.GetValueOrDefault(group) + counts;
            }

            var total = groups.Values.Aggregate(default(CompletenessCounts), (sum, counts) => sum + counts);
            if (csv)
                return (CsvText.Write(Table(groupings, groups, total, decimals, mode)), CsvText.ContentType, $"completeness-{year}.csv");
            return AnswerCache.Json(new
            {
                year,
                by = groupings.By.Select(g => g.Name),
                rounding,
                decimals,
                total = Counts(total, decimals, mode),
                rows = groupings.By.Count == 0 ? [] : groups.Select(group => Line(groupings, group.Key, Counts(group.Value, decimals, mode))),
                labels = groupings.LabelsOf(groups.Keys),
                asOf = standings.ComputedAt,
                computedAt = standings.ComputedAt,
                version = standings.Version,
                verifiedAt = standings.VerifiedAt,
            });
        });
    }

    private static Dictionary<string, object?> Line(OwnerGroupings groupings, string key, Dictionary<string, object?> counts)
    {
        var line = new Dictionary<string, object?>();
        foreach (var (grouping, value) in groupings.ValuesOf(key))
            line[grouping.Name] = value;
        foreach (var (name, value) in counts)
            line[name] = value;
        return line;
    }

    private static Dictionary<string, object?> Counts(CompletenessCounts counts, int decimals, Rounding rounding) => new()
    {
        ["expected"] = counts.Expected,
        ["filed"] = counts.Filed,
        ["filedOnTime"] = counts.OnTime,
        ["filedLate"] = counts.Late,
        ["filedWithoutPreReview"] = counts.NotPreReviewed,
        ["notFiled"] = counts.NotFiled,
        ["notFiled1"] = counts.NotFiled1,
        ["notFiled2"] = counts.NotFiled2,
        ["notFiled3Plus"] = counts.NotFiled3,
        ["exempt"] = counts.Exempt,
        ["active"] = counts.Active,
        ["rate"] = counts.Rate(decimals, rounding),
        ["rateExact"] = counts.Expected == 0 ? null : Math.Round((decimal)counts.Filed / counts.Expected, 12),
        ["returned"] = counts.Returned,
        ["accepted"] = counts.Accepted,
    };

    private static IEnumerable<IReadOnlyList<string?>> Table(OwnerGroupings groupings, IReadOnlyDictionary<string, CompletenessCounts> groups, CompletenessCounts total, int decimals, Rounding rounding)
    {
        yield return [.. groupings.By.SelectMany(g => new[] { g.Name, g.Chinese }), "应报", "已报", "按时", "逾期", "未经初审", "未报", "未报1年", "未报2年", "未报3年以上", "免报", "在册", "填报率", "退回更正", "已受理"];
        foreach (var (key, counts) in groupings.By.Count == 0 ? new Dictionary<string, CompletenessCounts> { [""] = total } : groups)
        {
            yield return
            [
                .. groupings.ValuesOf(key).SelectMany(value => new[] { value.Value, value.Grouping.Values.FirstOrDefault(v => v.Code == value.Value)?.Chinese ?? "" }),
                .. Counts(counts, decimals, rounding).Where(c => c.Key != "rateExact").Select(c => Convert.ToString(c.Value, CultureInfo.InvariantCulture)),
            ];
        }
    }
}
