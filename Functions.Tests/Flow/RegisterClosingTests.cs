using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>A register file that is declared complete closes whom it does not list, when their number is confirmed.</summary>
public sealed class RegisterClosingTests(AzuriteFixture azurite)
{
    private static readonly string One = Codes.Of("440106", '1', 1);
    private static readonly string Two = Codes.Of("440106", '1', 2);
    private static readonly string Three = Codes.Of("440106", '2', 3);
    private static readonly string City = Codes.Of("440100", '1', 4);
    private static readonly string Shenzhen = Codes.Of("440300", '3', 5);

    [Fact]
    public async Task Nothing_is_stored_until_the_true_number_is_confirmed_and_then_the_missing_ones_are_closed()
    {
        await using var app = await StartAsync();
        var file = Grid.Of(Rows.Organisation(One, "改过的名称")).Csv();
        foreach (var (query, said) in new[] { ("complete=true", null), ("complete=true&confirmClosings=1", "1"), ("complete=true&confirmClosings=3", "3"), ("complete=true&confirmClosings=0", "0") })
        {
            var held = await app.UploadAsync("registry", "current", file, query: query);
            held.Counts(1, rejected: 1);
            Assert.Equal("rejected", held.Text("state"));
            var finding = Assert.Single(held.Findings("VAL-009"));
            Assert.Equal((said, "confirmClosings=2"), (finding.Text("value"), finding.Text("expected")));
            Assert.Contains("2 个在册组织", finding.Text("messageZh")!, StringComparison.Ordinal);
            Assert.Equal([Two, Three], held.Findings("VAL-010").Select(missing => missing.Text("uscc")).Order(StringComparer.Ordinal));
            Assert.Contains("confirmClosings=2", held.GetProperty("nextStep").Text("zh")!, StringComparison.Ordinal);
            Assert.Equal(2, held.GetProperty("complete").Number("closings"));
            Assert.Contains(Rows.NameOf(Two), await app.Http.GetStringAsync($"/api/receipts/{held.Text("id")}/findings?format=csv"), StringComparison.Ordinal);
        }

        Assert.Equal(5, await app.SumAsync("registry", "current", "active"));
        Assert.Equal(Rows.NameOf(One), (await app.JsonAsync($"/api/organisations/{One}")).GetProperty("organisation").Text("name"));

        var done = await app.UploadAsync("registry", "current", file, query: "complete=true&confirmClosings=2");
        done.Counts(1, accepted: 1);
        Assert.Equal(("committed", 2, 2), (done.Text("state"), done.Findings("VAL-010").Count, done.GetProperty("complete").Number("closings")));
        Assert.Contains("已按注销处理", done.Findings("VAL-010")[0].Text("messageZh")!, StringComparison.Ordinal);
        Assert.Equal((3, 5), (await app.SumAsync("registry", "current", "active"), await app.SumAsync("registry", "current", "records")));
        var closed = await app.JsonAsync($"/api/organisations/{Two}");
        Assert.Equal(("CANCELLED", "2026-03-02"), (closed.GetProperty("organisation").Text("status"), closed.GetProperty("organisation").Text("endedOn")));
        Assert.Contains("完整登记文件", closed.Text("note")!, StringComparison.Ordinal);
        var history = (await app.JsonAsync($"/api/records/registry/current/{Two}/history")).List("versions");
        Assert.Equal((done.Text("id"), 2), (history[0].Text("receipt"), history.Count));

        // The same word again is the same submission; a plain file brings one back.
        using (var again = await app.PostAsync("registry", "current", file, query: "complete=true&confirmClosings=2"))
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await app.RegisterAsync(Rows.Organisation(Two));
        Assert.Equal(4, await app.SumAsync("registry", "current", "active"));
        await app.RunAsync("Reconcile");
        Assert.Equal(4, await app.SumAsync("registry", "current", "active"));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("&scope=440106", 2)]
    [InlineData("&scope=4401", 3)]
    [InlineData("&scope=44", 4)]
    [InlineData("&scope=440300", 1)]
    [InlineData("&scope=4403", 1)]
    [InlineData("&scope=440200", 0)]
    public async Task The_scope_is_what_is_declared_or_the_registrars_of_the_rows(string scope, int missing)
    {
        await using var app = await StartAsync();
        var before = await app.StoredAsync();
        using var answer = await app.PostAsync("registry", "current", Grid.Of(Rows.Organisation(One)).Csv(), query: "complete=true&dryRun=true" + scope);
        var dry = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((missing, missing == 0 ? "committed" : "rejected"), (dry.GetProperty("complete").Number("closings"), dry.Text("state")));
        Assert.Equal(missing, dry.Findings("VAL-010").Count);
        Assert.Equal(before, await app.StoredAsync());

        var real = await app.UploadAsync("registry", "current", Grid.Of(Rows.Organisation(One)).Csv(), query: $"complete=true&confirmClosings={missing}{scope}");
        Assert.Equal("committed", real.Text("state"));
        Assert.Equal(5 - missing, await app.SumAsync("registry", "current", "active"));
    }

    [Fact]
    public async Task A_row_that_is_returned_keeps_the_whole_file_from_closing_anybody()
    {
        await using var app = await StartAsync();
        var file = Grid.Of(Rows.Organisation(One, "改过的名称"), Rows.Organisation(Two[..17] + (Two[17] == '0' ? '1' : '0'))).Csv();
        var held = await app.UploadAsync("registry", "current", file, query: "complete=true&confirmClosings=1");
        held.Counts(2, rejected: 2);
        Assert.Contains("1 行被退回", Assert.Single(held.Findings("VAL-011")).Text("messageZh")!, StringComparison.Ordinal);
        Assert.Empty(held.Findings("VAL-010"));
        Assert.Equal(5, await app.SumAsync("registry", "current", "active"));
        Assert.Equal(Rows.NameOf(One), (await app.JsonAsync($"/api/organisations/{One}")).GetProperty("organisation").Text("name"));
    }

    [Theory]
    [InlineData("registry", "complete=maybe", "unknown-complete")]
    [InlineData("registry", "complete=true&confirmClosings=abc", "bad-number")]
    [InlineData("registry", "complete=true&confirmClosings=-1", "bad-number")]
    [InlineData("registry", "complete=true&scope=4499", "unknown-scope")]
    [InlineData("registry", "complete=true&scope=天河", "unknown-scope")]
    [InlineData("registry", "confirmClosings=2", "not-complete")]
    [InlineData("registry", "complete=false&scope=44", "not-complete")]
    [InlineData("annual-reports", "complete=true", "not-a-register")]
    [InlineData("registry", "compelte=true", "unknown-parameter")]
    public async Task A_declaration_without_meaning_is_refused_at_once(string dataset, string query, string code)
    {
        await using var app = await App.StartAsync(azurite);
        foreach (var address in new[] { "submissions", "uploads" })
        {
            using var answer = await app.Http.PostAsync($"/api/{address}/{dataset}/{(dataset == "registry" ? "current" : "2025")}?{query}", new ByteArrayContent(Grid.Of(Rows.Organisation(One)).Csv()));
            Assert.Equal(code, (await App.ProblemAsync(answer)).Text("code"));
        }
    }

    [Fact]
    public async Task A_file_put_into_storage_directly_says_the_same_in_its_metadata()
    {
        await using var app = await App.StartAsync(azurite, DateTimeOffset.UtcNow.AddMinutes(-5).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        await app.RegisterAsync(new[] { One, Two, Three }.Select(code => Rows.Organisation(code)));
        using var opened = await app.Http.PostAsync("/api/uploads/registry/current?complete=true&scope=440106&confirmClosings=2", null);
        var upload = JsonDocument.Parse(await opened.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(["x-ms-meta-complete: true", "x-ms-meta-scope: 440106", "x-ms-meta-confirmClosings: 2"], upload.List("moreHeaders").Select(header => header.GetString()));
        using var put = new HttpRequestMessage(HttpMethod.Put, upload.Text("address")) { Content = new ByteArrayContent(Grid.Of(Rows.Organisation(One)).Csv()) };
        foreach (var header in upload.List("moreHeaders").Select(header => header.GetString()!).Append(upload.Text("header")!))
            put.Headers.Add(header.Split(": ")[0], header.Split(": ")[1]);
        using (var storage = new HttpClient())
        using (var answer = await storage.SendAsync(put))
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.SettleAsync();
        var receipt = await app.JsonAsync($"/api/receipts/{upload.Text("id")}");
        Assert.Equal(("committed", 2), (receipt.Text("state"), receipt.GetProperty("complete").Number("closings")));
        Assert.Equal(1, await app.SumAsync("registry", "current", "active"));

        // AzCopy, and a name for the metadata as some tools write it.
        // The storage tells the time of its files by the second.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        const string Path = "registry/current/azcopy/all.csv";
        var dropped = await app.Service<StorageClients>().Submissions.GetBlobClient(Path).UploadAsync(
            new BinaryData(Grid.Of(Rows.Organisation(Two)).Csv()), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["Complete"] = "true", ["CONFIRMCLOSINGS"] = "5" } });
        await app.SettleAsync();
        var held = await app.JsonAsync($"/api/receipts/{SubmissionPath.Of(Path, dropped.Value.ETag).Id}");
        Assert.Equal(("rejected", One), (held.Text("state"), Assert.Single(held.Findings("VAL-010")).Text("uscc")));
    }

    [Theory]
    [InlineData("2025-12-30T23:59:00+08:00", 1)]
    [InlineData("2025-12-31T00:00:01+08:00", 3)]
    [InlineData("2026-01-01T00:00:01+08:00", 3)]
    public async Task A_closed_organisation_leaves_the_expected_count_from_its_date_on(string closedAt, int expected)
    {
        await using var app = await App.StartAsync(azurite, "2025-12-01T09:00:00+08:00");
        await app.RegisterAsync(new[] { One, Two, Three }.Select(code => Rows.Organisation(code)));
        app.Now(closedAt);
        // One by a row of its own, one because the complete file does not list it: both from the same day on.
        var day = closedAt[..10];
        var receipt = await app.UploadAsync("registry", "current", Grid.Of(Rows.Organisation(One), Rows.Organisation(Two, more: [("status", "CANCELLED"), ("endedOn", day)])).Csv(), query: "complete=true&confirmClosings=1", tick: false);
        Assert.Equal("committed", receipt.Text("state"));
        app.Now("2026-01-02T09:00:00+08:00");
        Assert.Equal(expected, (await app.JsonAsync("/api/completeness/2025")).GetProperty("total").Number("expected"));
        Assert.Equal(1, (await app.JsonAsync("/api/completeness/2026")).GetProperty("total").Number("expected"));
    }

    private async Task<App> StartAsync()
    {
        var app = await App.StartAsync(azurite);
        await app.RegisterAsync(new[] { One, Two, Three, City, Shenzhen }.Select(code => Rows.Organisation(code)));
        return app;
    }
}
