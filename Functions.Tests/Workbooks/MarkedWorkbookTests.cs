using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Workbooks;

/// <summary>An upload comes back with its wrong cells marked, is corrected there, and is accepted.</summary>
public sealed class MarkedWorkbookTests(AzuriteFixture azurite)
{
    private const string List = "问题清单 Findings";
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);

    [Fact]
    public async Task A_workbook_comes_back_with_colours_notes_and_a_list_and_is_accepted_once_it_is_mended()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var file = Grid.Of(Rows.Report(Tianhe, more: [("partyMembersTotal", "9"), ("IS45.t", "49.90")])).With(titles: ["年报", ""]);
        var receipt = await app.UploadAsync("annual-reports", "2025", file.Xlsx("年报表"), "示例年报.xlsx");
        receipt.Counts(1, rejected: 1);
        var (marked, name) = await MarkedAsync(app, receipt.Text("id")!);
        Assert.Equal("示例年报-问题.xlsx", name);
        Assert.Empty(Book.Faults(marked));
        var cells = receipt.Findings().ToDictionary(finding => finding.Text("code")!, finding => finding.Text("cell")!);
        using (var document = SpreadsheetDocument.Open(new MemoryStream(marked), false))
        {
            Assert.Equal([List, "年报表"], document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!));
            var list = document.Sheet(List);
            var texts = list.Descendants<Cell>().Select(cell => cell.InnerText).ToList();
            Assert.All(cells.Keys, code => Assert.Contains(code, texts));
            Assert.All(cells.Values, cell => Assert.Contains($"'年报表'!{cell}", list.Descendants<Hyperlink>().Select(link => link.Location!.Value)));
            var data = document.Sheet("年报表");
            var notes = data.WorksheetPart!.WorksheetCommentsPart!.Comments!.Descendants<Comment>().ToDictionary(note => note.Reference!.Value!, note => note.InnerText);
            foreach (var finding in receipt.Findings())
            {
                Assert.Contains(finding.Text("messageZh")!, notes[finding.Text("cell")!], StringComparison.Ordinal);
                Assert.Contains(finding.Text("remedyEn")!, notes[finding.Text("cell")!], StringComparison.Ordinal);
            }

            Assert.Equal("FFFFC7CD", FillOf(document, data, cells["PB-001"]));
            Assert.Equal("9", data.Text(cells["PB-001"]));
        }

        var mended = With(marked, "年报表", (cells["PB-001"], "4"), (cells["FN-016"], "50"));
        receipt = await app.UploadAsync("annual-reports", "2025", mended, name);
        Assert.DoesNotContain(receipt.Findings(), finding => finding.Text("severity") is "ERROR" or "REJECT");
        Assert.DoesNotContain(List, receipt.GetProperty("reading").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_round_takes_the_marks_of_the_first_off()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Tianhe, more: [("partyMembersTotal", "9"), ("IS45.t", "49.90")])).Xlsx("年报表"), "a.xlsx");
        var (first, _) = await MarkedAsync(app, receipt.Text("id")!);
        var cells = receipt.Findings().ToDictionary(finding => finding.Text("code")!, finding => finding.Text("cell")!);
        receipt = await app.UploadAsync("annual-reports", "2025", With(first, "年报表", (cells["PB-001"], "4")), "a.xlsx");
        var (second, _) = await MarkedAsync(app, receipt.Text("id")!);
        Assert.Empty(Book.Faults(second));
        using var document = SpreadsheetDocument.Open(new MemoryStream(second), false);
        Assert.Equal([List, "年报表"], document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!));
        var data = document.Sheet("年报表");
        Assert.Null(FillOf(document, data, cells["PB-001"]));
        Assert.Equal("FFFFC7CD", FillOf(document, data, cells["FN-016"]));
        Assert.DoesNotContain(cells["PB-001"], data.WorksheetPart!.WorksheetCommentsPart!.Comments!.Descendants<Comment>().Select(note => note.Reference!.Value));
    }

    [Fact]
    public async Task A_csv_comes_back_as_a_workbook_whose_cells_stand_where_the_findings_say()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe));
        var text = $"2025年度年报\r\n统一社会信用代码,组织名称,收入合计,捐赠收入,住所\r\n{Tianhe},{Rows.NameOf(Tianhe)},一百,100.00,=1+1\r\n";
        var receipt = await app.UploadAsync("annual-reports", "2025", Encoding.UTF8.GetBytes(text), "年报.csv");
        var (marked, name) = await MarkedAsync(app, receipt.Text("id")!);
        Assert.Equal("年报-问题.xlsx", name);
        Assert.Empty(Book.Faults(marked));
        using (var document = SpreadsheetDocument.Open(new MemoryStream(marked), false))
        {
            var data = document.Sheet("上传数据 Data");
            Assert.Equal(["一百", "100.00", "'=1+1"], new[] { "C3", "D3", "E3" }.Select(data.Text));
            Assert.Equal("FFFFC7CD", FillOf(document, data, "C3"));
        }

        receipt = await app.UploadAsync("annual-reports", "2025", With(marked, "上传数据 Data", ("C3", "100")), name);
        receipt.Counts(1, accepted: 1);
        Assert.Equal("=1+1", (await app.JsonAsync($"/api/records/annual-reports/2025/{Tianhe}")).GetProperty("values").Text("address"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_answered_with_the_list_alone()
    {
        await using var app = await App.StartAsync(azurite);
        var receipt = await app.UploadAsync("annual-reports", "2025", [0x50, 0x4B, 3, 4, 9, 9, 9, 9], "坏.xlsx");
        var (marked, _) = await MarkedAsync(app, receipt.Text("id")!);
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), false);
        Assert.Contains("ID-001", document.Sheet(List).Descendants<Cell>().Select(cell => cell.InnerText));
        await app.ProblemAsync($"/api/receipts/{new string('0', 26)}/findings?format=xlsx", System.Net.HttpStatusCode.NotFound);
    }

    private static async Task<(byte[] File, string Name)> MarkedAsync(App app, string id)
    {
        using var answer = await app.Http.GetAsync($"/api/receipts/{id}/findings?format=xlsx");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
        return (bytes, answer.Content.Headers.ContentDisposition!.FileNameStar!);
    }

    private static string? FillOf(SpreadsheetDocument document, Worksheet sheet, string reference)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var cell = sheet.Descendants<Cell>().Single(c => c.CellReference == reference);
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));
        return ((Fill)styles.Fills!.ElementAt((int)(format.FillId?.Value ?? 0))).PatternFill?.ForegroundColor?.Rgb?.Value;
    }

    private static byte[] With(byte[] workbook, string sheet, params (string Cell, string Value)[] changes)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            foreach (var (reference, value) in changes)
            {
                var cell = document.Sheet(sheet).Descendants<Cell>().Single(c => c.CellReference == reference);
                (cell.DataType, cell.InlineString, cell.CellValue) = (null, null, new(value));
            }
        }

        return memory.ToArray();
    }
}
