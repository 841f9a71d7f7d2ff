using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Nianbao.Pipeline.Observation;

namespace Nianbao.Pipeline.Storage;

/// <summary>
/// The storage account, reached by the setting <c>Storage</c>: a connection string (local), or, as the Functions host has it,
/// <c>Storage__blobServiceUri</c>, <c>Storage__tableServiceUri</c> and <c>Storage__clientId</c> of a managed identity.
/// </summary>
public sealed class StorageClients
{
    /// <summary>Where uploaded files lie: {dataset}/{period}/{submitter}/{id}-{name}.</summary>
    public const string SubmissionsContainer = "submissions";

    /// <summary>Where receipts lie: {id}.json, and the full list of findings beside it when it is long.</summary>
    public const string ReceiptsContainer = "receipts";

    /// <summary>Where reports lie that are being written: {dataset}/{period}/{uscc}.json. The only place where names stand as typed.</summary>
    public const string DraftsContainer = "drafts";

    public StorageClients(IConfiguration configuration, PipelineMetrics metrics, HttpPipelineTransport? transport = null)
    {
        var blobOptions = Configured(new BlobClientOptions(), StorageService.Blob, configuration, metrics, transport);
        var tableOptions = Configured(new TableClientOptions(), StorageService.Table, configuration, metrics, transport);
        if (configuration["Storage"] is { Length: > 0 } connection)
        {
            Blobs = new BlobServiceClient(connection, blobOptions);
            Tables = new TableServiceClient(connection, tableOptions);
        }
        else if (configuration["Storage:blobServiceUri"] is { } blobs && configuration["Storage:tableServiceUri"] is { } tables)
        {
            var credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["Storage:clientId"] });
            Blobs = new BlobServiceClient(new Uri(blobs), credential, blobOptions);
            Tables = new TableServiceClient(new Uri(tables), credential, tableOptions);
        }
        else
        {
            throw new InvalidOperationException(
                "No storage account is configured: set Storage to a connection string, or Storage__blobServiceUri and Storage__tableServiceUri. / 未配置存储账户：请设置 Storage 连接字符串，或 Storage__blobServiceUri 与 Storage__tableServiceUri。");
        }

        Seal = EntitySeal.Of(configuration["Privacy:PersonKey"]);
        Submissions = Blobs.GetBlobContainerClient(SubmissionsContainer);
        Receipts = Blobs.GetBlobContainerClient(ReceiptsContainer);
        Drafts = Blobs.GetBlobContainerClient(DraftsContainer);
    }

    /// <summary>Seals what is written to the ledger's tables.</summary>
    public EntitySeal Seal { get; }

    public BlobServiceClient Blobs { get; }

    public TableServiceClient Tables { get; }

    public BlobContainerClient Submissions { get; }

    public BlobContainerClient Receipts { get; }

    public BlobContainerClient Drafts { get; }

    /// <summary>Creates containers and the tables that are always there; those of a year are created when first written.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        await Submissions.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Receipts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Drafts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var table in TableNames.Always)
            await Tables.CreateTableIfNotExistsAsync(table, cancellationToken);
    }

    private static TOptions Configured<TOptions>(TOptions options, StorageService service, IConfiguration configuration, PipelineMetrics metrics, HttpPipelineTransport? transport)
        where TOptions : ClientOptions
    {
        options.AddPolicy(new TransactionCountingPolicy(service, metrics), HttpPipelinePosition.PerRetry);
        options.Retry.MaxRetries = configuration.GetValue("StorageClient:MaxRetries", 4);
        options.Retry.Delay = TimeSpan.FromMilliseconds(configuration.GetValue("StorageClient:RetryDelayMs", 400));
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(configuration.GetValue("StorageClient:NetworkTimeoutSeconds", 100));
        if (transport is not null)
            options.Transport = transport;
        return options;
    }
}
