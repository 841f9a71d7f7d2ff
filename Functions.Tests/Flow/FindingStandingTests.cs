using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Tests.Support;
using Nianbao.Tests.Workbooks;

namespace Nianbao.Tests.Flow;

/// <summary>The findings of an upload know what happened since: who explained them, and what became of the report.</summary>
public sealed class FindingStandingTests(AzuriteFixture azurite)
{
    private const string Why = "组织机构代码为旧码，已向登记机关核实无误";
    private static readonly string Odd = OddCode("440106", 3);

    [Fact]
    public async Task An_explanation_given_later_stands_beside_its_finding_in_every_format()
    {
        await using var app = await StartAsync();
        var receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd)).Csv());
        var id = receipt.Text("id")!;
        var before = Assert.Single(await FindingsAsync(app, id), finding => finding.Text("code") == "ID-009");
        Assert.Equal(("SUBMITTED", null), (before.GetProperty("report").Text("state"), before.Text("explained")));

        await ExplainAsync(app, Odd);
        var findings = await FindingsAsync(app, id);
        var explained = Assert.Single(Assert.Single(findings, finding => finding.Text("code") == "ID-009").List("explained"));
        Assert.Equal((Why, "欧**兰"), (explained.Text("text"), explained.Text("by")));
        Assert.Equal(app.Clock.GetUtcNow(), explained.GetProperty("at").GetDateTimeOffset());
        Assert.NotEmpty(explained.Text("who")!);
        Assert.All(findings, finding => Assert.Equal("ACCEPTED", finding.GetProperty("report").Text("state")));
        Assert.All(findings.Where(finding => finding.Text("code") != "ID-009"), finding => Assert.Null(finding.Text("explained")));

        var csv = await app.Http.GetStringAsync($"/api/receipts/{id}/findings?format=csv");
        Assert.Contains(Why, csv, StringComparison.Ordinal);
        Assert.Contains("已受理 Accepted", csv, StringComparison.Ordinal);
        var marked = await app.MarkedAsync(receipt);
        using var document = SpreadsheetDocument.Open(new MemoryStream(marked), false);
        var list = document.Sheet(CleanApp.List).Descendants<Cell>().Select(cell => cell.InnerText).ToList();
        Assert.Contains(list, text => text.Contains(Why, StringComparison.Ordinal) && text.Contains("欧**兰", StringComparison.Ordinal));
        Assert.Contains("已受理 Accepted", list);
        Assert.DoesNotContain(list.Append(csv), text => text.Contains("欧阳春兰", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_another_replaced_says_by_which_receipt()
    {
        await using var app = await StartAsync();
        var first = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd)).Csv());
        var second = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd, income: 120m)).Csv());
        Assert.All(await FindingsAsync(app, first.Text("id")!), finding => Assert.Equal(("SUBMITTED", second.Text("id")), (finding.GetProperty("report").Text("state"), finding.GetProperty("report").Text("supersededBy"))));
        Assert.All(await FindingsAsync(app, second.Text("id")!), finding => Assert.Equal(("SUBMITTED", null), (finding.GetProperty("report").Text("state"), finding.GetProperty("report").Text("supersededBy"))));

        // The explanation is about the content of the second; the first has none.
        await ExplainAsync(app, Odd);
        Assert.All(await FindingsAsync(app, first.Text("id")!), finding => Assert.Null(finding.Text("explained")));
        Assert.Contains(await FindingsAsync(app, second.Text("id")!), finding => finding.Text("explained") is not null);
    }

    [Fact]
    public async Task A_returned_report_says_so_and_a_refused_row_says_nothing_of_any_report()
    {
        await using var app = await StartAsync();
        var returned = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd, more: ("IS45.t", "1"))).Csv());
        Assert.All(await FindingsAsync(app, returned.Text("id")!), finding => Assert.Equal("RETURNED", finding.GetProperty("report").Text("state")));
        var stranger = Codes.Of("440106", '1', 9);
        var refused = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(stranger, year: 2023)).Csv());
        Assert.NotEmpty(refused.Findings());
        Assert.DoesNotContain(await FindingsAsync(app, refused.Text("id")!), finding => finding.Text("uscc") == stranger && refused.GetProperty("counts").Number("returned") == 0 && finding.Text("report") is not null);
    }

    [Fact]
    public async Task One_organisation_costs_one_read_more_and_a_page_of_many_one_query()
    {
        await using var app = await StartAsync();
        var one = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Odd)).Csv());
        // The receipt and the record.
        Assert.Equal(2, await CostAsync(app, one.Text("id")!));
        var codes = Enumerable.Range(20, 40).Select(serial => OddCode("440106", serial)).ToList();
        await app.UploadAsync("registry", "current", Grid.Of(codes.Select(code => Rows.Organisation(code))).Csv());
        var many = await app.UploadAsync("annual-reports", "2025", Grid.Of(codes.Select(code => Rows.Report(code))).Csv());
        Assert.Equal(2, await CostAsync(app, many.Text("id")!));
        Assert.Equal(40, (await FindingsAsync(app, many.Text("id")!)).Count(finding => finding.Text("code") == "ID-009" && finding.GetProperty("report").Text("state") == "SUBMITTED"));
    }

    private async Task<App> StartAsync()
    {
        var app = await App.StartAsync(azurite);
        await app.UploadAsync("registry", "current", Grid.Of(Rows.Organisation(Odd)).Csv());
        return app;
    }

    private static async Task<IReadOnlyList<JsonElement>> FindingsAsync(App app, string id) => (await app.JsonAsync($"/api/receipts/{id}/findings")).List("findings");

    private static async Task<int> CostAsync(App app, string id)
    {
        using var answer = await app.Http.GetAsync($"/api/receipts/{id}/findings");
        return int.Parse(Assert.Single(answer.Headers.GetValues("X-Nianbao-Transactions")), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task ExplainAsync(App app, string uscc)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await app.Http.PostAsync($"/api/records/annual-reports/2025/{uscc}/explanations", JsonContent.Create(new { code = "ID-009", field = "uscc", text = Why, by = "欧阳春兰" }));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static string OddCode(string division, int serial)
    {
        var right = Codes.Of(division, '1', serial);
        var first17 = right[..16] + (right[16] == '7' ? '8' : '7');
        return first17 + Codes.Check(first17);
    }
}
