using Nianbao.Domain.Values;
using Sylvan.Data.Csv;

namespace Nianbao.Pipeline.Reading;

/// <summary>The records of a CSV, each with the physical line it starts on.</summary>
internal sealed class CsvRows : RawRows
{
    /// <summary>Characters read at once; records longer than this make the buffer grow up to the limit.</summary>
    private const int BufferCharacters = 1 << 16;

    private readonly CsvDataReader _csv;
    private readonly ReadingLimits _limits;
    private readonly RecentTexts _texts = new();
    private int _line = 1;

    public CsvRows(TextReader reader, char delimiter, ReadingLimits limits)
    {
        _limits = limits;
        _csv = CsvDataReader.Create(reader, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            Comment = '\0', // "#" begins a header such as #序号, never a comment; NUL cannot occur (TextEncoding).
            ResultSetMode = ResultSetMode.SingleResult,
            BufferSize = BufferCharacters,
            MaxBufferSize = limits.RecordCharacters * 2,
            OwnsReader = true,
        });
    }

    public override bool Read(SourceRow row)
    {
        if (!_csv.Read())
            return false;
        var number = _line;
        var record = _csv.GetRawRecordSpan();
        _line += LineBreaks(record);
        var count = _csv.RowFieldCount;
        if (count > _limits.Columns || record.Length > _limits.CellCharacters)
            Judge(number, count);
        while (count > 0 && IsBlank(_csv.GetFieldSpan(count - 1)))
            count--;
        row.Lie(this, number, count);
        return true;
    }

    /// <summary>A cell of the row read last.</summary>
    public RawCell Cell(int column)
    {
        var text = Text(column);
        return text.Length == 0 ? RawCell.Empty : new(_texts.Get(text), CellKind.Text);
    }

    /// <summary>The text of a cell of the row read last; blanks are no text.</summary>
    public ReadOnlySpan<char> Text(int column)
    {
        var text = _csv.GetFieldSpan(column);
        return IsBlank(text) ? default : text;
    }

    public override void Dispose() => _csv.Dispose();

    private static bool IsBlank(ReadOnlySpan<char> text) => text.Length == 0 || (text[0] <= ' ' || text[0] >= '\u0080') && text.IsWhiteSpace();

    /// <summary>Refuses a row whose cells with content are too many or too long.</summary>
    private void Judge(int number, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = Text(i);
            if (text.Length > 0 && i >= _limits.Columns)
                throw Refusal.TooManyColumns(_limits.Columns, number);
            if (text.Length > _limits.CellCharacters)
                throw Refusal.CellTooLong(_limits.CellCharacters, number, i + 1);
        }
    }

    /// <summary>Line breaks in a record with its end: \n, \r and \r\n count one each, inside quotation marks too.</summary>
    private static int LineBreaks(ReadOnlySpan<char> record)
    {
        var count = 0;
        while (record.IndexOfAny('\n', '\r') is var at and >= 0)
        {
            count++;
            record = record[(record[at] == '\r' && at + 1 < record.Length && record[at + 1] == '\n' ? at + 2 : at + 1)..];
        }

        return count;
    }
}
