using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>One group of an answer: its dimension values and its sums, in the query's order.</summary>
public sealed record AggregateRow(string[] Values, long[] Sums);

/// <summary>The answer to an aggregate query: exact sums of published cells.</summary>
public sealed record AggregateAnswer(AggregateQuery Query, PublishedSeries Series, IReadOnlyList<AggregateRow> Rows, long[] Total)
{
    /// <summary>Adds up the cells that the query asks for.</summary>
    public static AggregateAnswer Of(AggregateQuery query, PublishedSeries series)
    {
        var groups = new Dictionary<string, AggregateRow>(StringComparer.Ordinal);
        var total = new long[query.Measures.Count];
        foreach (var cell in series.Cells)
        {
            if (query.Dataset.IsMonthly && !MonthInPeriod(cell.Head, query.Period))
                continue;
            if (!query.Where.All(filter => Matches(filter, cell.Division, cell.Values)))
                continue;
            Add(total, query, cell.Sums);
            foreach (var key in Keys(query.By, cell.Division, cell.Values))
            {
                var name = string.Join('\n', key);
                if (!groups.TryGetValue(name, out var row))
                    groups[name] = row = new(key, new long[total.Length]);
                Add(row.Sums, query, cell.Sums);
            }
        }

        return new(query, series, query.By.Count == 0 ? [] : [.. groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Value)], total);
    }

    /// <summary>The answer as a JSON document: rows with one property a dimension and a measure, and the labels of their codes.</summary>
    public Dictionary<string, object?> ToDocument()
    {
        var rows = Rows.Select(row =>
        {
            var line = new Dictionary<string, object?>();
            for (var i = 0; i < Query.By.Count; i++)
                line[Query.By[i].Name] = row.Values[i];
            Put(line, row.Sums);
            return line;
        });
        var total = new Dictionary<string, object?>();
        Put(total, Total);
        return new()
        {
            ["dataset"] = Query.Dataset.Name,
            ["period"] = Query.Period.ToString(),
            ["by"] = Query.By.Select(dimension => dimension.Name),
            ["where"] = Query.Where.ToDictionary(filter => filter.Dimension.Name, filter => filter.Values),
            ["measures"] = Query.Measures.Select(m => new { m.Measure.Name, m.Measure.Chinese, m.Measure.English, m.Measure.Unit }),
            ["total"] = total,
            ["rows"] = rows,
            ["labels"] = Query.By.Select((dimension, index) => (dimension, index)).Where(d => d.dimension.Values.Count > 0).ToDictionary(d => d.dimension.Name, d => Labels(d.dimension, d.index)),
            ["asOf"] = Series.ComputedAt,
            ["computedAt"] = Series.ComputedAt,
            ["version"] = Series.Version,
            ["verifiedAt"] = Series.VerifiedAt,
        };
    }

    /// <summary>The answer as a table: a header in Chinese, and one line a group.</summary>
    public IEnumerable<IReadOnlyList<string>> ToTable()
    {
        yield return [.. Query.By.SelectMany(dimension => dimension.Values.Count > 0 ? new[] { dimension.Name, dimension.Chinese } : [dimension.Name]), .. Query.Measures.Select(m => $"{m.Measure.Chinese}({m.Measure.Unit})")];
        foreach (var row in Query.By.Count == 0 ? [new AggregateRow([], Total)] : Rows)
        {
            yield return
            [
                .. Query.By.SelectMany((dimension, i) => dimension.Values.Count > 0 ? new[] { row.Values[i], dimension.Values.FirstOrDefault(c => c.Code == row.Values[i])?.Chinese ?? "" } : [row.Values[i]]),
                .. row.Sums.Select((sum, i) => Amount(Query.Measures[i].Measure, sum).ToString(CultureInfo.InvariantCulture)),
            ];
        }
    }

    /// <summary>A sum in its measure's unit: yuan with two decimals for fen, whole numbers for counts.</summary>
    public static decimal Amount(Measure measure, long sum) => measure.Decimals == 2 ? new decimal((int)(Math.Abs(sum) & 0xFFFFFFFF), (int)(Math.Abs(sum) >> 32), 0, sum < 0, 2) : sum;

    private static void Add(long[] to, AggregateQuery query, long[] sums)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = checked(to[i] + sums[query.Measures[i].Index + 1]);
    }

    private static bool MonthInPeriod(string head, Period period) =>
        int.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month >= period.FirstMonth && month < period.FirstMonth + period.Months;

    private static bool Matches((GroupingDimension Dimension, IReadOnlyList<string> Values) filter, string division, string[] values) =>
        filter.Dimension.Cell < 0
            ? filter.Values.Contains(filter.Dimension.OfDivision!(division))
            : filter.Dimension.IsSet
                ? values[filter.Dimension.Cell].Split('+').Any(filter.Values.Contains)
                : filter.Values.Contains(values[filter.Dimension.Cell]);

    /// <summary>The groups a cell belongs to: one, or one for each member of a set.</summary>
    private static IEnumerable<string[]> Keys(IReadOnlyList<GroupingDimension> by, string division, string[] values)
    {
        IEnumerable<string[]> keys = [new string[by.Count]];
        for (var i = 0; i < by.Count; i++)
        {
            var (at, dimension) = (i, by[i]);
            var members = dimension.Cell < 0 ? [dimension.OfDivision!(division)] : dimension.IsSet ? values[dimension.Cell].Split('+') : [values[dimension.Cell]];
            keys = keys.SelectMany(key => members.Select(member =>
            {
                var next = (string[])key.Clone();
                next[at] = member;
                return next;
            }));
        }

        return keys;
    }

    private Dictionary<string, Words> Labels(GroupingDimension dimension, int index) =>
        Rows.Select(row => row.Values[index]).Distinct().ToDictionary(
            code => code,
            code => dimension.Values.FirstOrDefault(choice => choice.Code == code) is { } choice
                ? new Words(choice.Chinese, choice.English)
                : code.Length == 0 ? new Words("未填报", "Not reported") : new Words(code, code));

    private void Put(Dictionary<string, object?> line, long[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
            line[Query.Measures[i].Measure.Name] = Amount(Query.Measures[i].Measure, sums[i]);
    }
}
