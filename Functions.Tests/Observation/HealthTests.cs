using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Observation;

/// <summary>GET /api/health says what is wrong, what to do, and where that is written at length.</summary>
public sealed class HealthTests(AzuriteFixture azurite)
{
    private static readonly string Code = Codes.Of("440106", '1', 1);

    [Fact]
    public async Task A_file_that_was_given_up_is_named_and_is_well_again_when_it_is_sent_again()
    {
        await using var app = await App.StartAsync(azurite, settings: ("Sweep:QuietSeconds", "0"));
        var csv = Grid.Of(Rows.Organisation(Code)).Csv();
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("Registry", StringComparison.Ordinal);
        var failed = await app.UploadAsync("registry", "current", csv);
        app.Clock.Advance(TimeSpan.FromDays(400));
        var waiting = Problem(await HealthAsync(app), "staleness");
        Assert.Contains("SweepInbox", waiting.GetProperty("remedy").Text("en")!, StringComparison.Ordinal);
        for (var i = failed.Number("attempts"); i < Nianbao.Pipeline.Receipts.Receipt.MaxAttempts; i++)
            await app.RunAsync("SweepInbox");
        app.Wire.Breaks = null;

        var health = await HealthAsync(app);
        Assert.Contains(failed.Text("id")!, Problem(health, "poison").GetProperty("message").Text("zh")!, StringComparison.Ordinal);
        Assert.Equal((1, 0), (health.GetProperty("uploads").Number("poisoned"), health.GetProperty("uploads").Number("pending")));
        Assert.Single(app.Log.Text.Split('\n'), line => line.StartsWith("Error Nianbao.Pipeline.Intake.Ingestion ", StringComparison.Ordinal) && line.Contains("is given up after 10 attempts", StringComparison.Ordinal));

        Assert.Equal("committed", (await app.UploadAsync("registry", "current", csv)).Text("state"));
        Assert.Equal("healthy", (await HealthAsync(app)).Text("status"));
    }

    [Fact]
    public async Task A_timer_that_failed_or_did_not_come_is_named()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RunAsync("SweepInbox");
        Assert.Equal("healthy", (await HealthAsync(app)).Text("status"));
        app.Wire.Breaks = (method, uri) => uri.AbsolutePath.EndsWith("/receipts", StringComparison.Ordinal);
        using (var answer = await app.Http.PostAsync("/admin/functions/SweepInbox?wait=true", null))
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        app.Wire.Breaks = null;
        var failed = Problem(await HealthAsync(app), "timers");
        Assert.Contains("SweepInbox", failed.GetProperty("message").Text("zh")!, StringComparison.Ordinal);
        await app.RunAsync("SweepInbox");
        Assert.Equal("healthy", (await HealthAsync(app)).Text("status"));

        // Its schedule wants it again in ten minutes; the host is gone by then.
        await app.Service<Nianbao.Pipeline.Upkeep.TimerRuns>().RunAsync("Deliver", app.Clock.GetUtcNow().UtcDateTime.AddMinutes(10), _ => Task.CompletedTask, CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromMinutes(39));
        Assert.Equal("healthy", (await HealthAsync(app)).Text("status"));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("Deliver", Problem(await HealthAsync(app), "timers").GetProperty("message").Text("en")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Totals_that_do_not_agree_are_named_until_a_proof_finds_them_mended()
    {
        await using var app = await App.StartAsync(azurite);
        await app.RegisterAsync(Rows.Organisation(Code));
        var table = app.Service<StorageClients>().Tables.GetTableClient("Registry");
        TableEntity? record = null;
        await foreach (var entity in table.QueryAsync<TableEntity>())
            record = entity.ContainsKey("Hash") ? entity : record;
        await table.UpdateEntityAsync(new TableEntity(record!.PartitionKey, record.RowKey) { ["Edited"] = "by hand" }, record.ETag, TableUpdateMode.Merge);
        await app.RunAsync("Reconcile");
        Assert.Contains("registry-current", Problem(await HealthAsync(app), "drift").GetProperty("message").Text("zh")!, StringComparison.Ordinal);
        await table.UpdateEntityAsync(record, Azure.ETag.All, TableUpdateMode.Replace);
        await app.RunAsync("Reconcile");
        Assert.Equal("healthy", (await HealthAsync(app)).Text("status"));
    }

    [Fact]
    public async Task A_storage_that_does_not_answer_is_said_with_503()
    {
        await using var app = await App.StartAsync(azurite);
        app.Wire.Breaks = (_, _) => true;
        using var down = await app.Http.GetAsync("/api/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        var health = JsonDocument.Parse(await down.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("unhealthy", health.Text("status"));
        Problem(health, "storage");
    }

    private static Task<JsonElement> HealthAsync(App app) => app.JsonAsync("/api/health");

    /// <summary>The one problem of that code: in two languages, with a remedy and a page that is there.</summary>
    private static JsonElement Problem(JsonElement health, string code)
    {
        Assert.NotEqual("healthy", health.Text("status"));
        var problem = Assert.Single(health.List("problems"), problem => problem.Text("code") == code);
        foreach (var words in new[] { "message", "remedy" })
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty(words).Text("zh")!);
            Assert.Matches("[a-z]{3}", problem.GetProperty(words).Text("en")!);
        }

        Assert.EndsWith($"/infra/runbooks/{code}.md", problem.Text("runbook"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(House.House.Root, "infra", "runbooks", code + ".md")), code);
        return problem;
    }
}
