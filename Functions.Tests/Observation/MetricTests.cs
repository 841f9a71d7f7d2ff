using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Observation;

/// <summary>The figures of a known story, each of which moves each instrument.</summary>
public sealed class MetricTests(AzuriteFixture azurite)
{
    private static readonly string[] Labels = ["http.request.method", "http.response.status_code", "nianbao.dataset", "nianbao.outcome", "nianbao.rule", "nianbao.state", "nianbao.storage.service", "nianbao.timer"];
    private static readonly string[] Datasets = ["activities", "annual-reports", "registry", "unknown"];

    [Fact]
    public async Task A_known_story_moves_every_figure_by_what_is_known_of_it()
    {
        await using var app = await App.StartAsync(azurite, settings: [("Sweep:QuietSeconds", "0"), ("StorageClient:MaxRetries", "1"), ("StorageClient:RetryDelayMs", "1")]);
        using var reading = new MeterReading(app.Service<IMeterFactory>());
        app.Wire.Forget();
        string[] codes = [.. Enumerable.Range(1, 3).Select(i => Codes.Of("440106", '1', i))];
        await app.RegisterAsync(codes.Select(code => Rows.Organisation(code)));
        var file = Grid.Of(
            Rows.Report(codes[0]),
            Rows.Report(codes[1], more: ("IS45.t", "1")), // Does not add up: returned for correction.
            Rows.Report("91440101MA5CTEST0X")).Csv(); // Whose it is cannot be told.
        var receipt = await app.UploadAsync("annual-reports", "2025", file);
        receipt.Counts(3, accepted: 1, rejected: 2);

        Assert.Equal(3, reading.Sum("nianbao.rows nianbao.dataset=registry nianbao.outcome=accepted"));
        Assert.Equal(1, reading.Sum("nianbao.rows nianbao.dataset=annual-reports nianbao.outcome=accepted"));
        Assert.Equal(1, reading.Sum("nianbao.rows nianbao.dataset=annual-reports nianbao.outcome=returned"));
        Assert.Equal(1, reading.Sum("nianbao.rows nianbao.dataset=annual-reports nianbao.outcome=rejected"));
        var findings = receipt.GetProperty("findingsByCode").EnumerateObject().ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, code => Assert.Equal(code.Value.GetInt32(), reading.Sum($"nianbao.findings nianbao.rule={code.Name}")));
        const string Duration = "nianbao.submission.duration nianbao.dataset=annual-reports nianbao.state=PartlyAccepted";
        Assert.Equal((1, 0), (reading.Times(Duration), reading.Sum(Duration))); // The clock of the test stands still.

        // What left for the storage is what was counted, blobs and tables apart.
        var port = app.Service<StorageClients>().Blobs.Uri.Port;
        Assert.Equal(app.Wire.Requests.Count(request => request.Uri.Port == port), Sum(reading, "nianbao.storage.transactions", "nianbao.storage.service=blob"));
        Assert.Equal(app.Wire.Requests.Count(request => request.Uri.Port != port), Sum(reading, "nianbao.storage.transactions", "nianbao.storage.service=table"));

        // The receipt of the same bytes is there already: a conflict.
        using (await app.PostAsync("registry", "current", Grid.Of(codes.Select(code => Rows.Organisation(code))).Csv(), tick: false))
            Assert.Equal(1, Sum(reading, "nianbao.storage.conflicts", "nianbao.storage.service=blob"));

        // A request that is lost once is sent again; nothing else notices.
        var lost = 0;
        app.Wire.Breaks = (method, _) => method == "GET" && Interlocked.Exchange(ref lost, 1) == 0;
        await app.JsonAsync("/api/aggregates/registry");
        Assert.Equal(1, Sum(reading, "nianbao.storage.retries"));

        // A file that fails until it is given up.
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("Activities2025", StringComparison.Ordinal);
        var poison = await app.UploadAsync("activities", "2025", Grid.Of(Rows.Activity(codes[0], "1", "2025-03-08")).Csv());
        Assert.Equal("failed", poison.Text("state"));
        app.Clock.Advance(TimeSpan.FromDays(400)); // The storage's own clock is real: whatever it says is long ago.
        var attempts = poison.Number("attempts");
        await app.RunAsync("SweepInbox");
        Assert.Equal((1, 0), (reading.Last("nianbao.uploads.backlog"), reading.Last("nianbao.uploads.poisoned")));
        Assert.True(reading.Last("nianbao.totals.staleness") > TimeSpan.FromDays(1).TotalSeconds);
        for (; attempts < Nianbao.Pipeline.Receipts.Receipt.MaxAttempts; attempts++)
            await app.RunAsync("SweepInbox");
        Assert.Equal((0, 1, 0), (reading.Last("nianbao.uploads.backlog"), reading.Last("nianbao.uploads.poisoned"), reading.Last("nianbao.totals.staleness")));
        Assert.Equal(Nianbao.Pipeline.Receipts.Receipt.MaxAttempts - 1, reading.Sum("nianbao.submission.retries"));
        app.Wire.Breaks = null;

        // A record that somebody edited, and a timer that fails.
        await TamperAsync(app);
        await app.RunAsync("Reconcile");
        Assert.Equal(1, reading.Sum("nianbao.totals.differences nianbao.dataset=annual-reports"));
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("/receipts", StringComparison.Ordinal);
        using (await app.Http.PostAsync("/admin/functions/SweepInbox?wait=true", null))
            app.Wire.Breaks = null;
        Assert.Equal(1, reading.Times("nianbao.timer.duration nianbao.outcome=success nianbao.timer=Reconcile"));
        Assert.Equal(1, reading.Times("nianbao.timer.duration nianbao.outcome=failure nianbao.timer=SweepInbox"));

        // There is no instrument that nothing moved, each is described, and labels come from short lists.
        Assert.All(reading.Instruments, instrument =>
        {
            Assert.Contains(reading.Series, series => series.Split(' ')[0] == instrument.Name);
            Assert.False(string.IsNullOrEmpty(instrument.Unit) || string.IsNullOrEmpty(instrument.Description), instrument.Name);
            Assert.Matches("^nianbao(\\.[a-z]+)+$", instrument.Name);
        });
        var labels = reading.Series.SelectMany(series => series.Split(' ').Skip(1)).Select(label => label.Split('=')).ToList();
        Assert.All(labels, label => Assert.Contains(label[0], Labels));
        Assert.All(labels.Where(label => label[0] == "nianbao.dataset"), label => Assert.Contains(label[1], Datasets));
        Assert.DoesNotContain(reading.Series, series => Observer.NamesAnOrganisation(series));
    }

    [Fact]
    public async Task A_file_under_a_path_of_somebodys_own_making_makes_no_label()
    {
        await using var app = await App.StartAsync(azurite);
        using var reading = new MeterReading(app.Service<IMeterFactory>());
        await app.Service<StorageClients>().Submissions.UploadBlobAsync("欧阳春兰/440106198001011234/home/data.csv", new BinaryData("uscc\n"));
        await app.SettleAsync();
        Assert.Equal(1, reading.Times("nianbao.submission.duration nianbao.dataset=unknown nianbao.state=Rejected"));
    }

    private static async Task TamperAsync(App app)
    {
        var table = app.Service<StorageClients>().Tables.GetTableClient("AnnualReports2025");
        await foreach (var entity in table.QueryAsync<TableEntity>())
        {
            if (!entity.ContainsKey("Hash"))
                continue;
            await table.UpdateEntityAsync(new TableEntity(entity.PartitionKey, entity.RowKey) { ["Edited"] = "by hand" }, entity.ETag, TableUpdateMode.Merge);
            return;
        }

        Assert.Fail("there is no record");
    }

    private static double Sum(MeterReading reading, string name, string label = "") =>
        reading.Series.Where(series => series.Split(' ')[0] == name && series.Contains(label, StringComparison.Ordinal)).Sum(reading.Sum);
}
