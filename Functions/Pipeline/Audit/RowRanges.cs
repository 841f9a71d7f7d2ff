using System.Collections;
using System.Globalization;
using System.Text;

namespace Nianbao.Pipeline.Audit;

/// <summary>Rows of a file, written 2-14,16: short where most rows are in it, and the same whatever the order they came in.</summary>
internal sealed class RowRanges
{
    private readonly BitArray _rows = new(1024);
    private readonly Lock _lock = new();

    /// <summary>Several workers may add at once.</summary>
    public void Add(int row)
    {
        lock (_lock)
        {
            if (row >= _rows.Length)
                _rows.Length = Math.Max(row + 1, _rows.Length * 2);
            _rows[row] = true;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _rows.Length; i++)
        {
            if (!_rows[i])
                continue;
            var first = i;
            while (i + 1 < _rows.Length && _rows[i + 1])
                i++;
            text.Append(text.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{first}");
            if (i > first)
                text.Append(CultureInfo.InvariantCulture, $"-{i}");
        }

        return text.ToString();
    }
}
