using System.Buffers;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Walks a CSV once, before any row is given out: quotation marks without a partner, text behind a closing mark, cells, lines and
/// tables beyond the limits. So a lone mark is refused with its line and never swallows the rows after it.
/// </summary>
internal sealed class CsvStructure
{
    private const int BufferCharacters = 1 << 15;

    /// <summary>Below so many columns, delimiters inside a quoted text are too likely to be punctuation.</summary>
    private const int LeastColumnsToSuspect = 4;

    private readonly TextReader _reader;
    private readonly char _delimiter;
    private readonly int _columns;
    private readonly ReadingLimits _limits;
    private readonly int _plainCharacters;
    private readonly SearchValues<char> _bareStops;
    private readonly SearchValues<char> _quotedStops;
    private readonly char[] _buffer = new char[BufferCharacters];
    private int _position;
    private int _length;

    private int _line = 1;
    private int _rows;
    private int _recordLine = 1;
    private long _recordLength;
    private long _cellLength;
    private int _field;
    private bool _fieldHasContent;

    private CsvStructure(TextReader reader, char delimiter, int columns, ReadingLimits limits)
    {
        _reader = reader;
        _delimiter = delimiter;
        _columns = columns;
        _limits = limits;
        _plainCharacters = Math.Min(limits.CellCharacters, limits.RecordCharacters);
        _bareStops = SearchValues.Create([delimiter, '\n', '\r']);
        _quotedStops = SearchValues.Create(['"', '\n', '\r', delimiter]);
    }

    /// <summary>Refuses a CSV that could not be read to its end without guessing.</summary>
    /// <param name="columns">The header's columns, or 0 when it is not known.</param>
    public static void Check(TextReader reader, char delimiter, int columns, ReadingLimits limits) =>
        new CsvStructure(reader, delimiter, columns, limits).Walk();

    private void Walk()
    {
        while (Peek() >= 0)
        {
            if (_recordLength == 0 && PassPlainText())
                continue;
            if (Peek() == '"')
            {
                Quoted();
                _fieldHasContent = true;
            }
            else
            {
                Bare();
            }

            EndField();
        }

        EndRecord(_recordLength > 0);
    }

    /// <summary>
    /// Passes over a line, or what stands in it before the first field in quotation marks, where there can be no fault and which only has to
    /// be counted: it is too short to have a cell too long or a cell too many. Most text is of this kind, and looking at each of its
    /// fields is what would take the time.
    /// </summary>
    private bool PassPlainText()
    {
        var text = _buffer.AsSpan(_position, _length - _position);
        var end = text.IndexOfAny('\n', '\r', '"');
        if (end < 0 || end > _plainCharacters || (end >= _limits.Columns && text[..end].Count(_delimiter) >= _limits.Columns))
            return false;
        if (text[end] == '"')
        {
            if (end == 0 || text[end - 1] != _delimiter)
                return false;
            _field = text[..end].Count(_delimiter);
            _position += end;
            _recordLength = end;
            _cellLength = 0;
            return true;
        }

        _position += end;
        _cellLength = 0;
        LineBreak();
        EndRecord(hasContent: end > 0);
        return true;
    }

    /// <summary>A field without quotation marks: to the next delimiter, line break or the end.</summary>
    private void Bare()
    {
        while (Fill())
        {
            var span = _buffer.AsSpan(_position, _length - _position);
            var stop = span.IndexOfAny(_bareStops);
            var taken = stop < 0 ? span.Length : stop;
            Take(taken);
            _fieldHasContent |= taken > 0;
            if (stop >= 0)
                return;
        }
    }

    /// <summary>A field that begins with a quotation mark: to the mark that closes it.</summary>
    private void Quoted()
    {
        var opened = _line;
        var delimiters = 0;
        var innerLines = 0;
        Take(1);
        while (true)
        {
            if (!Fill())
                throw Unclosed(opened);
            var span = _buffer.AsSpan(_position, _length - _position);
            var stop = innerLines == 0 ? span.IndexOfAny('"', '\n', '\r') : span.IndexOfAny(_quotedStops);
            if (stop < 0)
            {
                TakeQuoted(span.Length, opened);
                continue;
            }

            TakeQuoted(stop, opened);
            var c = _buffer[_position];
            if (c == _delimiter)
            {
                delimiters++;
                TakeQuoted(1, opened);
            }
            else if (c != '"')
            {
                // A whole line inside a quoted text that has as many delimiters as the header is a row swallowed by a lone mark.
                if (innerLines > 0 && _columns >= LeastColumnsToSuspect && delimiters >= _columns - 1)
                    throw Unclosed(opened);
                LineBreak();
                TakeQuoted(0, opened);
                innerLines++;
                delimiters = 0;
            }
            else
            {
                TakeQuoted(1, opened);
                if (Peek() != '"')
                    break;
                TakeQuoted(1, opened);
            }
        }

        var next = Peek();
        if (next >= 0 && next != _delimiter && next is not ('\n' or '\r'))
        {
            throw Refusal.Unreadable(
                $"第 {opened} 行第 {_field + 1} 列的引号不配对:后引号之后还有文字。",
                $"The quotation marks in line {opened}, column {_field + 1} do not match: there is text behind the closing one.",
                "请检查该行的英文引号(\"):内容中的引号要写成两个(\"\"),或直接另存为 xlsx 上传。",
                "Check the \" marks in that line: a mark within the text is written twice (\"\"). Or save the file as xlsx and upload that.",
                "成对的引号 / matching quotation marks",
                row: opened,
                column: _field + 1);
        }
    }

    private void EndField()
    {
        if (_fieldHasContent && _field >= _limits.Columns)
            throw Refusal.TooManyColumns(_limits.Columns, _recordLine);
        _field++;
        _cellLength = 0;
        _fieldHasContent = false;
        var next = Peek();
        if (next == _delimiter)
        {
            Take(1);
            _cellLength = 0;

            // A delimiter at the very end is followed by one more, empty field.
            return;
        }

        if (next >= 0)
        {
            var hasContent = _recordLength > 0;
            LineBreak();
            EndRecord(hasContent);
        }
    }

    private void EndRecord(bool hasContent)
    {
        if (hasContent && ++_rows > _limits.Rows + (long)_limits.HeaderSearchRows)
            throw Refusal.TooManyRows(_limits.Rows);
        _recordLine = _line;
        _recordLength = 0;
        _field = 0;
    }

    /// <summary>Takes \n, \r or \r\n as one line break.</summary>
    private void LineBreak()
    {
        var isReturn = _buffer[_position] == '\r';
        _position++;
        if (isReturn && Peek() == '\n')
            _position++;
        _line++;
        _recordLength++;
        _cellLength++;
    }

    private void Take(int characters)
    {
        _position += characters;
        _recordLength += characters;
        _cellLength += characters;
        if (_cellLength > _limits.CellCharacters + 2L)
        {
            throw _recordLength > _limits.RecordCharacters
                ? Refusal.RecordTooLong(_limits.RecordCharacters, _recordLine)
                : Refusal.CellTooLong(_limits.CellCharacters, _recordLine, Math.Min(_field, 1 << 20) + 1);
        }

        if (_recordLength > _limits.RecordCharacters)
            throw Refusal.RecordTooLong(_limits.RecordCharacters, _recordLine);
    }

    private void TakeQuoted(int characters, int opened)
    {
        _position += characters;
        _recordLength += characters;
        _cellLength += characters;
        if (_cellLength > _limits.CellCharacters + 2L || _recordLength > _limits.RecordCharacters)
            throw Unclosed(opened);
    }

    private UnreadableFileException Unclosed(int opened) => Refusal.Unreadable(
        $"第 {opened} 行第 {_field + 1} 列有一个英文引号(\")没有配对,后面的行会被当成同一个单元格。",
        $"A quotation mark (\") opened in line {opened}, column {_field + 1} is not closed, so the lines after it would be read as one cell.",
        "请删除该引号,或在内容末尾补上后引号;也可以另存为 xlsx 上传。",
        "Delete that mark or close it at the end of the text; or save the file as xlsx and upload that.",
        "成对的引号 / matching quotation marks",
        row: opened,
        column: _field + 1);

    private int Peek() => Fill() ? _buffer[_position] : -1;

    private bool Fill()
    {
        if (_position < _length)
            return true;
        _position = 0;
        _length = _reader.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
