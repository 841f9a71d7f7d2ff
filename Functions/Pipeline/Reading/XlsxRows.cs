using System.Globalization;
using System.Xml;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>The rows of a sheet as they stream by, with the sheet's own row numbers.</summary>
internal sealed class XlsxRows(XlsxWorkbook workbook, XlsxXml? xml, string sheet, ReadingLimits limits) : RowReader
{
    /// <summary>[ECMA-376] leaves it open; Excel, WPS and LibreOffice stop here.</summary>
    private const int LastRow = 1_048_576;

    /// <summary>Cells in a row, empty formatted ones included. Excel and LibreOffice have 16,384 columns.</summary>
    private const int MostCells = 16_384;

    /// <summary>The serial of 9999-12-31.</summary>
    private const double LastSerial = 2_958_465;

    private readonly RecentTexts _texts = new();
    private readonly string[] _dates = new string[1 << 12];
    private readonly int[] _dateSerials = new int[1 << 12];
    private int _row;
    private bool _inData;

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

    public override void Dispose() => xml?.Dispose();

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
            column = xml["r"] is { } reference ? ColumnOf(reference) : column + 1;
            if (++cells > MostCells || column >= MostCells)
                throw Refusal.TooManyColumns(MostCells, _row, sheet);
            var cell = ReadCell(column);
            if (cell.IsEmpty)
                continue;
            if (column >= limits.Columns)
                throw Refusal.TooManyColumns(limits.Columns, _row, sheet);
            row.Set(column, in cell);
        }

        throw new XmlException("The sheet ends within a row.");
    }

    private RawCell ReadCell(int column)
    {
        if (xml!.IsEmptyElement)
            return RawCell.Empty;
        var type = xml["t"];
        var style = xml["s"] is { } s && int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        var depth = xml.Depth;
        string? value = null;
        string? formula = null;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
            {
                if (value is not null)
                    return Cell(type, style, value);

                // A formula whose result was never stored must not pass for an empty cell.
                return formula is null ? RawCell.Empty : new("=" + Refusal.Shown(formula), CellKind.Error);
            }

            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
                continue;
            switch (xml.Name)
            {
                case "v" or "is":
                    value = xml.ReadText() ?? throw Refusal.CellTooLong(limits.CellCharacters, _row, column + 1, sheet);
                    break;
                case "f":
                    formula = xml.ReadText() ?? "";
                    break;
            }
        }

        throw new XmlException("The sheet ends within a cell.");
    }

    private RawCell Cell(string? type, int style, string value)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(value.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < workbook.Strings.Count
                    ? Text(workbook.Strings[index])
                    : throw Refusal.Damaged(sheet: sheet, row: _row);
            case "str" or "inlineStr":
                return Text(XlsxXml.Unescape(value));
            case "b":
                return value.Trim() switch { "1" or "true" => new("true", CellKind.Flag), "0" or "false" => new("false", CellKind.Flag), var other => Text(other) };
            case "e":
                return value.Length == 0 ? RawCell.Empty : new(value, CellKind.Error);
            case "d":
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
                    ? new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date, workbook.Uses1904)
                    : Text(value);
            default:
                var number = value.AsSpan().Trim();
                if (number.Length == 0)
                    return RawCell.Empty;
                if (workbook.DateFormats.IsDate(style) && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 1 and < LastSerial + 1)
                    return new(Day((int)serial), CellKind.Date, workbook.Uses1904);
                return new(_texts.Get(number), CellKind.Number, workbook.Uses1904);
        }
    }

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
    private static int ColumnOf(string reference)
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
