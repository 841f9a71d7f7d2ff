using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Indicators;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>How a question groups organisations and which ones it asks for: <c>by</c> and <c>where</c>.</summary>
/// <param name="Where">The groupings asked for, each with the values of which any will do.</param>
internal sealed record OwnerGroupings(IReadOnlyList<OwnerGrouping> By, IReadOnlyList<(OwnerGrouping Grouping, IReadOnlyList<string> Values)> Where)
{
    private const char Separator = '\n';

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ProblemException">An unknown name or value, with the valid ones.</exception>
    public static OwnerGroupings Parse(HttpRequest request) => new([.. Parameters.Names(request, "by").Distinct().Select(Named)], [.. Parameters.Names(request, "where").Select(Filter)]);

    /// <summary>Whether organisations of that registrar and legal type are asked for.</summary>
    public bool Asks(string division, string legalType) => Where.All(filter => filter.Values.Contains(filter.Grouping.Of(division, legalType)));

    /// <summary>The group of organisations of that registrar and legal type, as one text.</summary>
    public string KeyOf(string division, string legalType) => string.Join(Separator, By.Select(grouping => grouping.Of(division, legalType)));

    /// <summary>The values of a group, in the order of <see cref="By"/>.</summary>
    public IEnumerable<(OwnerGrouping Grouping, string Value)> ValuesOf(string key) => By.Zip(key.Split(Separator));

    /// <summary>The labels of the groups' values, by grouping and code.</summary>
    public Dictionary<string, Dictionary<string, Words>> LabelsOf(IEnumerable<string> keys)
    {
        var values = keys.SelectMany(ValuesOf).Distinct().ToLookup(value => value.Grouping.Name, value => value);
        return By.ToDictionary(grouping => grouping.Name, grouping => values[grouping.Name].ToDictionary(value => value.Value, value => LabelOf(grouping, value.Value)));
    }

    private static Words LabelOf(OwnerGrouping grouping, string code) => grouping.Values.FirstOrDefault(choice => choice.Code == code) is { } label
        ? new(label.Chinese, label.English)
        : code.Length == 0 ? new("未填报", "Not reported") : new(code, code);

    private static OwnerGrouping Named(string name) =>
        OwnerGrouping.All.FirstOrDefault(grouping => grouping.Name == name) ?? throw ProblemException.Unknown("dimension", "分组列", name, OwnerGrouping.All.Select(grouping => grouping.Name));

    private static (OwnerGrouping Grouping, IReadOnlyList<string> Values) Filter(string text)
    {
        var parts = text.Split(':', 2);
        if (parts.Length != 2)
            throw ProblemException.Invalid("bad-filter", $"筛选条件“{text}”应写作 列名:值，例如 level:CITY。", $"The filter '{text}' should be name:value, for example level:CITY.", [.. OwnerGrouping.All.Select(grouping => grouping.Name)]);
        var grouping = Named(parts[0]);
        var values = parts[1].Split('|', StringSplitOptions.TrimEntries);
        foreach (var value in values)
        {
            if (grouping.Values.All(choice => choice.Code != value))
                throw ProblemException.Unknown($"value of {grouping.Name}", $"{grouping.Chinese}取值", value, grouping.Values.Select(choice => choice.Code));
        }

        return (grouping, values);
    }
}
