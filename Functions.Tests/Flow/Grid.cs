using System.Globalization;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Nianbao.Tests.Flow;

/// <summary>A table as people keep it, written in every format they send it in.</summary>
internal sealed class Grid(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyDictionary<string, string?>> rows)
{
    static Grid() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030");

    public static Encoding Utf8 { get; } = new UTF8Encoding(false);

    public static Encoding Utf8WithBom { get; } = new UTF8Encoding(true);

    /// <summary>Lines above the header.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Lines below the rows.</summary>
    public IReadOnlyList<string> Footers { get; init; } = [];

    /// <summary>Other words for the headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The columns are all keys in the order of their first appearance.</summary>
    public static Grid Of(params IEnumerable<IReadOnlyDictionary<string, string?>> rows)
    {
        var list = rows.ToList();
        return new([.. list.SelectMany(row => row.Keys).Distinct()], list);
    }

    public Grid With(IReadOnlyList<string>? titles = null, IReadOnlyList<string>? footers = null, IReadOnlyDictionary<string, string>? headers = null) =>
        new(header, rows) { Titles = titles ?? Titles, Footers = footers ?? Footers, Headers = headers ?? Headers };

    public byte[] Csv(Encoding? encoding = null, char delimiter = ',', string newline = "\r\n")
    {
        var text = new StringBuilder();
        foreach (var title in Titles)
            text.Append(title).Append(newline);
        text.AppendJoin(delimiter, header.Select(name => Quoted(Headers.GetValueOrDefault(name, name), delimiter))).Append(newline);
        foreach (var row in rows)
            text.AppendJoin(delimiter, header.Select(name => Quoted(row.GetValueOrDefault(name) ?? "", delimiter))).Append(newline);
        foreach (var footer in Footers)
            text.Append(footer).Append(newline);
        encoding ??= Utf8;
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    public byte[] Xlsx(string sheet = "填报表")
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            var number = 0u;
            foreach (var title in Titles)
                data.Append(title.Length == 0 ? new Row { RowIndex = ++number } : Line(++number, [title]));
            data.Append(Line(++number, header.Select(name => Headers.GetValueOrDefault(name, name))));
            foreach (var row in rows)
                data.Append(Line(++number, header.Select(name => row.GetValueOrDefault(name))));
            foreach (var footer in Footers)
                data.Append(Line(++number, footer.Split(',')));
            part.Worksheet = new Worksheet(data);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }

        return memory.ToArray();
    }

    public byte[] Json(bool wrapped = false)
    {
        var list = rows.Select(row => row.Where(cell => cell.Value is not null).ToDictionary(cell => Headers.GetValueOrDefault(cell.Key, cell.Key), cell => Value(cell.Value!)));
        return wrapped ? JsonSerializer.SerializeToUtf8Bytes(new { rows = list }) : JsonSerializer.SerializeToUtf8Bytes(list);
    }

    private static object Value(string text) =>
        text.Length < 15 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && text[0] != '0' ? number : text;

    private static string Quoted(string text, char delimiter) => text.AsSpan().IndexOfAny($"{delimiter}\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Row Line(uint number, IEnumerable<string?> cells)
    {
        var row = new Row { RowIndex = number };
        var column = 0;
        foreach (var text in cells)
        {
            column++;
            if (string.IsNullOrEmpty(text))
                continue;
            var reference = $"{Letters(column)}{number}";
            row.Append(Value(text) is decimal amount
                ? new Cell { CellReference = reference, CellValue = new(amount), DataType = CellValues.Number }
                : new Cell { CellReference = reference, InlineString = new(new Text(text) { Space = SpaceProcessingModeValues.Preserve }), DataType = CellValues.InlineString });
        }

        return row;
    }

    /// <summary>1 is A, 27 is AA.</summary>
    public static string Letters(int column) => column <= 26 ? $"{(char)('A' + column - 1)}" : Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1);
}
