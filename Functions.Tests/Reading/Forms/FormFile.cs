using System.IO.Compression;
using System.Text;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Tests.Reading.Forms;

/// <summary>A workbook put together cell by cell, with names of sheets and merged cells, as people lay out forms.</summary>
internal sealed class FormFile
{
    private readonly List<(string Name, SortedDictionary<int, SortedDictionary<int, string>> Rows, List<string> Merges)> _sheets = [];

    public FormFile Sheet(string name)
    {
        _sheets.Add((name, [], []));
        return this;
    }

    /// <summary>Writes texts from a cell on to the right; blank ones leave cells out. A text that begins with = is a number.</summary>
    public FormFile At(string cell, params string[] texts)
    {
        var (row, column) = Place(cell);
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length == 0)
                continue;
            var rows = _sheets[^1].Rows;
            if (!rows.TryGetValue(row, out var cells))
                rows[row] = cells = [];
            cells[column + i] = texts[i];
        }

        return this;
    }

    public FormFile Merge(params string[] areas)
    {
        _sheets[^1].Merges.AddRange(areas);
        return this;
    }

    public byte[] Bytes()
    {
        var sheets = _sheets.Select(s => $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(s.Rows.Select(row => $"<row r=\"{row.Key}\">{string.Concat(row.Value.Select(cell => Cell(row.Key, cell.Key, cell.Value)))}</row>"))}</sheetData>{(s.Merges.Count == 0 ? "" : $"<mergeCells>{string.Concat(s.Merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>")}</worksheet>""").ToArray();
        var parts = new List<(string, string)>
        {
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>"""),
        };
        parts.AddRange(sheets.Select((xml, i) => ($"xl/worksheets/sheet{i + 1}.xml", xml)));
        return SampleFile.Zip(CompressionLevel.Fastest, [.. parts]);
    }

    public SourceTable Open() => ReadReport.Open(Bytes(), "年报.xlsx");

    private static string Cell(int row, int column, string text) => text.StartsWith('=')
        ? $"<c r=\"{CellName.Of(column, row)}\"><v>{text[1..]}</v></c>"
        : $"<c r=\"{CellName.Of(column, row)}\" t=\"inlineStr\"><is><t>{new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;")}</t></is></c>";

    private static (int Row, int Column) Place(string cell)
    {
        var column = 0;
        var i = 0;
        for (; char.IsAsciiLetter(cell[i]); i++)
            column = (column * 26) + (cell[i] - 'A' + 1);
        return (int.Parse(cell.AsSpan(i), System.Globalization.CultureInfo.InvariantCulture), column);
    }
}
