using System.Globalization;
using System.Xml;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>The rows of a sheet as they stream by, with the sheet's own row numbers.</summary>
internal sealed class XlsxRows(XlsxWorkbook workbook, XlsxXml? xml, string sheet, ReadingLimits limits) : RawRows
{
    /// <summary>[ECMA-376] leaves it open; Excel, WPS and LibreOffice stop here.</summary>
    private const int LastRow = 1_048_576;

    /// <summary>Cells in a row, empty formatted ones included. Excel and LibreOffice have 16,384 columns.</summary>
    private const int MostCells = 16_384;

    private const int MostMerges = 10_000;

    /// <summary>The serial of 9999-12-31.</summary>
    private const double LastSerial = 2_958_465;

    private readonly RecentTexts _texts = new();
    private readonly string[] _dates = new string[1 << 12];
    private readonly int[] _dateSerials = new int[1 << 12];
    private int _row;
    private bool _inData;

    /// <summary>What the attribute t of a cell says.</summary>
    private enum CellType
    {
        Number,
        SharedText,
        Text,
        Flag,
        Error,
        Date,
    }

    public override bool Read(SourceRow row)
    {
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (!_inData)
                {
                    _inData = xml.Name == "sheetData" && !xml.IsEmptyElement;
                }
                else if (xml.Name == "row")
                {
                    ReadRow(row);
                    return true;
                }
            }
            else if (_inData && xml.NodeType == XmlNodeType.EndElement && xml.Name == "sheetData")
            {
                // Merged cells, validations, pictures and the like follow; none of them is data.
                return false;
            }
        }

        return false;
    }

    /// <summary>Merged cells stand behind the data; at most as many as a form may have.</summary>
    public override IEnumerable<(int Top, int Left, int Bottom, int Right)> Merges()
    {
        for (var count = 0; count < MostMerges && xml is not null && xml.ReadToElement();)
        {
            if (xml.Name != "mergeCell" || xml["ref"] is not { } reference || reference.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
                continue;
            count++;
            var (top, left) = CellOf(reference.AsSpan(0, colon));
            var (bottom, right) = CellOf(reference.AsSpan(colon + 1));
            if (top <= bottom && left <= right)
                yield return (top, left, bottom, right);
        }
    }

    public override void Dispose() => xml?.Dispose();

    private static (int Row, int Column) CellOf(ReadOnlySpan<char> reference)
    {
        var letters = 0;
        while (letters < reference.Length && !char.IsAsciiDigit(reference[letters]))
            letters++;
        return (RowNumber(reference[letters..].ToString()) - 1, ColumnOf(reference[..letters].Trim('$')));
    }

    private void ReadRow(SourceRow row)
    {
        _row = xml!["r"] is { } r ? RowNumber(r) : _row + 1;
        if (_row > LastRow)
            throw Refusal.TooManyRows(LastRow);
        row.Clear(_row);
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        var column = -1;
        var cells = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
                return;
            if (xml.NodeType != XmlNodeType.Element || xml.Name != "c" || xml.Depth != depth + 1)
                continue;
            column++;
            var type = CellType.Number;
            var style = 0;
            while (xml.MoveToNextAttribute())
            {
                switch (xml.Name)
                {
                    case "r":
                        column = ColumnOf(xml.AttributeValue());
                        break;
                    case "s":
                        _ = int.TryParse(xml.AttributeValue(), NumberStyles.None, CultureInfo.InvariantCulture, out style);
                        break;
                    case "t":
                        type = TypeOf(xml.AttributeValue());
                        break;
                }
            }

            if (++cells > MostCells || column >= MostCells)
                throw Refusal.TooManyColumns(MostCells, _row, sheet);
            var cell = ReadCell(column, type, style);
            if (cell.IsEmpty)
                continue;
            if (column >= limits.Columns)
                throw Refusal.TooManyColumns(limits.Columns, _row, sheet);
            row.Set(column, in cell);
        }

        throw new XmlException("The sheet ends within a row.");
    }

    private RawCell ReadCell(int column, CellType type, int style)
    {
        if (xml!.IsEmptyElement)
            return RawCell.Empty;
        var depth = xml.Depth;
        RawCell? value = null;
        string? formula = null;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
            {
                // A formula whose result was never stored must not pass for an empty cell.
                return value ?? (formula is null ? RawCell.Empty : new("=" + Refusal.Shown(formula), CellKind.Error));
            }

            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
                continue;
            switch (xml.Name)
            {
                case "v" or "is":
                    value = xml.TryReadText(out var text) ? Cell(type, style, text) : throw Refusal.CellTooLong(limits.CellCharacters, _row, column + 1, sheet);
                    break;
                case "f":
                    formula = xml.ReadText() ?? "";
                    break;
            }
        }

        throw new XmlException("The sheet ends within a cell.");
    }

    private RawCell Cell(CellType type, int style, ReadOnlySpan<char> value)
    {
        switch (type)
        {
            case CellType.SharedText:
                return int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < workbook.Strings.Count
                    ? Text(workbook.Strings[index])
                    : throw Refusal.Damaged(sheet: sheet, row: _row);
            case CellType.Text:
                return Text(XlsxXml.Unescape(_texts.Get(value)));
            case CellType.Flag:
                return value.Trim() switch { "1" or "true" => new("true", CellKind.Flag), "0" or "false" => new("false", CellKind.Flag), var other => Text(other.ToString()) };
            case CellType.Error:
                return value.Length == 0 ? RawCell.Empty : new(value.ToString(), CellKind.Error);
            case CellType.Date:
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
                    ? new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date, workbook.Uses1904)
                    : Text(value.ToString());
            default:
                var number = value.Trim();
                if (number.Length == 0)
                    return RawCell.Empty;
                if (workbook.DateFormats.IsDate(style) && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 1 and < LastSerial + 1)
                    return new(Day((int)serial), CellKind.Date, workbook.Uses1904);
                return new(_texts.Get(number), CellKind.Number, workbook.Uses1904);
        }
    }

    private static CellType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "s" => CellType.SharedText,
        "str" or "inlineStr" => CellType.Text,
        "b" => CellType.Flag,
        "e" => CellType.Error,
        "d" => CellType.Date,
        _ => CellType.Number,
    };

    private RawCell Text(string text) => string.IsNullOrWhiteSpace(text) ? RawCell.Empty : new(text, CellKind.Text, workbook.Uses1904);

    /// <summary>The ISO text of a serial number in the workbook's date system.</summary>
    private string Day(int serial)
    {
        ref var text = ref _dates[serial & (_dates.Length - 1)];
        ref var of = ref _dateSerials[serial & (_dates.Length - 1)];
        if (text is not null && of == serial)
            return text;
        of = serial;

        // The 1900 system counts a 29 February 1900 (serial 60) that never was.
        var day = workbook.Uses1904
            ? new DateOnly(1904, 1, 1).AddDays(Math.Min(serial, (int)LastSerial - 1_462))
            : new DateOnly(1899, 12, 30).AddDays(serial < 60 ? serial + 1 : serial);
        return text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static int RowNumber(string r) =>
        int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw Refusal.Damaged();

    /// <summary>The column, from 0, of a reference such as C7.</summary>
    private static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        var i = 0;
        for (; i < reference.Length && char.IsAsciiLetter(reference[i]); i++)
        {
            column = (column * 26) + (reference[i] & 0x1F);
            if (column > 1 << 24)
                break;
        }

        return i == 0 ? throw Refusal.Damaged() : column - 1;
    }
}
