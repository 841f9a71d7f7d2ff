using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nianbao.Pipeline;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;
using Nianbao.Pipeline.Upkeep;

namespace Nianbao.Tests.Ledger;

/// <summary>A clock that stands still until it is set. Timers run by the real one.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The pipeline, composed as in the hosts, on one storage account behind a faulty network.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider _services;

    private World(string connection, bool retries, IEnumerable<KeyValuePair<string, string?>>? settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage"] = connection,
            ["StorageClient:MaxRetries"] = retries ? "3" : "0",
            ["StorageClient:RetryDelayMs"] = "1",
            ["Sweep:QuietSeconds"] = "0",
        }).AddInMemoryCollection(settings ?? []).Build();
        Network = new FaultyTransport();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<HttpPipelineTransport>(Network)
            .AddNianbao(configuration)
            .BuildServiceProvider();
    }

    public SetClock Clock { get; } = new(Noon);

    public FaultyTransport Network { get; }

    public StorageClients Storage => Get<StorageClients>();

    public DatasetList Datasets => Get<DatasetList>();

    /// <summary>Changes a stored row past the product.</summary>
    public static async Task ChangeAsync(TableClient table, string partition, string row, Action<TableEntity> change)
    {
        var entity = (await table.GetEntityAsync<TableEntity>(partition, row)).Value;
        change(entity);
        await table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace);
    }

    public static async Task<World> StartAsync(string connection, bool retries = false, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var world = new World(connection, retries, settings);
        await world.Storage.EnsureCreatedAsync(CancellationToken.None);
        world.Network.Restart();
        return world;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A session on the dataset's table.</summary>
    public LedgerSession Session(Nianbao.Domain.Datasets.Dataset dataset, int? year) => new(Table(dataset, year), dataset, Clock, Storage.Seal);

    public TableClient Table(Nianbao.Domain.Datasets.Dataset dataset, int? year) => Storage.Tables.GetTableClient(TableNames.Of(dataset, year));

    /// <summary>Hands a file in, as the endpoint does.</summary>
    public async Task<Receipt> UploadAsync(string dataset, string period, string text, Caller? caller = null, bool again = false, CompleteDeclaration? complete = null)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var (receipt, _) = await Get<UploadDesk>().ReceiveAsync(caller ?? Caller.ProvincialRegistrar, dataset, period, "file.csv", body, dryRun: false, again, CancellationToken.None, complete: complete);
        return receipt;
    }

    /// <summary>The blob of an upload.</summary>
    public static string BlobOf(Receipt receipt) => SubmissionPath.For(receipt.Dataset, receipt.Period, receipt.Submitter, receipt.Id, receipt.FileName).BlobName;

    /// <summary>Hands a file in and processes it: the final receipt.</summary>
    public async Task<Receipt> SubmitAsync(string dataset, string period, string text, Caller? caller = null, bool again = false)
    {
        var receipt = await UploadAsync(dataset, period, text, caller, again);
        await Get<Ingestion>().ProcessAsync(BlobOf(receipt), CancellationToken.None);
        return await ReceiptAsync(receipt.Id);
    }

    public async Task<Receipt> ReceiptAsync(string id) => (await Get<ReceiptStore>().FindAsync(id, CancellationToken.None))!.Value.Receipt;

    public Task<int> SweepAsync() => Get<InboxSweep>().RunAsync(CancellationToken.None);

    public Task<IReadOnlyList<ReconciliationResult>> ReconcileAsync() => Get<Reconciliation>().RunAsync(CancellationToken.None);

    /// <summary>Asserts that reconciliation finds nothing to mend.</summary>
    public async Task AssertSoundAsync() => Assert.All(await ReconcileAsync(), result => Assert.Equal((0, 0, 0), (result.HeadsRepaired, result.RowsPublished, result.Left)));

    /// <summary>Everything the account holds, as lines: without times of processing, ETags, ids of commits, transactions and attempts.</summary>
    public async Task<IReadOnlyList<string>> SnapshotAsync()
    {
        var lines = new List<string>();
        await foreach (var table in Storage.Tables.QueryAsync())
        {
            await foreach (var entity in Storage.Tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                lines.Add($"{table.Name} {entity.PartitionKey} {entity.RowKey} {Describe(entity)}");
        }

        await foreach (var blob in Storage.Receipts.GetBlobsAsync())
        {
            var json = (await Storage.Receipts.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            var document = JsonNode.Parse(json)!;
            if (document is JsonObject receipt)
            {
                foreach (var name in new[] { "finishedAt", "transactions", "attempts", "trace" })
                    receipt.Remove(name);
            }

            lines.Add($"receipt {blob.Name} {document.ToJsonString()}");
        }

        await foreach (var blob in Storage.Submissions.GetBlobsAsync())
            lines.Add($"file {blob.Name} {blob.Properties.ContentLength}");
        return lines;
    }

    /// <summary>Empties the account for the next run.</summary>
    public async Task ClearAsync()
    {
        Network.Plan = (_, _) => Fault.None;
        await foreach (var table in Storage.Tables.QueryAsync())
            await Storage.Tables.DeleteTableAsync(table.Name);
        foreach (var container in new[] { Storage.Receipts, Storage.Submissions })
        {
            await foreach (var blob in container.GetBlobsAsync())
                await container.DeleteBlobAsync(blob.Name);
        }

        await Storage.EnsureCreatedAsync(CancellationToken.None);
        Clock.Now = Noon;
        Network.Restart();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string Describe(TableEntity entity)
    {
        if (entity.RowKey == PublishedKeys.Clock)
            return string.Join(' ', entity.Keys.Where(key => PublishedKeys.SeriesOf(key) is not null).Order(StringComparer.Ordinal));
        if (entity.ContainsKey("Shape"))
        {
            var head = Head.From(entity, "");
            return $"v{head.Version} {head.Shape} [{head.Cells.Write()}] [{string.Join(' ', head.Roster)}]";
        }

        if (entity.ContainsKey("Chained"))
            return string.Join(' ', entity.Where(property => property.Key is not ("odata.etag" or "Timestamp" or "Seal" or "Rows0" or "Returned0")).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}"));
        if (!entity.ContainsKey("Hash"))
            return string.Join(' ', entity.Keys.Order(StringComparer.Ordinal));
        return Describe(StoredRecord.From(entity));
    }

    public static string Describe(StoredRecord stored) =>
        $"first {stored.FirstAt:O} {stored.State} {stored.CorrectionDueOn:O} {JsonSerializer.Serialize(stored.Acts)} {JsonSerializer.Serialize(stored.Current)} others {JsonSerializer.Serialize(stored.Others)}";
}
