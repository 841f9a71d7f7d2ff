using System.Net;
using System.Text.Json;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>Names and identity numbers of persons do not get around.</summary>
public sealed class PrivacyTests(AzuriteFixture azurite)
{
    private const string Person = "欧阳春兰";
    private const string Identity = "440106198001011234";

    [Fact]
    public async Task Personal_data_in_a_files_name_and_cells_reach_neither_names_nor_findings_nor_logs_nor_answers()
    {
        await using var app = await App.StartAsync(azurite);
        string[] codes = [.. Enumerable.Range(1, 3).Select(i => Codes.Of("440106", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        var file = Grid.Of(
            Rows.Report(codes[0], more: ("instructorName", Person)),
            Rows.Report(codes[1], more: [("instructorName", Person), ("IS45.t", "1")]), // does not add up
            Rows.Report(codes[2], more: ("instructorName", Person + new string('春', 80)))); // too long
        var receipt = await app.UploadAsync("annual-reports", "2025", file.Xlsx(), $"{Person}-{Identity}.xlsx");
        receipt.Counts(3, accepted: 1, rejected: 2);
        var tooLong = Assert.Single(receipt.Findings("VAL-002"));
        Assert.Equal((4, "instructorName"), (tooLong.Number("row"), tooLong.Text("field")));

        var answers = new List<string>
        {
            receipt.GetProperty("findings").GetRawText(),
            await TextAsync(app, $"/api/receipts/{receipt.Text("id")}/findings"),
            await TextAsync(app, $"/api/receipts/{receipt.Text("id")}/findings?format=csv"),
            await TextAsync(app, $"/api/records/annual-reports/2025/{codes[0]}"),
            await TextAsync(app, $"/api/records/annual-reports/2025/{codes[0]}/history"),
            await TextAsync(app, $"/api/organisations/{codes[0]}"),
            await TextAsync(app, "/api/organisations"),
            await TextAsync(app, "/api/aggregates/annual-reports?period=2025&by=city,type"),
            await app.BlobNamesAsync(),
            string.Join('\n', await app.StoredAsync()),
        };
        Assert.All(answers, NothingPersonal);
        // Even of a request line a log would keep the name of the file: only the framework's own lines, at a level that is off, may have it.
        NothingPersonal(string.Join('\n', app.Log.Text.Split('\n').Where(line => !line.Contains(" Microsoft.AspNetCore.Hosting.Diagnostics ", StringComparison.Ordinal))));
        Assert.Contains("***", answers[3], StringComparison.Ordinal);

        // The name is kept in the record itself, for those who will be entitled to it.
        var dry = await app.PostAsync("annual-reports", "2025", file.Csv(), $"{Identity}.csv", "dryRun=true");
        Assert.Equal(HttpStatusCode.OK, dry.StatusCode);
        NothingPersonal(JsonDocument.Parse(await dry.Content.ReadAsStringAsync()).RootElement.GetProperty("findings").GetRawText());
    }

    [Fact]
    public async Task An_ID_number_in_the_wrong_column_is_said_to_be_wrong_and_not_repeated()
    {
        await using var app = await App.StartAsync(azurite);
        string[] codes = [.. Enumerable.Range(1, 3).Select(i => Codes.Of("440106", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        var file = Grid.Of(
            Rows.Report(codes[0], more: ("reportYear", Identity)),
            Rows.Report(codes[1], more: ("BS60.e", Identity)),
            Rows.Report(codes[2], more: ("name", $"天河区{Identity}协会")));
        var receipt = await app.UploadAsync("annual-reports", "2025", file.Xlsx());
        var findings = await TextAsync(app, $"/api/receipts/{receipt.Text("id")}/findings");
        Assert.Contains("440106************", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("19800101", findings, StringComparison.Ordinal);
        Assert.DoesNotContain("19800101", await TextAsync(app, $"/api/receipts/{receipt.Text("id")}/findings?format=csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_storage_logs_no_personal_data_either()
    {
        await using var app = await App.StartAsync(azurite);
        var code = Codes.Of("440106", '1', 1);
        await app.RegisterAsync(Rows.Organisation(code));
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("AnnualReports2025", StringComparison.Ordinal);
        var receipt = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(code, more: ("instructorName", Person))).Csv(), $"{Person}{Identity}.csv");
        Assert.Equal("failed", receipt.Text("state"));
        NothingPersonal(string.Join('\n', app.Log.Text.Split('\n').Where(line => !line.Contains(" Microsoft.AspNetCore.Hosting.Diagnostics ", StringComparison.Ordinal))));
        NothingPersonal(receipt.GetProperty("failure").GetRawText());
    }

    private static async Task<string> TextAsync(App app, string url)
    {
        using var answer = await app.Http.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static void NothingPersonal(string text)
    {
        Assert.DoesNotContain(Person, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Identity, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Person), text, StringComparison.OrdinalIgnoreCase);
    }
}
