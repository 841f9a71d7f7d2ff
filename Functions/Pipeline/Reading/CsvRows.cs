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
        row.Clear(_line);
        _line += LineBreaks(_csv.GetRawRecordSpan());
        var fields = _csv.RowFieldCount;
        for (var i = 0; i < fields; i++)
        {
            var text = _csv.GetFieldSpan(i);
            if (text.Length == 0 || text.IsWhiteSpace())
                continue;
            if (i >= _limits.Columns)
                throw Refusal.TooManyColumns(_limits.Columns, row.Number);
            if (text.Length > _limits.CellCharacters)
                throw Refusal.CellTooLong(_limits.CellCharacters, row.Number, i + 1);
            row.Set(i, new(_texts.Get(text), CellKind.Text));
        }

        return true;
    }

    public override void Dispose() => _csv.Dispose();

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
