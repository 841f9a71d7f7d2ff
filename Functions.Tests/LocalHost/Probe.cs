using System.Collections.Concurrent;
using System.Text;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.LocalHost;

/// <summary>What the probe functions did, and what they are to do.</summary>
public sealed class Probe
{
    private int running;
    private int most;

    /// <summary>One entry for each call.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>What happens inside a call.</summary>
    public Func<string, CancellationToken, Task> During { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How many calls were under way at once, at most.</summary>
    public int Most => most;

    public async Task CallAsync(string what, CancellationToken cancellation)
    {
        var now = Interlocked.Increment(ref running);
        InterlockedMax(ref most, now);
        try
        {
            Calls.Enqueue(what);
            await During(what, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}

public sealed class TimerProbe(Probe probe)
{
    [Function("Tick")]
    public Task Run([TimerTrigger("%Schedules:Tick%")] TimerInfo timer, CancellationToken cancellation) =>
        probe.CallAsync(timer.IsPastDue ? "late" : "on time", cancellation);
}

public sealed class StartupTimerProbe(Probe probe)
{
    [Function("AtStart")]
    public Task Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation) =>
        probe.CallAsync(timer.IsPastDue ? "late" : "on time", cancellation);
}

public sealed class BlobProbe(Probe probe)
{
    [Function("Take")]
    public async Task Run([BlobTrigger("inbox/{name}", Source = BlobTriggerSource.EventGrid, Connection = "Storage")] BlobClient blob, string name, CancellationToken cancellation)
    {
        var content = await blob.DownloadContentAsync(cancellation);
        await probe.CallAsync($"{name}={content.Value.Content}", cancellation);
    }
}

public sealed class UploadProbe(StorageConnections storage)
{
    [Function("Upload")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inbox/{name}")] HttpRequest request, string name, CancellationToken cancellation)
    {
        await storage.Blobs("Storage").GetBlobContainerClient("inbox").UploadBlobAsync(name, request.Body, cancellation);
        return Results.Accepted();
    }
}

public sealed class HttpProbe
{
    [Function("Aggregates")]
    public static IResult Aggregates([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/aggregates/{dataset}")] HttpRequest request, string dataset, CancellationToken cancellation) =>
        Results.Text($"{dataset} {request.Query["by"]} {cancellation == request.HttpContext.RequestAborted}");

    [Function("Year")]
    public Task<IResult> Year([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/years/{year}/{month?}")] HttpRequest request, int year, int? month) =>
        Task.FromResult(Results.Text($"{year + 1} {month?.ToString() ?? "whole"}"));

    [Function("Text")]
    public ValueTask<IResult> Text([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/text/{a}/{b?}")] HttpRequest request, string a, string b = "nothing") =>
        ValueTask.FromResult(Results.Text($"{a} {b}"));

    [Function("Any")]
    public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);

    [Function("Broken")]
    public async Task<IResult> Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/broken")] HttpRequest request)
    {
        await Task.Yield();
        throw new InvalidOperationException("the secret inside");
    }

    [Function("Size")]
    public async Task<IResult> Size([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/size")] HttpRequest request, CancellationToken cancellation)
    {
        long size = 0;
        var buffer = new byte[81920];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
            size += read;
        return Results.Text($"{size}");
    }
}

public sealed class PageProbe
{
    [Function("Page")]
    public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request, string? path) => Results.Text($"page {path ?? "home"}");
}

/// <summary>The local host with probe functions instead of the app's.</summary>
public static class ProbeHost
{
    public static async Task<WebApplication> StartAsync(
        string connection, Probe probe, Type[] functions, TimeProvider? clock = null, TimeProvider? polling = null, bool kestrel = false, params string[] settings)
    {
        var app = Build(connection, probe, functions, clock, polling, kestrel, settings);
        await Local.Hosting.LocalHost.StartAsync(app, CancellationToken.None);
        return app;
    }

    public static WebApplication Build(
        string connection, Probe probe, Type[] functions, TimeProvider? clock = null, TimeProvider? polling = null, bool kestrel = false, params string[] settings)
    {
        string[] args =
        [
            $"--Storage={connection}", $"--AzureWebJobsStorage={connection}", "--LocalHost:Port=0", "--Schedules:Tick=0 */10 * * * *",
            "--LocalHost:ScanSeconds=0.05", "--LocalHost:RetrySeconds=0.01",
            $"--LocalHost:SettingsFile={Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")}", .. settings,
        ];
        var builder = Local.Hosting.LocalHost.CreateBuilder(args, FunctionCatalogue.Of(functions));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(probe);
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        if (polling is not null)
            builder.Services.AddKeyedSingleton(Local.Hosting.LocalHost.PollingClock, polling);
        if (!kestrel)
            builder.WebHost.UseTestServer();
        return Local.Hosting.LocalHost.Build(builder);
    }

    /// <summary>Writes a file that is removed with the temporary folder's other rubbish.</summary>
    public static string WriteTemporary(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"nianbao-test-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, text, Encoding.UTF8);
        return path;
    }
}
