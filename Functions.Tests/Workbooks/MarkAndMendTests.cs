using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;
using Nianbao.Tests.Flow;
using Nianbao.Tests.ShouldFail;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Workbooks;

/// <summary>Whole reports, with lists, come back marked, are mended in their coloured cells, and are accepted as if they had been right at once.</summary>
public sealed class MarkAndMendTests(AzuriteFixture azurite)
{
    private const string Data = "上传数据 Data";

    [Fact]
    public async Task A_JSON_file_comes_back_with_its_lists_on_sheets_of_their_own_and_is_accepted_once_it_is_mended_there()
    {
        string[] names = ["social-group", "foundation"];
        await using var app = await CleanApp.StartAsync(azurite, names);
        var clean = names.Select(name => CleanBase.Named(name).Report).ToList();
        var spoiled = clean.Select(report => report.Copy()).ToList();
        spoiled[0].Change("officers[2].termNo", "两三届吧");
        spoiled[1].Change("officers[1].birthYearMonth", "不详的年份");
        spoiled[1].Change("directors", "若干");

        var receipt = await app.UploadAsync("annual-reports", "2025", CleanApp.Json(spoiled), "two.json");
        receipt.Counts(2, rejected: 2);
        var marked = await app.MarkedAsync(receipt);
        using (var document = SpreadsheetDocument.Open(new MemoryStream(marked), false))
        {
            var sheets = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
            Assert.Equal([CleanApp.List, Data], sheets.Take(2));
            Assert.Equal(
                clean.SelectMany(report => report.Lists.Select(list => Book.Of("annual-reports").Child(list.Name).Chinese)).Distinct().Order(StringComparer.Ordinal),
                sheets.Skip(2).Order(StringComparer.Ordinal));
            var officers = document.Sheet("负责人");
            Assert.Equal(clean.SelectMany(report => Enumerable.Repeat(report.Fields["uscc"].GetValue<string>(), ItemsOf(report, "officers"))), officers.Descendants<Row>().Skip(1).Select(row => officers.Text($"A{row.RowIndex}")));
        }

        // Below the header: the third officer of the first report, the second of the second.
        var rows = new[] { 2 + 2, 2 + ItemsOf(clean[0], "officers") + 1 };
        var wrong = CleanApp.Coloured(marked, "负责人");
        Assert.Equal(rows, wrong.Keys.Select(RowOf).Order());
        Assert.All(wrong.Values, note => Assert.Contains("须更正 ERROR", note, StringComparison.Ordinal));
        var wrongMain = Assert.Single(CleanApp.Coloured(marked, Data));
        Assert.Equal(3, RowOf(wrongMain.Key));

        var right = new[]
        {
            ("负责人", wrong.Keys.Single(cell => RowOf(cell) == rows[0]), TextOf(clean[0], "officers", 2, "termNo")),
            ("负责人", wrong.Keys.Single(cell => RowOf(cell) == rows[1]), TextOf(clean[1], "officers", 1, "birthYearMonth")),
            (Data, wrongMain.Key, clean[1].Fields["directors"].ToString()),
        };
        receipt = await app.UploadAsync("annual-reports", "2025", CleanApp.Typed(marked, right), "two-问题.xlsx");
        Assert.True(receipt.Text("state") == "committed", receipt.ToString());
        Assert.Empty(receipt.Findings());
        await AssertSameAsync(app, clean);
    }

    [Fact]
    public async Task A_code_that_is_wrong_is_coloured_on_the_sheets_of_its_lists_as_well()
    {
        await using var app = await CleanApp.StartAsync(azurite, "social-group");
        var (clean, spoiled) = (CleanBase.Named("social-group").Report, CleanBase.Named("social-group").Report);
        var code = clean.Fields["uscc"].GetValue<string>();
        spoiled.Change("uscc", code[..17] + (code[17] == '0' ? '1' : '0'));
        var marked = await app.MarkedAsync(await app.UploadAsync("annual-reports", "2025", CleanApp.Json([spoiled]), "one.json"));
        var wrong = Coloured(marked, Data).Concat(Coloured(marked, "负责人")).ToList();
        Assert.Equal(1 + ItemsOf(clean, "officers"), wrong.Count);

        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), false);
        var every = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!).Skip(1).SelectMany(sheet => Coloured(marked, sheet).Select(cell => (sheet, cell, code))).ToList();
        var receipt = await app.UploadAsync("annual-reports", "2025", CleanApp.Typed(marked, every), "one.xlsx");
        Assert.True(receipt.Text("state") == "committed", receipt.ToString());
        await AssertSameAsync(app, [clean]);

        static IEnumerable<string> Coloured(byte[] workbook, string sheet) => CleanApp.Coloured(workbook, sheet, "FFF4A6A9").Keys;
    }

    [Fact]
    public async Task A_form_with_errors_comes_back_coloured_and_is_accepted_once_the_coloured_cells_are_mended()
    {
        await using var app = await CleanApp.StartAsync(azurite, "social-group");
        var clean = CleanBase.Named("social-group").Report;
        var spoiled = clean.Copy();
        spoiled.Change("directors", "若干");
        spoiled.Change("officers[1].termNo", "两三届吧");
        spoiled.Change("IS1.u", "约一百");
        var uscc = clean.Fields["uscc"].GetValue<string>();
        var template = await app.Http.GetByteArrayAsync($"/api/datasets/annual-reports/template.xlsx?period=2025&uscc={uscc}");
        var receipt = await app.UploadAsync("annual-reports", "2025", CleanApp.Typed(template, EntriesOf(template, spoiled)), "form.xlsx");
        receipt.Counts(1, rejected: 1);
        Assert.Contains("填报表", receipt.GetProperty("reading").ToString(), StringComparison.Ordinal);

        var marked = await app.MarkedAsync(receipt);
        var right = EntriesOf(template, clean).ToDictionary(entry => (entry.Sheet, entry.Cell), entry => entry.Text);
        List<(string, string, string)> mended = [];
        using (var document = SpreadsheetDocument.Open(new MemoryStream(marked), false))
        {
            foreach (var sheet in document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!).Where(sheet => sheet != CleanApp.List))
                mended.AddRange(CleanApp.Coloured(marked, sheet).Keys.Where(cell => right.ContainsKey((sheet, cell))).Select(cell => (sheet, cell, right[(sheet, cell)])));
        }

        Assert.True(mended.Count >= 3, $"{mended.Count} coloured cells; {receipt}");
        receipt = await app.UploadAsync("annual-reports", "2025", CleanApp.Typed(marked, mended), "form-问题.xlsx");
        Assert.True(receipt.Text("state") == "committed", receipt.ToString());
        Assert.DoesNotContain(receipt.Findings(), finding => finding.Text("severity") is "ERROR" or "REJECT");
        await AssertSameAsync(app, [clean]);
    }

    /// <summary>Where the values of a record stand on the form, as the reader understands it.</summary>
    private static List<(string Sheet, string Cell, string Text)> EntriesOf(byte[] form, CorpusRecord record)
    {
        using var table = SourceFile.Open(new MemoryStream(form), "form.xlsx", FileContent.Of(Book.Of("annual-reports"), new(2025)));
        Assert.True(table.IsForm);
        var entries = new List<(string, string, string)>();
        foreach (var (name, value) in record.Fields)
        {
            if (table.Headers.FirstOrDefault(header => header.Column?.Name == name)?.Place is { } place)
                entries.Add((place.Sheet!, CellName.Of(place.Column, place.Row), value.ToString()));
        }

        foreach (var (name, items) in record.Lists)
        {
            var list = table.Tables.Single(one => one.List.Name == name);
            Assert.True(items.Count <= 8, $"The form has eight lines for {name}.");
            for (var i = 0; i < items.Count; i++)
                entries.AddRange(items[i].Select(cell => (list.Sheet!, CellName.Of(list.Headers.Single(header => header.Column?.Name == cell.Key).FileColumn + 1, list.HeaderRow!.Value + 1 + i), cell.Value.ToString())));
        }

        return entries;
    }

    /// <summary>What is stored equals what a clean JSON file of the same reports stores.</summary>
    private async Task AssertSameAsync(App app, IReadOnlyList<CorpusRecord> clean)
    {
        await using var straight = await CleanApp.StartAsync(azurite, clean.Count == 1 ? ["social-group"] : ["social-group", "foundation"]);
        await straight.CommitAsync("annual-reports", "2025", CleanApp.Json(clean), "clean.json");
        foreach (var uscc in clean.Select(report => report.Fields["uscc"].GetValue<string>()))
        {
            var (expected, found) = (await ValuesAsync(straight, uscc), await ValuesAsync(app, uscc));
            Assert.True(JsonNode.DeepEquals(expected, found), $"expected {expected}\nfound {found}");
        }
    }

    private static async Task<JsonNode> ValuesAsync(App app, string uscc) => JsonNode.Parse((await app.JsonAsync($"/api/records/annual-reports/2025/{uscc}")).GetProperty("values").ToString())!;

    private static int ItemsOf(CorpusRecord report, string list) => report.Lists.Single(one => one.Name == list).Items.Count;

    private static string TextOf(CorpusRecord report, string list, int index, string field) => report.Lists.Single(one => one.Name == list).Items[index][field].ToString();

    private static int RowOf(string cell) => int.Parse(cell.AsSpan(cell.IndexOfAny([.. "0123456789"])), System.Globalization.CultureInfo.InvariantCulture);
}
