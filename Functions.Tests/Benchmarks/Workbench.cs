using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Local.Hosting;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Benchmarks;

/// <summary>What a piece of work cost this process.</summary>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="CpuSeconds">Of all threads of this process; the storage is another process.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Requests">Sent to the storage.</param>
internal readonly record struct Cost(double Seconds, double CpuSeconds, long Allocated, long Requests)
{
    public static Cost operator +(Cost one, Cost other) =>
        new(one.Seconds + other.Seconds, one.CpuSeconds + other.CpuSeconds, one.Allocated + other.Allocated, one.Requests + other.Requests);

    public static async Task<Cost> OfAsync(Func<Task> work, Func<long> requests)
    {
        var (cpu, allocated, sent, watch) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes(), requests(), Stopwatch.StartNew());
        await work();
        return new(watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes() - allocated, requests() - sent);
    }
}

/// <summary>An emulator with accounts enough for every repeat.</summary>
internal static class Emulator
{
    private static readonly string Key = Convert.ToBase64String(SHA256.HashData("benchmark"u8));

    public static async Task<AzuriteProcess> StartAsync(int accounts = 0)
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run the benchmark inside the repository.");
        var dashboard = Path.Combine(root, "Functions", "Dashboard");
        await NodeTools.InstallAsync(dashboard, Console.WriteLine, CancellationToken.None);
        return await AzuriteProcess.StartAsync(
            new() { Dashboard = dashboard, Ports = AzuritePorts.Free, Accounts = Enumerable.Range(0, accounts).ToDictionary(AccountName, _ => Key) }, CancellationToken.None);
    }

    public static string AccountName(int number) => $"bench{number}";
}

/// <summary>The pipeline as the hosts put it together, without a host, on an account of its own and a clock that stands still.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Workbench(string connection, int tablePort)
    {
        Wire = new() { TablePort = tablePort };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage"] = connection, ["Intake:MaxBytes"] = "2000000000" }).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<HttpPipelineTransport>(Wire).AddSingleton<TimeProvider>(Clock).AddLogging().AddNianbao(configuration).BuildServiceProvider();
    }

    public Wire Wire { get; }

    public StandingClock Clock { get; } = new(ReadingBenchmark.Arrival);

    public static async Task<Workbench> StartAsync(string connection, AzuritePorts ports)
    {
        var bench = new Workbench(connection, ports.Table);
        await bench.Get<StorageClients>().EnsureCreatedAsync(CancellationToken.None);
        return bench;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>From the file to the published totals and the final receipt: the upload and what the blob trigger does.</summary>
    public async Task<(Receipt Receipt, Cost Cost)> TakeInAsync(string where, string file, Caller? caller = null)
    {
        Receipt receipt = null!;
        var cost = await Cost.OfAsync(
            async () =>
            {
                await using var content = File.OpenRead(file);
                receipt = await SubmitAsync(where, Path.GetFileName(file), content, caller);
            },
            () => Wire.Requests);
        return ((await Get<ReceiptStore>().FindAsync(receipt.Id, CancellationToken.None))!.Value.Receipt, cost);
    }

    /// <summary>Hands a file in and processes it.</summary>
    public async Task<Receipt> SubmitAsync(string where, string name, Stream content, Caller? caller = null)
    {
        var (dataset, period) = (where.Split('/')[0], where.Split('/')[1]);
        var (receipt, created) = await Get<UploadDesk>().ReceiveAsync(caller ?? Caller.ProvincialRegistrar, dataset, period, name, content, dryRun: false, again: false, CancellationToken.None);
        if (!created)
            throw new InvalidOperationException($"{name} was taken in before.");
        await Get<Ingestion>().ProcessAsync(SubmissionPath.For(receipt.Dataset, receipt.Period, receipt.Submitter, receipt.Id, receipt.FileName).BlobName, CancellationToken.None);
        return receipt;
    }

    /// <summary>Takes in what a measurement needs and is not measured by.</summary>
    public async Task TakeInRegisterAsync(Material material)
    {
        foreach (var file in material.Register)
            await TakeInAsync("registry/current", file);
    }

    /// <summary>Gives the emulator's memory back.</summary>
    public async Task ClearAsync()
    {
        var storage = Get<StorageClients>();
        await foreach (var table in storage.Tables.QueryAsync())
            await storage.Tables.DeleteTableAsync(table.Name);
        await foreach (var blob in storage.Submissions.GetBlobsAsync())
            await storage.Submissions.DeleteBlobAsync(blob.Name);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
