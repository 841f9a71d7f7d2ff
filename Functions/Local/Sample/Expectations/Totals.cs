using System.Globalization;
using System.Text.Json;

namespace Nianbao.Local.Sample.Expectations;

/// <summary>What is added up, and how many decimals it has.</summary>
internal sealed record TotalColumn(string Name, bool IsMoney = false);

/// <summary>
/// Sums of records by group. Plain additions, on purpose: nothing here is shared with the pipeline whose totals it checks.
/// </summary>
internal sealed class Totals(IReadOnlyList<TotalColumn> columns)
{
    private readonly long[] _sums = new long[columns.Count];
    private readonly SortedDictionary<string, SortedDictionary<string, long[]>> _groups = new(StringComparer.Ordinal);

    /// <summary>Adds a record once to the whole.</summary>
    public void Add(ReadOnlySpan<long> amounts) => AddTo(_sums, amounts);

    /// <summary>Adds a record to a group, for example <c>byCity</c>, 440100.</summary>
    public void Add(string grouping, string group, ReadOnlySpan<long> amounts)
    {
        if (!_groups.TryGetValue(grouping, out var groups))
            _groups[grouping] = groups = new(StringComparer.Ordinal);
        if (!groups.TryGetValue(group, out var sums))
            groups[group] = sums = new long[columns.Count];
        AddTo(sums, amounts);
    }

    /// <summary>Writes the whole as <c>total</c>, then each grouping, into the object that is open.</summary>
    public void Write(Utf8JsonWriter json, Action<Utf8JsonWriter, long[]>? more = null)
    {
        Write("total", _sums);
        foreach (var (grouping, groups) in _groups)
        {
            json.WriteStartObject(grouping);
            foreach (var (group, sums) in groups)
                Write(group, sums);
            json.WriteEndObject();
        }

        void Write(string name, long[] sums)
        {
            json.WriteStartObject(name);
            for (var i = 0; i < sums.Length; i++)
            {
                json.WritePropertyName(columns[i].Name);
                if (columns[i].IsMoney)
                    json.WriteRawValue(Yuan(sums[i]));
                else
                    json.WriteNumberValue(sums[i]);
            }

            more?.Invoke(json, sums);
            json.WriteEndObject();
        }
    }

    private static string Yuan(long fen) => string.Create(CultureInfo.InvariantCulture, $"{(fen < 0 ? "-" : "")}{Math.Abs(fen) / 100}.{Math.Abs(fen) % 100:D2}");

    private static void AddTo(long[] sums, ReadOnlySpan<long> amounts)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = checked(sums[i] + amounts[i]);
    }
}
