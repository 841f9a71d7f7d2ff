using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;

namespace Nianbao.Pipeline.Queries;

/// <summary>A property that totals can be grouped and filtered by: the partition's (city, division, level) or the record's.</summary>
/// <param name="Cell">The index among the dataset's dimensions, or -1 for one of the partition's.</param>
public sealed record GroupingDimension(string Name, string Chinese, string English, int Cell, IReadOnlyList<Choice> Values, bool IsSet, Func<string, string>? OfDivision);

/// <summary>A question to the aggregates of one dataset: period, grouping, filters, measures.</summary>
public sealed record AggregateQuery(Dataset Dataset, Period Period, IReadOnlyList<GroupingDimension> By, IReadOnlyList<(GroupingDimension Dimension, IReadOnlyList<string> Values)> Where, IReadOnlyList<(Measure Measure, int Index)> Measures)
{
    private static readonly GroupingDimension[] OfPartition =
    [
        new("city", "地市", "City", -1, [.. Divisions.Cities.Select(city => new Choice(city.Code, city.Chinese, city.English))], false, Divisions.CityOf),
        // A code retired since registration counts to the division it became.
        new("division", "登记管理机关", "Division", -1, [.. Divisions.All.Select(d => new Choice(d.Code, d.Chinese, d.English))], false, code => Divisions.Find(code)?.Code ?? code),
        new("level", "登记级别", "Level", -1, RegLevels.All, false, Divisions.LevelOf),
    ];

    /// <summary>All dimensions of a dataset, the partition's first.</summary>
    public static IReadOnlyList<GroupingDimension> DimensionsOf(Dataset dataset) =>
        [.. OfPartition, .. dataset.Dimensions.Select((dimension, index) => new GroupingDimension(dimension.Name, dimension.Chinese, dimension.English, index, dimension.Values, dimension.IsSet, null))];

    /// <summary>Reads the query's texts.</summary>
    /// <param name="by">Dimension names separated by commas; empty for the total alone.</param>
    /// <param name="where">name:value or name:value|value, several separated by commas.</param>
    /// <param name="measures">Measure names separated by commas; all when empty.</param>
    /// <exception cref="ProblemException">An unknown name, with the valid ones.</exception>
    public static AggregateQuery Parse(Dataset dataset, Period period, string? by, string? where, string? measures)
    {
        var dimensions = DimensionsOf(dataset);
        GroupingDimension Dimension(string name) =>
            dimensions.FirstOrDefault(d => d.Name == name) ?? throw ProblemException.Unknown("dimension", "分组列", name, dimensions.Select(d => d.Name));
        (Measure, int) MeasureOf(string name)
        {
            for (var i = 0; i < dataset.Measures.Count; i++)
            {
                if (dataset.Measures[i].Name == name)
                    return (dataset.Measures[i], i);
            }

            throw ProblemException.Unknown("measure", "指标", name, dataset.Measures.Select(m => m.Name));
        }

        (GroupingDimension Dimension, IReadOnlyList<string> Values)[] filters = [.. Parameters.Split(where).Select(Filter)];
        if (filters.GroupBy(f => f.Dimension.Name).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw ProblemException.Invalid(
                "bad-filter",
                $"“{twice.Key}”筛选了两次。要取其中任意一个值，请写作 {twice.Key}:{string.Join('|', twice.SelectMany(f => f.Values))}。",
                $"'{twice.Key}' is filtered twice. For any of several values write {twice.Key}:{string.Join('|', twice.SelectMany(f => f.Values))}.");
        }

        return new(
            dataset,
            period,
            [.. Parameters.Split(by).Select(Dimension).DistinctBy(d => d.Name)],
            filters,
            Parameters.Split(measures) is { Length: > 0 } named ? [.. named.Select(MeasureOf)] : [.. dataset.Measures.Select((measure, index) => (measure, index))]);

        (GroupingDimension, IReadOnlyList<string>) Filter(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw ProblemException.Invalid(
                    "bad-filter",
                    $"筛选条件“{text}”应写作 列名:值，例如 level:CITY。",
                    $"The filter '{text}' should be name:value, for example level:CITY.",
                    [.. dimensions.Select(d => d.Name)]);
            }

            var dimension = Dimension(text[..colon]);
            var values = text[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries);
            foreach (var value in values)
            {
                if (dimension.Values.Count > 0 && value.Length > 0 && dimension.Values.All(choice => choice.Code != value))
                    throw ProblemException.Unknown($"value of {dimension.Name}", $"{dimension.Chinese}取值", value, dimension.Values.Select(choice => choice.Code));
            }

            return (dimension, values);
        }
    }

    /// <summary>The same question about a part only: of what it asks for, that which lies in the part.</summary>
    public AggregateQuery Within(string dimension, IReadOnlyList<string> values)
    {
        var asked = Where.FirstOrDefault(filter => filter.Dimension.Name == dimension).Values ?? values;
        return this with { Where = [.. Where.Where(filter => filter.Dimension.Name != dimension), (DimensionsOf(Dataset).First(d => d.Name == dimension), [.. asked.Intersect(values)])] };
    }
}
