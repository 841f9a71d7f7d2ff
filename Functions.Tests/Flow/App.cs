using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Flow;

/// <summary>The whole app on an account of its own, used as a stranger does: by HTTP, with files.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly NianbaoHost host;
    private readonly string account;

    private App(NianbaoHost host, string account, FakeTimeProvider clock, Wire wire, LogBook log)
    {
        (this.host, this.account, Clock, Wire, Log) = (host, account, clock, wire, log);
        Http = host.CreateClient();
    }

    public HttpClient Http { get; }

    public FakeTimeProvider Clock { get; }

    public Wire Wire { get; }

    public LogBook Log { get; }

    /// <param name="now">The time in Guangdong.</param>
    public static Task<App> StartAsync(AzuriteFixture azurite, string now = "2026-03-02T09:00:00+08:00", params (string Name, string Value)[] settings) => StartAsync(azurite, now, null, settings);

    /// <param name="services">Adds what this test wants in the host besides.</param>
    public static async Task<App> StartAsync(AzuriteFixture azurite, string now, Action<IServiceCollection>? services, params (string Name, string Value)[] settings) =>
        await StartAsync(await azurite.NewAccountAsync(), now, services, settings);

    /// <param name="account">An account that another host has used, or will use.</param>
    public static Task<App> StartAsync(string account, string now = "2026-03-02T09:00:00+08:00", Action<IServiceCollection>? services = null, params (string Name, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(At(now).ToUniversalTime());
        var (wire, log) = (new Wire(), new LogBook());
        var all = new Dictionary<string, string> { ["StorageClient:MaxRetries"] = "0" };
        foreach (var (name, value) in settings)
            all[name] = value;
        var host = new NianbaoHost(account, clock, settings: all, services: collection =>
        {
            collection.AddSingleton<HttpPipelineTransport>(wire);
            collection.AddLogging(logging => logging.AddProvider(log).AddFilter<LogBook>(null, LogLevel.Trace));
            services?.Invoke(collection);
        });
        return Task.FromResult(new App(host, account, clock, wire, log));
    }

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Sets the clock, in Guangdong's time; it never goes back.</summary>
    public void Now(string text) => Clock.SetUtcNow(At(text).ToUniversalTime());

    /// <summary>Sends a file as the request's body; the clock moves on by a second first.</summary>
    public async Task<HttpResponseMessage> PostAsync(string dataset, string period, byte[] file, string? name = "data.csv", string query = "", bool tick = true)
    {
        if (tick)
            Clock.Advance(TimeSpan.FromSeconds(1));
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var parts = new[] { name is null ? "" : $"fileName={Uri.EscapeDataString(name)}", query }.Where(part => part.Length > 0);
        return await Http.PostAsync($"/api/submissions/{dataset}/{period}?{string.Join('&', parts)}", content);
    }

    /// <summary>Uploads a file, waits until it is handled, and returns its receipt.</summary>
    public async Task<JsonElement> UploadAsync(string dataset, string period, byte[] file, string? name = "data.csv", string query = "", bool tick = true)
    {
        using var answer = await PostAsync(dataset, period, file, name, query, tick);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        await SettleAsync();
        return await JsonAsync(answer.Headers.Location!.ToString());
    }

    /// <summary>Uploads a file in which nothing may be wrong.</summary>
    public async Task<JsonElement> CommitAsync(string dataset, string period, byte[] file, string name = "data.csv", bool tick = true)
    {
        var receipt = await UploadAsync(dataset, period, file, name, tick: tick);
        Assert.True(receipt.Text("state") == "committed", receipt.ToString());
        return receipt;
    }

    public Task<JsonElement> RegisterAsync(params IEnumerable<IReadOnlyDictionary<string, string?>> organisations) => CommitAsync("registry", "current", Grid.Of(organisations).Csv());

    /// <summary>Returns when every blob was handled. A run that hangs shows its log instead of hanging on.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        try
        {
            await host.SettleAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("uploads were not handled:\n" + string.Join('\n', Log.Text.Split('\n').Where(line => line.Contains(" Nianbao.", StringComparison.Ordinal)).TakeLast(30)));
        }
    }

    public T Service<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>A service that may not be there.</summary>
    public T? Find<T>()
        where T : class => host.Services.GetService<T>();

    public async Task<JsonElement> JsonAsync(string url)
    {
        using var answer = await Http.GetAsync(url);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A question that must be refused as problem+json in two languages.</summary>
    public async Task<JsonElement> ProblemAsync(string url, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await Http.GetAsync(url);
        return await ProblemAsync(answer, status);
    }

    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        foreach (var field in new[] { "title", "titleZh", "detail", "detailZh", "code" })
            Assert.NotEmpty(problem.Text(field)!);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.Text("detailZh")!);
        return problem;
    }

    /// <summary>One measure of an aggregate question, by group; the total is under "total".</summary>
    public async Task<Dictionary<string, decimal>> SumsAsync(string dataset, string period, string measure, string by = "", string where = "")
    {
        var answer = await JsonAsync($"/api/aggregates/{dataset}?period={period}&measures={measure}{(by.Length > 0 ? "&by=" + by : "")}{(where.Length > 0 ? "&where=" + Uri.EscapeDataString(where) : "")}");
        var sums = answer.GetProperty("rows").EnumerateArray().ToDictionary(row => string.Join('/', by.Split(',').Select(name => row.Text(name))), row => row.GetProperty(measure).GetDecimal());
        sums.Add("total", answer.GetProperty("total").GetProperty(measure).GetDecimal());
        return sums;
    }

    public async Task<decimal> SumAsync(string dataset, string period, string measure, string where = "") => (await SumsAsync(dataset, period, measure, where: where))["total"];

    public async Task<JsonElement> RunAsync(string timer)
    {
        using var answer = await Http.PostAsync($"/admin/functions/{timer}?wait=true", null);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Everything that is stored: blobs with ETag, entities with ETag. The host's own bookkeeping and the timers' heartbeats are left out.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        var all = new List<string>();
        var blobs = new BlobServiceClient(account);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            if (container.Name.StartsWith("azure-webjobs", StringComparison.Ordinal))
                continue;
            all.Add(container.Name);
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                all.Add($"{container.Name}/{blob.Name} {blob.Properties.ETag}");
        }

        var tables = new TableServiceClient(account);
        await foreach (var table in tables.QueryAsync())
        {
            all.Add(table.Name);
            await foreach (var entity in tables.GetTableClient(table.Name).QueryAsync<TableEntity>(entity => entity.PartitionKey != "timers"))
                all.Add($"{table.Name}/{entity.PartitionKey}/{entity.RowKey} {entity.ETag}");
        }

        return all;
    }

    /// <summary>The names of all blobs, the host's own among them.</summary>
    public async Task<string> BlobNamesAsync()
    {
        var names = new List<string>();
        var blobs = new BlobServiceClient(account);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                names.Add($"{container.Name}/{blob.Name}");
        }

        return string.Join('\n', names);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.DisposeAsync();
    }
}

/// <summary>Every line that was logged.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public void Forget() => lines.Clear();

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}

/// <summary>Short words for reading answers.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ToString() : null;

    public static int Number(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static IReadOnlyList<JsonElement> List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    /// <summary>The receipt's counts are these, and they add up.</summary>
    public static void Counts(this JsonElement receipt, int rows, int accepted = 0, int unchanged = 0, int superseded = 0, int rejected = 0)
    {
        var counts = receipt.GetProperty("counts");
        var five = (counts.Number("rows"), counts.Number("accepted"), counts.Number("unchanged"), counts.Number("superseded"), counts.Number("rejected"));
        Assert.True(five == (rows, accepted, unchanged, superseded, rejected), $"{five} {receipt}");
        Assert.Equal(five.Item1, five.Item2 + five.Item3 + five.Item4 + five.Item5);
    }

    public static IReadOnlyList<JsonElement> Findings(this JsonElement receipt, string? code = null) => [.. receipt.List("findings").Where(finding => code is null || finding.Text("code") == code)];
}
