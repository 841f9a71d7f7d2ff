using System.Xml;
using Nianbao.Domain.Datasets;
using Sylvan.Data.Csv;

namespace Nianbao.Pipeline.Reading;

/// <summary>The table in a file: its header, and its rows as they stream by. Dispose it before the stream.</summary>
public sealed class SourceTable : IDisposable
{
    /// <summary>Row numbers named in one note; the total is always said.</summary>
    private const int RowsNamed = 20;

    private readonly ReadingLimits _limits;
    private readonly List<Note> _notes;
    private readonly Func<RawRows> _open;
    private readonly IDisposable? _owned;
    private readonly List<int> _footers = [];
    private readonly List<int> _wide = [];
    private readonly int _keyColumn;
    private readonly int _width;
    private int _footerCount;
    private int _wideCount;

    internal SourceTable(string format, string? encoding, char? delimiter, string? sheet, HeaderSearch header, ColumnNames names, ReadingLimits limits, List<Note> notes, Func<RawRows> open, IDisposable? owned = null)
        : this(format, encoding, delimiter, sheet, header.Row, header.Cells!, names.Key, limits, notes, open, owned)
    {
    }

    internal SourceTable(string format, string? encoding, char? delimiter, string? sheet, int? headerRow, IReadOnlyList<HeaderCell> headers, Column? key, ReadingLimits limits, List<Note> notes, Func<RawRows> open, IDisposable? owned = null)
    {
        Format = format;
        Encoding = encoding;
        Delimiter = delimiter;
        Sheet = sheet;
        HeaderRow = headerRow;
        Headers = headers;
        _limits = limits;
        _notes = notes;
        _open = open;
        _owned = owned;
        _keyColumn = headers.FirstOrDefault(h => h.Column is not null && h.Column == key)?.FileColumn ?? -1;
        if (HeaderDemand.Ignored(headers, lettered: headerRow is not null) is { } ignored)
            notes.Add(ignored);
        _width = headers.Count == 0 ? 0 : headers.Max(h => h.FileColumn) + 1;
    }

    /// <summary>csv, xlsx or json: what the bytes are, whatever the name says.</summary>
    public string Format { get; }

    /// <summary>The text encoding decided on (csv and json).</summary>
    public string? Encoding { get; }

    /// <summary>The delimiter found (csv).</summary>
    public char? Delimiter { get; }

    /// <summary>The sheet read (xlsx).</summary>
    public string? Sheet { get; }

    /// <summary>The header's row in the file's own counting; null for json.</summary>
    public int? HeaderRow { get; }

    /// <summary>The header's cells in the order of the file, known and unknown.</summary>
    public IReadOnlyList<HeaderCell> Headers { get; }

    /// <summary>What the uploader should know that is no fault. Grows while rows are read.</summary>
    public IReadOnlyList<Note> Notes
    {
        get
        {
            var notes = new List<Note>(_notes);
            if (_footerCount > 0)
                notes.Add(new($"跳过 {_footerCount} 行表尾(合计、制表、说明等):第 {Listed(_footers, _footerCount)} 行。", $"{_footerCount} footer rows (totals, signatures, remarks) were skipped: {Listed(_footers, _footerCount)}."));
            if (_wideCount > 0)
                notes.Add(new($"{_wideCount} 行在表头右侧还有内容,已忽略:第 {Listed(_wide, _wideCount)} 行。", $"{_wideCount} rows have content to the right of the header, which was ignored: {Listed(_wide, _wideCount)}."));
            return notes;
        }
    }

    /// <summary>
    /// The rows below the header, without blank ones and footers. One <see cref="SourceRow"/> is filled again and again. Each
    /// enumeration reads the file anew; one at a time.
    /// </summary>
    /// <exception cref="UnreadableFileException">The file turns out to be damaged further down (workbooks).</exception>
    public IEnumerable<SourceRow> Rows()
    {
        _footers.Clear();
        _wide.Clear();
        _footerCount = _wideCount = 0;
        using var reader = Guard(_open);
        var row = new SourceRow();
        var rows = 0;
        while (Next(reader, row))
        {
            if (row.Count == 0 || (HeaderRow is { } header && row.Number <= header))
                continue;
            if (HeaderRow is not null)
            {
                if (Footer.Is(row, _keyColumn))
                {
                    Count(_footers, ref _footerCount, row.Number);
                    continue;
                }

                if (row.Count > _width)
                    Count(_wide, ref _wideCount, row.Number);
            }

            if (++rows > _limits.Rows)
                throw Refusal.TooManyRows(_limits.Rows);
            yield return row;
        }
    }

    public void Dispose() => _owned?.Dispose();

    /// <summary>Runs a step of reading; what the libraries throw about a damaged file becomes a refusal.</summary>
    internal static T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Refusal.Damaged(e);
        }
    }

    private static bool Next(RawRows reader, SourceRow row)
    {
        try
        {
            return reader.Read(row);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Refusal.Damaged(e, row: row.Number > 0 ? row.Number : null);
        }
    }

    /// <summary>What ZipArchive, DeflateStream, XmlReader and the CSV reader throw about content. Faults of the stream itself (IOException) are not among them.</summary>
    private static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or XmlException or CsvFormatException;

    private static void Count(List<int> rows, ref int count, int row)
    {
        count++;
        if (rows.Count < RowsNamed)
            rows.Add(row);
    }

    private static string Listed(List<int> rows, int count) => string.Join(", ", rows) + (count > rows.Count ? "…" : "");
}
