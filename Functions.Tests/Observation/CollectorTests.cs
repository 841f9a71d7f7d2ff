using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nianbao.Tests.Flow;
using Nianbao.Tests.Support;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Nianbao.Tests.Observation;

/// <summary>What really leaves the process, at the other end of the line.</summary>
public sealed class CollectorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_collector_that_is_named_receives_spans_figures_and_logs()
    {
        var received = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.GetOrAdd(signal, _ => []).Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        });
        await collector.StartAsync();
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        await using var app = await App.StartAsync(azurite, settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("Logging:LogLevel:Nianbao", "Information")]);
        var receipt = await app.CommitAsync("registry", "current", Grid.Of(Rows.Organisation(Codes.Of("440106", '1', 1))).Csv());
        Assert.True(app.Service<TracerProvider>().ForceFlush(30_000));
        Assert.True(app.Service<MeterProvider>().ForceFlush(30_000));
        Assert.True(app.Service<LoggerProvider>().ForceFlush(30_000));

        // Names and texts stand in the messages as they are.
        Assert.Contains(received["traces"], text => text.Contains("totals.publish", StringComparison.Ordinal) && text.Contains(receipt.Text("id")!, StringComparison.Ordinal));
        Assert.Contains(received["metrics"], text => text.Contains("nianbao.submission.duration", StringComparison.Ordinal) && text.Contains("http.server.request.duration", StringComparison.Ordinal));
        Assert.Contains(received["logs"], text => text.Contains($"Receipt {receipt.Text("id")} of registry is Committed", StringComparison.Ordinal));
    }
}
