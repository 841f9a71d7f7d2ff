using System.Globalization;
using System.Text;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// The aggregate cells of one head: sums of every measure, by the values of every dimension. A cell that sums to nothing
/// and counts nothing disappears, so cells depend on the records only and not on the way they came.
/// </summary>
public sealed class Cells
{
    private const char KeySeparator = '\u001f';
    private readonly SortedDictionary<string, long[]> _sums = new(StringComparer.Ordinal);

    public int Count => _sums.Count;

    /// <summary>Every cell: its dimension values in the dataset's order, and its sums in the order of the dataset's measures.</summary>
    public IEnumerable<(string[] Values, long[] Sums)> All => _sums.Select(cell => (cell.Key.Split(KeySeparator), cell.Value));

    /// <summary>Adds a record's contribution, or takes it away.</summary>
    public void Move(Dataset dataset, Record record, RecordFacts facts, int sign)
    {
        if (!dataset.Counts(record))
            return;
        var key = KeyOf(dataset, record, facts);
        if (!_sums.TryGetValue(key, out var sums))
            _sums[key] = sums = new long[dataset.Measures.Count + 1];
        sums[0] += sign;
        for (var i = 0; i < dataset.Measures.Count; i++)
            sums[i + 1] += sign * (dataset.Measures[i].Amount(record) ?? 0);
        if (Array.TrueForAll(sums, sum => sum == 0))
            _sums.Remove(key);
    }

    /// <summary>One line a cell: dimension values, a tab, the number of records and the sums. Readable when unpacked.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var (key, sums) in _sums)
        {
            text.Append(key).Append('\t');
            for (var i = 0; i < sums.Length; i++)
                text.Append(i == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{sums[i]}");
            text.Append('\n');
        }

        return text.ToString();
    }

    public static Cells Parse(string text)
    {
        var cells = new Cells();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            cells._sums[line[..tab]] = Array.ConvertAll(line[(tab + 1)..].Split(' '), sum => long.Parse(sum, CultureInfo.InvariantCulture));
        }

        return cells;
    }

    public Cells Copy()
    {
        var copy = new Cells();
        foreach (var (key, sums) in _sums)
            copy._sums[key] = (long[])sums.Clone();
        return copy;
    }

    private static string KeyOf(Dataset dataset, Record record, RecordFacts facts) =>
        string.Join(KeySeparator, dataset.Dimensions.Select(dimension => Clean(dimension.Of(record, facts))));

    // A value may not carry the separators of the cell's line.
    private static string Clean(string value) => value.AsSpan().IndexOfAny('\t', '\n', KeySeparator) < 0
        ? value
        : value.Replace('\t', ' ').Replace('\n', ' ').Replace(KeySeparator, ' ');
}
