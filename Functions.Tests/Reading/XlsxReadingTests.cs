using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

public sealed class XlsxReadingTests
{
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>uscc</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>资产总计（万元）</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t>成立日期</t></is></c></row>";

    private static readonly string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="0.00&quot;days&quot;;[Red]-0.00"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"><alignment/></xf><xf numFmtId="177"/></cellXfs></styleSheet>
        """;

    private static SourceTable Open(byte[] bytes, ReadingLimits? limits = null) => SampleFile.Open(bytes, "a.xlsx", limits);

    [Fact]
    public void A_workbook_of_the_Open_XML_SDK_is_read()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "年报", SheetId = 1, Id = "rId10" }));
            var sheet = workbook.AddNewPart<WorksheetPart>("rId10");
            var strings = workbook.AddNewPart<SharedStringTablePart>("rId11");
            strings.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("统一社会信用代码")),
                new SharedStringItem(new Run(new Text("组织")), new Run(new Text("名称")), new PhoneticRun(new Text("zuzhi")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 }),
                new SharedStringItem(new Text("2025年度汇总")));
            sheet.Worksheet = new Worksheet(
                new SheetData(
                    new Row(new Cell { CellReference = "A1", DataType = CellValues.SharedString, CellValue = new("2") }) { RowIndex = 1 },
                    new Row(new Cell { CellReference = "B3", DataType = CellValues.SharedString, CellValue = new("0") }, new Cell { CellReference = "C3", DataType = CellValues.SharedString, CellValue = new("1") }) { RowIndex = 3 },
                    new Row(new Cell { CellReference = "B5", DataType = CellValues.InlineString, InlineString = new(new Text(Code)) }, new Cell { CellReference = "C5", DataType = CellValues.String, CellValue = new("甲") }) { RowIndex = 5 }),
                new MergeCells(new MergeCell { Reference = "A1:F1" }));
        }

        using var table = Open(stream.ToArray());
        Assert.Equal(("xlsx", "年报", 3), (table.Format, table.Sheet, table.HeaderRow));
        Assert.Equal([$"5: |{Code}|甲"], table.Lines());
        Assert.Empty(table.Notes);
    }

    [Theory]
    [InlineData("", "2025-03-01")]
    [InlineData("<workbookPr date1904=\"1\"/>", "2029-03-02")]
    public void Cells_of_every_type_are_read_as_what_they_are(string properties, string day)
    {
        var row = $"<row r=\"2\"><c r=\"A2\" t=\"str\"><f>X</f><v>{Code}</v></c><c r=\"C2\"><v>1234.5600000000001</v></c><c r=\"D2\" s=\"1\"><v>45717.5</v></c><c r=\"E2\" s=\"2\"><v>45717</v></c><c r=\"F2\" s=\"3\"><v>45717</v></c><c r=\"G2\" t=\"b\"><v>1</v></c><c r=\"H2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"I2\"><f>A1+1</f></c><c r=\"J2\" t=\"d\"><v>2025-03-01T00:00:00</v></c><c r=\"K2\"><v>5.1440000500001E+17</v></c><c r=\"L2\" t=\"str\"><f>IF(1,\"\")</f><v></v></c><c r=\"M2\" s=\"1\"/><c r=\"N2\" t=\"inlineStr\"><is><t>a_x000D_b_x005F_x</t></is></c></row>";
        using var table = Open(Workbook([Header + row], styles: Styles, workbookProperties: properties));
        var read = Assert.Single(table.Rows().Select(r => r.Copy()));
        Assert.Equal((CellKind.Text, Code), (read[0].Kind, read[0].Text));
        Assert.True(read[1].IsEmpty);
        Assert.Equal((CellKind.Number, "1234.5600000000001"), (read[2].Kind, read[2].Text));
        Assert.Equal((CellKind.Date, day), (read[3].Kind, read[3].Text));
        Assert.Equal((CellKind.Date, day), (read[4].Kind, read[4].Text));
        Assert.Equal((CellKind.Number, "45717"), (read[5].Kind, read[5].Text));
        Assert.Equal((CellKind.Flag, "true"), (read[6].Kind, read[6].Text));
        Assert.Equal((CellKind.Error, "#DIV/0!"), (read[7].Kind, read[7].Text));
        Assert.Equal((CellKind.Error, "=A1+1"), (read[8].Kind, read[8].Text));
        Assert.Equal((CellKind.Date, "2025-03-01"), (read[9].Kind, read[9].Text));
        Assert.Equal("ID-003", new CodeFormat().Problem(read[10].Text, kind: read[10].Kind).Code);
        Assert.True(read[11].IsEmpty && read[12].IsEmpty);
        Assert.Equal("a\rb_x", read[13].Text);
        Assert.Equal(properties.Length > 0, read[5].Uses1904);
        Assert.Equal(10_000, table.Headers[2].Unit);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\";@", true)]
    [InlineData("m/d", true)]
    [InlineData("mmm", true)]
    [InlineData("mm:ss", false)]
    [InlineData("[h]:mm", false)]
    [InlineData("h:mm AM/PM", false)]
    [InlineData("General", false)]
    [InlineData("#,##0.00", false)]
    [InlineData("0\"day\"", false)]
    [InlineData("[Red]0.00", false)]
    [InlineData("0.00\\d", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("\"unclosed", false)]
    public void Custom_formats_are_dates_when_they_show_a_day_month_or_year(string code, bool isDate)
    {
        var styles = $"<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
        using var table = Open(Workbook([Header + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>45717</v></c></row>"], styles: styles));
        Assert.Equal(isDate ? CellKind.Date : CellKind.Number, table.Rows().Single()[0].Kind);
    }

    [Fact]
    public void The_days_around_the_29_February_that_never_was_are_Excels_own()
    {
        var styles = "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
        using var table = Open(Workbook([Header + "<row r=\"2\"><c><v>1</v></c><c><v>59</v></c><c><v>61</v></c><c><v>0</v></c></row>"], styles: styles));
        Assert.Equal(["2: 1900-01-01|1900-02-28|1900-03-01|0"], table.Lines());
    }

    [Fact]
    public void Rows_and_cells_without_references_follow_one_another()
    {
        using var table = Open(Workbook([Row(null, "标题") + "<row/>" + Row(null, "uscc", "name") + Row(7, Code, "甲") + Row(null, OtherCode, "乙")]));
        Assert.Equal(3, table.HeaderRow);
        Assert.Equal([$"7: {Code}|甲", $"8: {OtherCode}|乙"], table.Lines());
    }

    [Fact]
    public void The_first_visible_sheet_with_the_header_is_read_and_the_others_are_named()
    {
        var data = Row(1, "uscc", "name") + Row(2, Code, "甲");
        using var table = Open(Workbook([data, Row(1, "填表说明"), data, data], states: ["hidden", null!, "visible", "veryHidden"]));
        Assert.Equal("Sheet3", table.Sheet);
        Assert.Equal([$"2: {Code}|甲"], table.Lines());
        var note = Assert.Single(table.Notes).En;
        Assert.All(["Sheet1(", "Sheet2", "Sheet4("], name => Assert.Contains(name, note, StringComparison.Ordinal));
    }

    [Fact]
    public void Headers_that_fail_are_refused_with_their_sheet()
    {
        var finding = Refused(() => Open(Workbook([Row(1, "说明"), Row(1, "标题") + Row(2, "uscc", "资产总计")])));
        Assert.Equal(("ID-002", "Sheet2", 2), (finding.Code, finding.Sheet, finding.Row));
        Assert.Contains("组织名称", finding.MessageZh, StringComparison.Ordinal);
        Assert.Equal("ID-002", Refused(() => Open(Workbook([Row(1, "甲", "乙")]))).Code);
        Assert.Contains("hidden", Refused(() => Open(Workbook([Row(1, "uscc", "name")], states: ["hidden"]))).MessageEn, StringComparison.Ordinal);
        Assert.Contains("empty", Refused(() => Open(Workbook([""]))).MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_cut_short_anywhere_is_said_to_be_damaged()
    {
        var bytes = Workbook([Row(1, "uscc", "name") + string.Concat(Enumerable.Range(2, 300).Select(i => Row(i, Code, $"第{i}")))], level: CompressionLevel.NoCompression);
        for (var length = 4; length < bytes.Length; length += Math.Max(1, bytes.Length / 97))
        {
            var finding = Refused(() => Open(bytes[..length]));
            Assert.Equal("ID-001", finding.Code);
        }

        var flipped = (byte[])bytes.Clone();
        flipped.AsSpan().IndexOf("第250"u8);
        flipped[flipped.AsSpan().IndexOf("第250"u8)] = (byte)'<';
        Assert.Equal("ID-001", Refused(() => Open(flipped)).Code);
    }

    [Fact]
    public void Zip_bombs_are_refused_before_they_are_unpacked()
    {
        var limits = new ReadingLimits { InflatedBytes = 10_000_000, RatioFromBytes = 1_000_000 };
        var blank = Zip(CompressionLevel.SmallestSize, [.. Parts(Sheet(Header + new string(' ', 900_000) + string.Concat(Enumerable.Repeat("<row><c/></row>", 500_000))))]);
        Assert.Contains("unpacks", Refused(() => Open(blank, limits)).MessageEn, StringComparison.Ordinal);
        var dense = Zip(CompressionLevel.SmallestSize, [.. Parts(Sheet(Header + string.Concat(Enumerable.Repeat("<row/>", 300_000))))]);
        Assert.Contains("unpacks", Refused(() => Open(dense, limits)).MessageEn, StringComparison.Ordinal);
        var text = Zip(CompressionLevel.SmallestSize, [.. Parts(Sheet(Header + "<row><c t=\"str\"><v>" + new string('x', 30_000_000) + "</v></c></row>"))]);
        Assert.Equal("ID-001", Refused(() => Open(text)).Code);
        var attribute = Zip(CompressionLevel.SmallestSize, [.. Parts(Sheet(Header + "<row a=\"" + new string('>', 30_000_000) + "\"/>"))]);
        Assert.Equal("ID-001", Refused(() => Open(attribute)).Code);
        Assert.Equal("ID-001", Refused(() => Open(Zip(CompressionLevel.Fastest, [.. Enumerable.Range(0, 200).Select(i => ($"{i}", ""))]), limits with { ZipEntries = 100 })).Code);
    }

    [Fact]
    public void Hostile_XML_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"2\"><c>" + deep]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Sheet(Header).Insert(0, "<!DOCTYPE x [<!ENTITY a \"b\">]>")]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Sheet(Header).Insert(0, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"2\"><c t=\"s\"><v>7</v></c></row>"]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"-1\"/>"]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"99999999\"/>"]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"2\"><c r=\"ZZZZZZZ2\"><v>1</v></c></row>"]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"2\">" + string.Concat(Enumerable.Repeat("<c/>", 1_000_000)) + "</row>"]))).Code);
        Assert.Equal("ID-001", Refused(() => Open(Workbook([Header + "<row r=\"2\"><c r=\"ALN2\"><v>1</v></c></row>"]))).Code);
        Assert.Empty(Open(Workbook([Header + "<row r=\"2\"><c r=\"XFD2\" s=\"3\"/></row>"])).Rows());
    }

    [Fact]
    public void Shared_texts_have_limits()
    {
        var strings = "<sst>" + string.Concat(Enumerable.Repeat("<si><t>abcdefghij</t></si>", 1_000)) + "</sst>";
        var bytes = Workbook([Header + "<row r=\"2\"><c t=\"s\"><v>999</v></c></row>"], strings: strings);
        Assert.Equal(["2: abcdefghij"], Open(bytes).Lines());
        Assert.Equal("ID-001", Refused(() => Open(bytes, new() { SharedStrings = 999 })).Code);
        Assert.Equal("ID-001", Refused(() => Open(bytes, new() { SharedStringCharacters = 9_999 })).Code);
        Assert.Equal("ID-001", Refused(() => Open(bytes, new() { CellCharacters = 9 })).Code);
    }

    [Fact]
    public void Parts_are_found_through_relationships_with_other_names_and_prefixes()
    {
        var bytes = Zip(
            CompressionLevel.Fastest,
            ("_rels/.rels", """<Relationships><Relationship Id="x" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></Relationships>"""),
            ("book/main.xml", """<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="S" sheetId="1" q:id="a"/></x:sheets></x:workbook>"""),
            ("book/_rels/main.xml.rels", """<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../s/one.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="text.xml"/></Relationships>"""),
            ("book/text.xml", "<sst><si><t xml:space=\"preserve\"> 甲 </t></si><si><r><t>na</t></r>\n <r><rPr><b/></rPr><t>me</t></r><rPh sb=\"0\"><t>x</t></rPh></si></sst>"),
            ("s/one.xml", $"<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>uscc</x:t></x:is></x:c><x:c t=\"s\"><x:v>1</x:v></x:c></x:row><x:row><x:c t=\"str\"><x:v>{Code}</x:v></x:c><x:c t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"));
        using var table = Open(bytes);
        Assert.Equal(["uscc", "name"], table.Headers.Select(h => h.Text));
        Assert.Equal([$"2: {Code}| 甲 "], table.Lines());
    }

    [Fact]
    public void Cell_names_are_in_A1_form()
    {
        Assert.Equal("A1", CellName.Of(1, 1));
        Assert.Equal("Z9", CellName.Of(26, 9));
        Assert.Equal("AA10", CellName.Of(27, 10));
        Assert.Equal("XFD1048576", CellName.Of(16_384, 1_048_576));
    }

    private static (string, string)[] Parts(string sheet) =>
    [
        ("_rels/.rels", """<Relationships><Relationship Id="x" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>"""),
        ("xl/s.xml", sheet),
    ];
}
