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
    private readonly CellTexts _texts;
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
        _texts = new Texts(_csv);
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
        while (count > 0 && _texts.Text(count - 1).Length == 0)
            count--;
        row.Take(_texts, number, count);
        return true;
    }

    public override void Dispose() => _csv.Dispose();

    /// <summary>Refuses a row whose cells with content are too many or too long.</summary>
    private void Judge(int number, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = _texts.Text(i);
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

    private sealed class Texts(CsvDataReader csv) : CellTexts(new())
    {
        public override ReadOnlySpan<char> Text(int column)
        {
            var text = csv.GetFieldSpan(column);
            return text.Length > 0 && (text[0] <= ' ' || text[0] >= '\u0080') && text.IsWhiteSpace() ? default : text;
        }
    }
}
