using System.IO.Compression;
using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Tests.Reading;

/// <summary>A small dataset's columns, and files made of bytes, for the tests of reading.</summary>
internal static class SampleFile
{
    public const string Code = "51440000MJK900012T";
    public const string OtherCode = "52440100MJK9100187";

    static SampleFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<Column> Columns { get; } =
    [
        new Column<SampleRecord, string?>("uscc", "统一社会信用代码", "Credit code", new CodeFormat(), r => r.Uscc) { Required = true, Aliases = ["信用代码"] },
        new Column<SampleRecord, string?>("name", "组织名称", "Name", new TextFormat(), r => r.Name) { Required = true, Aliases = ["名称", "单位名称"] },
        new Column<SampleRecord, long?>("assets", "资产总计", "Total assets", new MoneyFormat(), r => r.Assets) { Unit = "元" },
        new Column<SampleRecord, DateOnly?>("establishedOn", "成立日期", "Established on", new DateFormat(), r => r.EstablishedOn),
        new Column<SampleRecord, long?>("members", "党员人数", "Party members", new IntegerFormat(), r => r.Members) { Unit = "人" },
        new Column<SampleRecord, IReadOnlyList<string>?>("tags", "活动标签", "Tags", new ListFormat(), r => r.Tags),
    ];

    public static SourceTable Open(byte[] bytes, string fileName = "a.csv", ReadingLimits? limits = null) =>
        SourceFile.Open(new MemoryStream(bytes), fileName, Columns, limits ?? ReadingLimits.Default);

    public static SourceTable Csv(string text, ReadingLimits? limits = null) => Open(Encoding.UTF8.GetBytes(text), limits: limits);

    public static byte[] Gb18030(string text) => Encoding.GetEncoding("GB18030").GetBytes(text);

    /// <summary>Every row as "number: cell|cell".</summary>
    public static string[] Lines(this SourceTable table) =>
        [.. table.Rows().Select(row => $"{row.Number}: {string.Join('|', Enumerable.Range(0, row.Count).Select(i => row[i].Text))}")];

    /// <summary>The rows as records, with the unit each header declares.</summary>
    public static SampleRecord[] Records(this SourceTable table) => [.. table.Rows().Select(row =>
    {
        var record = new SampleRecord();
        foreach (var header in table.Headers.Where(h => h.Column is not null && !row[h.FileColumn].IsEmpty))
            Assert.Null(header.Column!.Read(record, row[header.FileColumn], header.Unit));
        return record;
    })];

    public static Finding Refused(Func<SourceTable> open)
    {
        var exception = Assert.Throws<UnreadableFileException>(() =>
        {
            using var table = open();
            foreach (var row in table.Rows())
                Assert.True(row.Number > 0);
        });
        Assert.All([exception.Finding.MessageZh, exception.Finding.MessageEn, exception.Finding.RemedyZh, exception.Finding.RemedyEn, exception.Finding.Expected!], words => Assert.NotEmpty(words));
        return exception.Finding;
    }

    /// <summary>A workbook of hand-made parts: workbook.xml with one sheet per body given, and what else is named.</summary>
    public static byte[] Workbook(string[] sheets, string? strings = null, string? styles = null, string workbookProperties = "", string[]? states = null, CompressionLevel level = CompressionLevel.Fastest)
    {
        var parts = new List<(string, string)>
        {
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{workbookProperties}<sheets>{string.Concat(sheets.Select((_, i) => $"<sheet name=\"Sheet{i + 1}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"{(states?[i] is { } state ? $" state=\"{state}\"" : "")}/>"))}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>"""),
        };
        parts.AddRange(sheets.Select((body, i) => ($"xl/worksheets/sheet{i + 1}.xml", body.StartsWith('<') && !body.StartsWith("<row", StringComparison.Ordinal) ? body : Sheet(body))));
        if (strings is not null)
            parts.Add(("xl/sharedStrings.xml", strings));
        if (styles is not null)
            parts.Add(("xl/styles.xml", styles));
        return Zip(level, [.. parts]);
    }

    public static string Sheet(string rows) => $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""";

    /// <summary>A row of inline texts.</summary>
    public static string Row(int? number, params string[] cells) =>
        $"<row{(number is { } n ? $" r=\"{n}\"" : "")}>{string.Concat(cells.Select(c => c.Length == 0 ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    public static byte[] Zip(CompressionLevel level, params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}

internal sealed class SampleRecord : Nianbao.Domain.Datasets.Record
{
    public override string Key => Uscc ?? "";

    public string? Name { get; set; }

    public long? Assets { get; set; }

    public DateOnly? EstablishedOn { get; set; }

    public long? Members { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }
}
