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
    private readonly SortedDictionary<int, (HeaderCell Header, List<int> Rows, int Count)> _passedOver = [];
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

    /// <summary>What the file was read as; its lists and sections.</summary>
    public FileContent? Content { get; init; }

    /// <summary>The tables of items that belong to the rows.</summary>
    public IReadOnlyList<ItemTable> Tables { get; init; } = [];

    /// <summary>The file is one record on a form: labels beside values, a row for the whole file.</summary>
    public bool IsForm { get; init; }

    /// <summary>In JSON, where the elements lie: empty, or /rows.</summary>
    public string ElementsPointer { get; init; } = "";

    /// <summary>The sheets with items that belong to the rows (bulk workbooks).</summary>
    internal ChildSheets? Children { get; init; }

    /// <summary>Rows of lists that belong to no row of the table. Complete when the rows were read to their end.</summary>
    public IEnumerable<LooseItem> LooseItems() => Children?.Loose() ?? [];

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
            foreach (var (header, rows, count) in _passedOver.Values)
                notes.Add(new($"列“{Refusal.Shown(header.Text)}”与列表“{header.List!.Chinese}”同名，但内容不是列表，{count} 行未读取：第 {Listed(rows, count)} 行。", $"The column '{Refusal.Shown(header.Text)}' bears the name of the list {header.List.Name} but holds no list; it was not read in {count} rows: {Listed(rows, count)}."));
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
        _passedOver.Clear();
        Children?.Begin();
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
            Children?.Attach(row);
            yield return row;
        }
    }

    /// <summary>All rows with content as they stand in the file: titles, header and footers, too.</summary>
    internal IEnumerable<SourceRow> EveryRow()
    {
        using var reader = Guard(_open);
        var row = new SourceRow();
        while (Next(reader, row))
        {
            if (row.Count > 0)
                yield return row;
        }
    }

    /// <summary>Counts a cell under a list's name that holds some word and no list.</summary>
    internal void PassOver(HeaderCell header, int row)
    {
        var (_, rows, count) = _passedOver.TryGetValue(header.FileColumn, out var before) ? before : (header, [], 0);
        Count(rows, ref count, row);
        _passedOver[header.FileColumn] = (header, rows, count);
    }

    public void Dispose()
    {
        Children?.Dispose();
        _owned?.Dispose();
    }

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
