using System.Buffers;

namespace Nianbao.Local.Sample.Sheets;

/// <summary>Writes one CSV file row by row (RFC 4180, line ends CRLF on every machine), and knows the number of each row in the file.</summary>
public sealed class CsvSheet<TRecord> : IDisposable
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    private readonly IReadOnlyList<SheetColumn<TRecord>> _columns;
    private readonly SheetStyle _style;
    private readonly StreamWriter _writer;

    public CsvSheet(string path, IReadOnlyList<SheetColumn<TRecord>> columns, SheetStyle style)
    {
        Path = path;
        _columns = columns;
        _style = style;
        _writer = new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16), style.Encoding, 1 << 16);
        foreach (var title in style.Titles)
            Line([title]);
        Line(columns.Select(c => style.IsHandmade && c.IsMoney ? $"{c.Header}(元)" : c.Header));
    }

    public string Path { get; }

    public SheetStyle Style => _style;

    /// <summary>Rows of data so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Writes a row and returns its number in the file, counting titles and header.</summary>
    public int Write(TRecord record)
    {
        Line(_columns.Select(c => c.Text(record, _style)));
        Rows++;
        return _style.Titles.Count + 1 + Rows;
    }

    public void Dispose() => _writer.Dispose();

    private void Line(IEnumerable<string?> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst)
                _writer.Write(',');
            isFirst = false;
            if (cell is null)
                continue;
            if (cell.AsSpan().ContainsAny(NeedQuotes))
                _writer.Write($"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            else
                _writer.Write(cell);
        }

        _writer.Write("\r\n");
    }
}
