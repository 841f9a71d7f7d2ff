using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Inspections;

/// <summary>Answers who was expected to file for a year and who did.</summary>
public sealed class CompletenessDesk(DatasetList datasets, PublishedView published, AnswerCache cache, TimeProvider time)
{
    private static readonly (string Name, string Chinese, IReadOnlyList<Choice> Values, Func<Standing, string> Of)[] Groupings =
    [
        ("city", "地市", [.. Divisions.Cities.Select(d => new Choice(d.Code, d.Chinese, d.English))], s => Divisions.CityOf(Uscc.DivisionOf(s.Uscc))),
        ("division", "登记管理机关", [.. Divisions.All.Select(d => new Choice(d.Code, d.Chinese, d.English))], s => Divisions.Find(Uscc.DivisionOf(s.Uscc))?.Code ?? Uscc.DivisionOf(s.Uscc)),
        ("level", "登记级别", RegLevels.All, s => Divisions.LevelOf(Uscc.DivisionOf(s.Uscc))),
        ("type", "组织类型", LegalTypes.All, s => s.Organisation.LegalType),
    ];

    /// <summary>GET /api/completeness/{year}?by=&amp;where=&amp;rounding=halfUp|truncate&amp;decimals=&amp;format=.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string yearText, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "by", "where", "rounding", "decimals", "format");
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var csv = Parameters.WantsCsv(request);
        var rounding = Parameters.OneOf(request, "rounding", "halfUp", "halfUp", "truncate");
        var decimals = Parameters.Number(request, "decimals", 1, 0, 9);
        var by = Split(request.Query["by"]).Select(Grouping).ToList();
        var where = Split(request.Query["where"]).Select(Filter).ToList();

        var clock = await published.ClockAsync(cancellationToken);
        var standings = await StandingsView.ReadAsync(datasets, published, clock, year, cancellationToken);
        var question = $"completeness {year} {csv} {rounding} {decimals} by={request.Query["by"]} where={request.Query["where"]}";
        return cache.Answer(request, question, $"{standings.Version} {standings.VerifiedAt:O}", () =>
        {
            var mode = rounding == "truncate" ? Rounding.Truncate : Rounding.HalfUp;
            var groups = Completeness.CountBy(standings.Of().Where(s => where.TrueForAll(filter => filter.Values.Contains(filter.Of(s)))), s => string.Join('\n', by.Select(g => g.Of(s))));
            var total = groups.Values.Aggregate(default(CompletenessCounts), (sum, counts) => sum + counts);
            if (csv)
                return (CsvText.Write(Table(by, groups, total, decimals, mode)), CsvText.ContentType, $"completeness-{year}.csv");
            return AnswerCache.Json(new
            {
                year,
                by = by.Select(g => g.Name),
                rounding,
                decimals,
                total = Counts(total, decimals, mode),
                rows = by.Count == 0 ? [] : groups.Select(group => Line(by, group.Key, Counts(group.Value, decimals, mode))),
                labels = by.Select((g, i) => (g, i)).ToDictionary(
                    g => g.g.Name,
                    g => groups.Keys.Select(key => key.Split('\n')[g.i]).Distinct().ToDictionary(code => code, code => g.g.Values.FirstOrDefault(v => v.Code == code) is { } label ? new Words(label.Chinese, label.English) : new Words(code, code))),
                asOf = standings.ComputedAt,
                computedAt = standings.ComputedAt,
                version = standings.Version,
                verifiedAt = standings.VerifiedAt,
            });
        });
    }

    private static string[] Split(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (string Name, string Chinese, IReadOnlyList<Choice> Values, Func<Standing, string> Of) Grouping(string name) =>
        Array.Find(Groupings, g => g.Name == name) is { Name: not null } found ? found : throw ProblemException.Unknown("dimension", "分组列", name, Groupings.Select(g => g.Name));

    private static (Func<Standing, string> Of, string[] Values) Filter(string text)
    {
        var parts = text.Split(':', 2);
        if (parts.Length != 2)
            throw ProblemException.Invalid("bad-filter", $"筛选条件“{text}”应写作 列名:值，例如 level:CITY。", $"The filter '{text}' should be name:value, for example level:CITY.", [.. Groupings.Select(g => g.Name)]);
        var grouping = Grouping(parts[0]);
        var values = parts[1].Split('|', StringSplitOptions.TrimEntries);
        foreach (var value in values)
        {
            if (grouping.Values.All(v => v.Code != value))
                throw ProblemException.Unknown($"value of {grouping.Name}", $"{grouping.Chinese}取值", value, grouping.Values.Select(v => v.Code));
        }

        return (grouping.Of, values);
    }

    private static Dictionary<string, object?> Line(List<(string Name, string Chinese, IReadOnlyList<Choice> Values, Func<Standing, string> Of)> by, string key, Dictionary<string, object?> counts)
    {
        var values = key.Split('\n');
        var line = new Dictionary<string, object?>();
        for (var i = 0; i < by.Count; i++)
            line[by[i].Name] = values[i];
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

    private static IEnumerable<IReadOnlyList<string?>> Table(
        List<(string Name, string Chinese, IReadOnlyList<Choice> Values, Func<Standing, string> Of)> by, IReadOnlyDictionary<string, CompletenessCounts> groups, CompletenessCounts total, int decimals, Rounding rounding)
    {
        yield return [.. by.SelectMany(g => new[] { g.Name, g.Chinese }), "应报", "已报", "按时", "逾期", "未经初审", "未报", "未报1年", "未报2年", "未报3年以上", "免报", "在册", "填报率", "退回更正", "已受理"];
        foreach (var (key, counts) in by.Count == 0 ? new Dictionary<string, CompletenessCounts> { [""] = total } : groups)
        {
            var values = key.Split('\n');
            yield return
            [
                .. by.SelectMany((g, i) => new[] { values[i], g.Values.FirstOrDefault(v => v.Code == values[i])?.Chinese ?? "" }),
                .. Counts(counts, decimals, rounding).Where(c => c.Key != "rateExact").Select(c => Convert.ToString(c.Value, CultureInfo.InvariantCulture)),
            ];
        }
    }
}
