using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Storage;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Observation;

/// <summary>A submission is one trace, from the request to the published totals, through the real triggers on real storage.</summary>
public sealed class TraceTests(AzuriteFixture azurite)
{
    private static readonly string Code = Codes.Of("440106", '1', 1);

    [Fact]
    public async Task One_upload_is_one_trace_from_the_request_to_the_publication()
    {
        var (app, observer) = await StartAsync();
        await using var _ = app;
        await app.RegisterAsync(Rows.Organisation(Code));
        var receipt = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Code)).Csv());

        var trace = TraceOf(receipt);
        await Eventually.Holds(() => observer.Trace(trace).Any(span => span.Kind == ActivityKind.Server));
        var spans = observer.Trace(trace);
        var request = Assert.Single(spans, span => span.Kind == ActivityKind.Server);
        Assert.Equal("POST api/submissions/{dataset}/{period}", request.DisplayName);
        var received = Assert.Single(spans, span => span.OperationName == "submission.receive");
        var ingested = Assert.Single(spans, span => span.OperationName == "submission.ingest");
        var read = Assert.Single(spans, span => span.OperationName == "submission.read");
        var committed = Assert.Single(spans, span => span.OperationName == "ledger.commit");
        var published = Assert.Single(spans, span => span.OperationName == "totals.publish");
        Assert.Equal(
            [request.SpanId, received.SpanId, ingested.SpanId, read.SpanId, ingested.SpanId],
            new[] { received, ingested, read, committed, published }.Select(span => span.ParentSpanId));
        Assert.Equal((receipt.Text("id"), "annual-reports", "Committed"), (ingested.GetTagItem("nianbao.receipt"), ingested.GetTagItem("nianbao.dataset"), ingested.GetTagItem("nianbao.state")));
        Assert.Equal(("annual-reports-2025", 1), (published.GetTagItem("nianbao.series"), published.GetTagItem("nianbao.heads")));
        Assert.All(spans, span => Assert.NotEqual(ActivityStatusCode.Error, span.Status));

        // The log line about it says of which trace it is.
        var line = Assert.Single(observer.Logs, log => log.EventId.Id == 2001 && log.TraceId.ToHexString() == trace);
        Assert.Equal(ingested.SpanId, line.SpanId);
    }

    [Fact]
    public async Task A_caller_who_traces_finds_the_submission_in_its_own_trace()
    {
        var (app, observer) = await StartAsync();
        await using var _ = app;
        const string Caller = "4bf92f3577b34da6a3ce929d0e0e4736";
        app.Http.DefaultRequestHeaders.Add("traceparent", $"00-{Caller}-00f067aa0ba902b7-01");
        await app.RegisterAsync(Rows.Organisation(Code));
        Assert.Contains(observer.Trace(Caller), span => span.OperationName == "totals.publish");
    }

    [Fact]
    public async Task A_second_delivery_goes_on_in_the_same_trace_and_publishes_nothing()
    {
        var (app, observer) = await StartAsync();
        await using var _ = app;
        var receipt = await app.CommitAsync("registry", "current", Grid.Of(Rows.Organisation(Code)).Csv());
        var name = await BlobAsync(app);
        // Written again, the blob sets the trigger off again.
        var blob = app.Service<StorageClients>().Submissions.GetBlobClient(name);
        await blob.UploadAsync((await blob.DownloadContentAsync()).Value.Content, overwrite: true);
        await app.SettleAsync();
        // On Azure a delivery is an activity of the host's.
        using (var delivery = new Activity("another delivery").Start())
        {
            await app.Service<Ingestion>().ProcessAsync(name, CancellationToken.None);
            var deliveries = observer.Trace(TraceOf(receipt)).Where(span => span.OperationName == "submission.ingest").ToList();
            Assert.Equal([null, true, true], deliveries.Select(span => span.GetTagItem("nianbao.repeated")));
            Assert.Equal(delivery.TraceId, Assert.Single(deliveries[2].Links).Context.TraceId);
            Assert.Equal(deliveries[2].SpanId, Assert.Single(delivery.Links).Context.SpanId);
        }

        Assert.Single(observer.Trace(TraceOf(receipt)), span => span.OperationName == "totals.publish");
    }

    [Fact]
    public async Task What_failed_and_is_swept_later_is_one_trace_with_a_link_to_the_sweep()
    {
        var (app, observer) = await StartAsync(("Sweep:QuietSeconds", "0"));
        await using var _ = app;
        await app.RegisterAsync(Rows.Organisation(Code));
        app.Wire.Breaks = (_, uri) => uri.AbsolutePath.Contains("AnnualReports2025", StringComparison.Ordinal);
        var failed = await app.UploadAsync("annual-reports", "2025", Grid.Of(Rows.Report(Code)).Csv());
        Assert.Equal("failed", failed.Text("state"));
        app.Wire.Breaks = null;
        app.Clock.Advance(TimeSpan.FromDays(400)); // The storage's own clock is real: whatever it says is long ago.
        await app.RunAsync("SweepInbox");

        var receipt = await app.JsonAsync($"/api/receipts/{failed.Text("id")}");
        Assert.Equal("committed", receipt.Text("state"));
        var trace = TraceOf(receipt);
        Assert.Equal(TraceOf(failed), trace);
        var attempts = observer.Trace(trace).Where(span => span.OperationName == "submission.ingest").ToList();
        Assert.Equal(Enumerable.Range(1, attempts.Count), attempts.Select(span => (int)span.GetTagItem("nianbao.attempt")!));
        Assert.All(attempts.SkipLast(1), attempt => Assert.Equal((ActivityStatusCode.Error, "Azure.RequestFailedException"), (attempt.Status, attempt.GetTagItem("error.type"))));
        Assert.Equal("Committed", attempts[^1].GetTagItem("nianbao.state"));
        Assert.Single(observer.Trace(trace), span => span.OperationName == "totals.publish");
        // Each knows of the other.
        var sweep = Assert.Single(observer.LinkedWith(trace), span => span.OperationName == "timer SweepInbox");
        Assert.Equal(sweep.TraceId, Assert.Single(attempts[^1].Links).Context.TraceId);
        Assert.Contains(sweep.Links, link => link.Context.SpanId == attempts[^1].SpanId);
    }

    [Fact]
    public async Task A_worker_that_died_leaves_its_trace_to_the_next()
    {
        var account = await azurite.NewAccountAsync();
        string id, trace;
        var (dying, seen) = await StartAsync(account);
        await using (dying)
        {
            // The request is answered, and nothing processes the file any more.
            dying.Wire.Breaks = (method, uri) => method == "GET" && uri.AbsolutePath.Contains("/submissions/", StringComparison.Ordinal) && uri.Query.Length == 0;
            using var answer = await dying.PostAsync("registry", "current", Grid.Of(Rows.Organisation(Code)).Csv());
            var receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            (id, trace) = (receipt.Text("id")!, TraceOf(receipt));
            Assert.DoesNotContain(seen.Trace(trace), span => span.OperationName == "totals.publish");
        }

        var (app, observer) = await StartAsync(account, ("Sweep:QuietSeconds", "0"));
        await using var _ = app;
        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.RunAsync("SweepInbox");
        await app.SettleAsync();
        Assert.Equal("committed", (await app.JsonAsync($"/api/receipts/{id}")).Text("state"));
        Assert.Contains(observer.Trace(trace), span => span.OperationName == "totals.publish");
    }

    [Fact]
    public async Task A_file_put_into_storage_directly_has_a_trace_that_follows_from_its_receipt_or_that_its_sender_gave()
    {
        var (app, observer) = await StartAsync();
        await using var _ = app;
        var csv = Grid.Of(Rows.Organisation(Code)).Csv();
        await app.Service<StorageClients>().Submissions.UploadBlobAsync("registry/current/registrar-440000/register.csv", new BinaryData(csv));
        await app.SettleAsync();
        var ingested = Assert.Single(observer.Logs, log => log.EventId.Id == 2001);
        Assert.Contains(observer.Trace(ingested.TraceId.ToHexString()), span => span.OperationName == "totals.publish");
        var name = await BlobAsync(app);
        await app.Service<Ingestion>().ProcessAsync(name, CancellationToken.None);
        Assert.Equal(2, observer.Trace(ingested.TraceId.ToHexString()).Count(span => span.OperationName == "submission.ingest"));

        const string Sender = "0af7651916cd43dd8448eb211c80319c";
        var blob = app.Service<StorageClients>().Submissions.GetBlobClient("registry/current/registrar-440000/again.csv");
        await blob.UploadAsync(new BinaryData(csv), new Azure.Storage.Blobs.Models.BlobUploadOptions { Metadata = new Dictionary<string, string> { ["traceparent"] = $"00-{Sender}-b7ad6b7169203331-01" } });
        await app.SettleAsync();
        Assert.Single(observer.Trace(Sender), span => span.OperationName == "submission.ingest");
    }

    [Fact]
    public async Task Whoever_acts_on_what_was_published_is_linked_with_the_submissions_that_moved_it()
    {
        var (app, observer) = await StartAsync();
        await using var _ = app;
        var receipt = await app.CommitAsync("registry", "current", Grid.Of(Rows.Organisation(Code)).Csv());
        var report = await app.CommitAsync("annual-reports", "2025", Grid.Of(Rows.Report(Code)).Csv());
        app.Now("2026-07-02T00:30:00+08:00");
        await app.JsonAsync("/api/aggregates/annual-reports?period=2025"); // Now it is in memory; whoever asks acts on nothing.
        foreach (var timer in new[] { "Remind", "Inspect", "Supervise" })
            await app.RunAsync(timer);
        Assert.Equal(["timer Inspect", "timer Remind"], Linked(TraceOf(receipt)));
        Assert.Equal(["timer Inspect", "timer Remind"], Linked(TraceOf(report)));
        // The inspection publishes proposals in its turn, on which supervision acts.
        var inspection = observer.LinkedWith(TraceOf(report)).Single(span => span.OperationName == "timer Inspect");
        Assert.Equal(["timer Supervise"], Linked(inspection.TraceId.ToHexString()));

        List<string> Linked(string trace) => [.. observer.LinkedWith(trace).Select(span => span.OperationName).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task A_notice_that_is_sent_is_linked_with_the_trace_that_wrote_it()
    {
        await using var receiver = await Notifications.Receiver.StartAsync();
        var observer = new Observer();
        await using var app = await App.StartAsync(azurite, "2026-03-02T12:00:00+08:00", observer.Register, [.. receiver.Settings.Select(s => (s.Item1, s.Item2!))]);
        string trace;
        using (var writer = new Activity("a writer").Start())
        {
            trace = writer.TraceId.ToHexString();
            await app.Service<Nianbao.Pipeline.Notifications.Outbox>().PutAsync([Notifications.OutboxTests.Item(Code, "1")], CancellationToken.None);
        }

        await app.RunAsync("Deliver");
        Assert.Single(receiver.All);
        Assert.Single(observer.LinkedWith(trace), span => span.OperationName == "notice.send");
    }

    [Fact]
    public async Task Without_a_collector_there_is_no_SDK_in_the_process()
    {
        await using var app = await App.StartAsync(azurite);
        Assert.Null(app.Find<OpenTelemetry.Trace.TracerProvider>());
        Assert.Null(app.Find<OpenTelemetry.Metrics.MeterProvider>());
        await using var asked = await App.StartAsync(azurite, settings: ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"));
        Assert.NotNull(asked.Find<OpenTelemetry.Trace.TracerProvider>());
        using var answer = await asked.Http.GetAsync("/api/aggregates/registry");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode); // A collector that does not answer disturbs nobody.
    }

    private static string TraceOf(JsonElement receipt) => ActivityContext.Parse(receipt.Text("trace")!, null).TraceId.ToHexString();

    private static async Task<string> BlobAsync(App app)
    {
        await foreach (var blob in app.Service<StorageClients>().Submissions.GetBlobsAsync())
            return blob.Name;
        throw new InvalidOperationException("nothing was submitted");
    }

    private async Task<(App App, Observer Observer)> StartAsync(params (string, string)[] settings) => await StartAsync(await azurite.NewAccountAsync(), settings);

    private static async Task<(App App, Observer Observer)> StartAsync(string account, params (string, string)[] settings)
    {
        var observer = new Observer();
        return (await App.StartAsync(account, services: observer.Register, settings: settings), observer);
    }
}
