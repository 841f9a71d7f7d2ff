using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Domain.Datasets;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Flow;

/// <summary>Records as a bulk workbook: one row for each on the first sheet, and each list on a sheet of its own, keyed by the credit code.</summary>
internal sealed class CorpusWorkbook
{
    private const string Main = "年度工作报告";
    private static readonly Dataset Reports = Catalogue.All.Single(dataset => dataset.Name == "annual-reports");
    private readonly IReadOnlyList<CorpusRecord> _records;
    private readonly string[] _columns;
    private readonly Dictionary<string, (string[] Columns, List<(int Owner, int Index, IReadOnlyDictionary<string, JsonValue> Item)> Rows)> _lists = new(StringComparer.Ordinal);

    public CorpusWorkbook(IEnumerable<CorpusRecord> records)
    {
        _records = [.. records];
        _columns = [.. _records.SelectMany(record => record.Fields.Keys).Distinct().OrderBy(name => name == "uscc" ? "" : name, StringComparer.Ordinal)];
        foreach (var (name, items, owner) in _records.SelectMany((record, owner) => record.Lists.Select(list => (list.Name, list.Items, owner))))
        {
            if (!_lists.TryGetValue(name, out var list))
                _lists[name] = list = ([.. Reports.Child(name).Columns.Select(column => column.Name)], []);
            list.Rows.AddRange(items.Select((item, index) => (owner, index, item)));
        }
    }

    /// <summary>The sheet and cell of a record's field, as <c>sheet!A1</c>; what stands on no sheet is shown at the credit code.</summary>
    public string CellOf(int record, string? field)
    {
        var column = field is null ? -1 : Array.IndexOf(_columns, field);
        if (column >= 0)
            return $"{Main}!{Grid.Letters(column + 1)}{record + 2}";
        if (ChildList.TryParsePath(field, out var list, out var index, out var inner) && _lists.TryGetValue(list, out var sheet))
        {
            var row = sheet.Rows.FindIndex(item => item.Owner == record && item.Index == index);
            return $"{Reports.Child(list).Chinese}!{Grid.Letters(inner is null ? 1 : Array.IndexOf(sheet.Columns, inner) + 2)}{row + 2}";
        }

        return $"{Main}!A{record + 2}";
    }

    /// <summary>The bytes of a case's own file.</summary>
    public static byte[] BytesOf(UploadedFile file)
    {
        if (file.Sheets is null)
            return System.Text.Encoding.UTF8.GetBytes(file.Fill is null ? file.Text : file.Text.Replace("%", string.Join(';', Enumerable.Repeat(file.Fill, file.Times)), StringComparison.Ordinal));
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            foreach (var (title, rows) in file.Sheets)
                Add(workbook, title, [.. rows[0]!.AsArray().Select(cell => cell!.GetValue<string>())], rows.Skip(1).Select(row => row!.AsArray().Select(cell => cell?.AsValue())));
            if (file.Template is { } template)
            {
                document.AddCustomFilePropertiesPart().Properties = new(new CustomDocumentProperty(new DocumentFormat.OpenXml.VariantTypes.VTLPWSTR(template))
                {
                    FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
                    PropertyId = 2,
                    Name = "NianbaoTemplate",
                });
            }
        }

        return memory.ToArray();
    }

    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            Add(workbook, Main, _columns, _records.Select(record => _columns.Select(name => record.Fields.GetValueOrDefault(name))));
            foreach (var (name, list) in _lists)
                Add(workbook, Reports.Child(name).Chinese, ["uscc", .. list.Columns], list.Rows.Select(row => list.Columns.Select(column => row.Item.GetValueOrDefault(column)).Prepend(_records[row.Owner].Fields["uscc"])));
        }

        return memory.ToArray();
    }

    private static void Add(WorkbookPart workbook, string title, IReadOnlyList<string> header, IEnumerable<IEnumerable<JsonValue?>> rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        data.Append(Line(1, header.Select(name => (JsonValue?)JsonValue.Create(name))));
        var number = 1u;
        foreach (var row in rows)
            data.Append(Line(++number, row));
        part.Worksheet = new Worksheet(data);
        var sheets = workbook.Workbook!.GetFirstChild<Sheets>()!;
        sheets.Append(new Sheet { Name = title, SheetId = (uint)sheets.Count() + 1, Id = workbook.GetIdOfPart(part) });
    }

    private static Row Line(uint number, IEnumerable<JsonValue?> values)
    {
        var row = new Row { RowIndex = number };
        var column = 0;
        foreach (var value in values)
        {
            column++;
            if (value is null)
                continue;
            var cell = new Cell { CellReference = $"{Grid.Letters(column)}{number}" };
            switch (value.GetValueKind())
            {
                case JsonValueKind.Number:
                    (cell.CellValue, cell.DataType) = (new(value.ToJsonString()), CellValues.Number);
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    (cell.CellValue, cell.DataType) = (new(value.GetValueKind() == JsonValueKind.True ? "1" : "0"), CellValues.Boolean);
                    break;
                default:
                    (cell.InlineString, cell.DataType) = (new(new Text(value.GetValue<string>()) { Space = SpaceProcessingModeValues.Preserve }), CellValues.InlineString);
                    break;
            }

            row.Append(cell);
        }

        return row;
    }
}
