using System.Globalization;
using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// The aggregate cells of one head: sums of every measure, by the values of every dimension. A cell that sums to nothing
/// and counts nothing disappears, so cells depend on the records only and not on the way they came. Those of a province's activities are a hundred
/// megabytes as objects and a few as they are stored; cells that nobody is changing are kept as stored.
/// </summary>
/// <remarks>Looking at cells at rest changes nothing, so several may do it at once; moving them opens them.</remarks>
public sealed class Cells
{
    private const char KeySeparator = '\u001f';
    private byte[]? _packed;
    private SortedDictionary<string, long[]>? _open;

    public Cells()
        : this([])
    {
    }

    /// <param name="packed">As <see cref="Pack"/> gave it.</param>
    public Cells(byte[] packed) => _packed = packed;

    /// <summary>Every cell: its dimension values in the dataset's order, and its sums in the order of the dataset's measures.</summary>
    public IEnumerable<(string[] Values, long[] Sums)> All => (_open ?? Parse(_packed!)).Select(cell => (cell.Key.Split(KeySeparator), cell.Value));

    private SortedDictionary<string, long[]> Open => _open ??= Parse(_packed!);

    /// <summary>Adds a record's contribution, or takes it away.</summary>
    public void Move(Dataset dataset, Record record, RecordFacts facts, int sign)
    {
        if (!dataset.Counts(record))
            return;
        var (key, all) = (KeyOf(dataset, record, facts), Open);
        _packed = null;
        if (!all.TryGetValue(key, out var sums))
            all[key] = sums = new long[dataset.Measures.Count + 1];
        sums[0] += sign;
        for (var i = 0; i < dataset.Measures.Count; i++)
            sums[i + 1] += sign * (dataset.Measures[i].Amount(record) ?? 0);
        if (Array.TrueForAll(sums, sum => sum == 0))
            all.Remove(key);
    }

    /// <summary>One line a cell: dimension values, a tab, the number of records and the sums. Readable when unpacked.</summary>
    public string Write()
    {
        if (_open is null)
            return PackedText.Unpack(_packed!);
        var text = new StringBuilder();
        foreach (var (key, sums) in _open)
        {
            text.Append(key).Append('\t');
            for (var i = 0; i < sums.Length; i++)
                text.Append(i == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{sums[i]}");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>As it is stored: <see cref="Write"/>, deflated.</summary>
    public byte[] Pack() => _packed ??= PackedText.Pack(Write());

    /// <summary>Closes them until they are moved again.</summary>
    public void Rest()
    {
        Pack();
        _open = null;
    }

    private static SortedDictionary<string, long[]> Parse(byte[] packed)
    {
        var cells = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var line in PackedText.Unpack(packed).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            cells[line[..tab]] = Array.ConvertAll(line[(tab + 1)..].Split(' '), sum => long.Parse(sum, CultureInfo.InvariantCulture));
        }

        return cells;
    }

    private static string KeyOf(Dataset dataset, Record record, RecordFacts facts) =>
        string.Join(KeySeparator, dataset.Dimensions.Select(dimension => Clean(dimension.Of(record, facts))));

    // A value may not carry the separators of the cell's line.
    private static string Clean(string value) => value.AsSpan().IndexOfAny('\t', '\n', KeySeparator) < 0
        ? value
        : value.Replace('\t', ' ').Replace('\n', ' ').Replace(KeySeparator, ' ');
}
