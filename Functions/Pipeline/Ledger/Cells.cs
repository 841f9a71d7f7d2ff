using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// The aggregate cells of one head: sums of every measure, by the values of every dimension. A cell that sums to nothing
/// and counts nothing disappears, so cells depend on the records only and not on the way they came. A line holds the dimension values, a tab, the number
/// of records and the sums.
/// </summary>
public sealed class Cells : PackedLines<long[]>
{
    private const char KeySeparator = '\u001f';

    public Cells()
        : base([])
    {
    }

    /// <param name="packed">As <see cref="PackedLines{TValue}.Pack"/> gave it.</param>
    public Cells(byte[] packed)
        : base(packed)
    {
    }

    /// <summary>Every cell: its dimension values in the dataset's order, and its sums in the order of the dataset's measures.</summary>
    public IEnumerable<(string[] Values, long[] Sums)> All => InOrder.Select(cell => (cell.Key.Split(KeySeparator), cell.Value));

    /// <summary>Adds a record's contribution, or takes it away.</summary>
    public void Move(Dataset dataset, Record record, RecordFacts facts, int sign)
    {
        if (!dataset.Counts(record))
            return;
        var measures = dataset.Measures;
        var key = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        WriteKey(ref key, dataset, record, facts);
        var cells = Open.GetAlternateLookup<ReadOnlySpan<char>>();
        var known = cells.TryGetValue(key.Text, out var sums);
        if (!known)
            cells[key.Text] = sums = new long[measures.Count + 1];
        sums![0] += sign;
        for (var i = 0; i < measures.Count; i++)
            sums[i + 1] += sign * (measures[i].Amount(record) ?? 0);
        var gone = !sums.AsSpan().ContainsAnyExcept(0);
        if (gone)
            cells.Remove(key.Text);
        Changed(keys: gone == known);
        key.Clear();
    }

    protected override void Append(StringBuilder text, long[] value)
    {
        for (var i = 0; i < value.Length; i++)
            text.Append(i == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{value[i]}");
    }

    protected override long[] Parse(string text) => Array.ConvertAll(text.Split(' '), sum => long.Parse(sum, CultureInfo.InvariantCulture));

    private static void WriteKey(ref DefaultInterpolatedStringHandler key, Dataset dataset, Record record, RecordFacts facts)
    {
        for (var i = 0; i < dataset.Dimensions.Count; i++)
        {
            if (i > 0)
                key.AppendLiteral("\u001f");
            key.AppendLiteral(Clean(dataset.Dimensions[i].Of(record, facts)));
        }
    }

    // A value may not carry the separators of the cell's line.
    private static string Clean(string value) => value.AsSpan().IndexOfAny('\t', '\n', KeySeparator) < 0
        ? value
        : value.Replace('\t', ' ').Replace('\n', ' ').Replace(KeySeparator, ' ');
}
