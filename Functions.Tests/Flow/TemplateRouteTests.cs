using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Tests.Support;
using Nianbao.Tests.Workbooks;

namespace Nianbao.Tests.Flow;

/// <summary>Templates as they are asked for by HTTP.</summary>
public sealed class TemplateRouteTests(AzuriteFixture azurite)
{
    private static readonly string Tianhe = Codes.Of("440106", '1', 1);

    [Fact]
    public async Task A_template_is_handed_out_under_a_name_that_says_what_it_is()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Tianhe, name: "甲协会"));
        foreach (var (url, name, sheet) in new[]
        {
            ("annual-reports/template.xlsx?period=2025", "2025年度工作报告.xlsx", "A 基本信息"),
            ("annual-reports/template.xlsx?period=2025&layout=table", "2025年度工作报告-批量.xlsx", "2025年度工作报告"),
            ($"annual-reports/template.xlsx?period=2025&uscc={Tianhe}", "甲协会-2025年度工作报告.xlsx", "A 基本信息"),
            ($"annual-reports/template.xlsx?period=2025&uscc={Tianhe.ToLowerInvariant()}", "甲协会-2025年度工作报告.xlsx", "A 基本信息"),
        })
        {
            using var answer = await app.Http.GetAsync("/api/datasets/" + url);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url}: {System.Text.Encoding.UTF8.GetString(bytes)}");
            Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileNameStar);
            Assert.Empty(Book.Faults(bytes));
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            var sheets = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!).ToList();
            Assert.True(sheets.Contains(sheet), $"{url}: {string.Join(", ", sheets)}");
        }
    }

    [Fact]
    public async Task A_code_that_is_not_registered_gives_the_template_with_the_code_and_nothing_else()
    {
        await using var app = await App.StartAsync(azurite);
        var stranger = Codes.Of("440106", '1', 9);
        var bytes = await app.Http.GetByteArrayAsync($"/api/datasets/annual-reports/template.xlsx?period=2025&layout=table&uscc={stranger}");
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var filled = document.Sheet("2025年度工作报告").Descendants<Row>().Where(row => row.RowIndex! > 3).SelectMany(row => row.Elements<Cell>()).Select(cell => cell.InnerText).Where(text => text.Length > 0);
        Assert.Equal(new[] { stranger, "2025", "SG" }.Where(filled.Contains), filled.Distinct().Where(text => text is "2025" or "SG" || text == stranger));
        Assert.Contains(stranger, filled);
    }

    [Theory]
    [InlineData("no-such/template.xlsx?period=2025", "unknown-dataset")]
    [InlineData("inspections/template.xlsx?period=2025", "unknown-dataset")]
    [InlineData("annual-reports/template.xlsx?period=someday", "unknown-period")]
    [InlineData("annual-reports/template.xlsx?period=2035", "unknown-period")]
    [InlineData("annual-reports/template.xlsx?period=2025-07", "unknown-period")]
    [InlineData("annual-reports/template.xlsx?period=current", "unknown-period")]
    [InlineData("annual-reports/template.xlsx?period=2025&uscc=123", "bad-uscc")]
    [InlineData("annual-reports/template.xlsx?period=2025&uscc=5144010&uscc=6", "bad-uscc")]
    [InlineData("annual-reports/template.xlsx?period=2025&layout=poster", "unknown-layout")]
    [InlineData("registry/template.xlsx?layout=form", "unknown-layout")]
    [InlineData("annual-reports/template.xlsx?year=2025", "unknown-parameter")]
    public async Task A_wrong_question_is_answered_with_what_is_wrong_about_it(string url, string code)
    {
        await using var app = await App.StartAsync(azurite);
        Assert.Equal(code, (await app.ProblemAsync("/api/datasets/" + url)).Text("code"));
    }
}
