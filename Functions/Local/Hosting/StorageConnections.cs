using System.Collections.Concurrent;
using Azure.Storage.Blobs;

namespace Nianbao.Local.Hosting;

/// <summary>The storage accounts that triggers name by a setting, by plain connection strings.</summary>
public sealed class StorageConnections(IConfiguration configuration)
{
    /// <summary>The container in which the Functions host, and this one, keep timers, receipts and poison.</summary>
    public const string HostContainer = "azure-webjobs-hosts";

    private readonly ConcurrentDictionary<string, BlobServiceClient> clients = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The drivers' own state.</summary>
    public BlobContainerClient HostState => Blobs("AzureWebJobsStorage").GetBlobContainerClient(HostContainer);

    /// <summary>The blob service of the named connection.</summary>
    public BlobServiceClient Blobs(string connection) => clients.GetOrAdd(connection, name =>
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new CannotStartException(
                $"没有设置项 {name}（存储的连接字符串）：本机可写 UseDevelopmentStorage=true",
                $"the setting {name} (a storage connection string) is missing: UseDevelopmentStorage=true is the local one");
        }

        try
        {
            // The same patience as the app's own clients have.
            var options = new BlobClientOptions();
            options.Retry.MaxRetries = configuration.GetValue("StorageClient:MaxRetries", options.Retry.MaxRetries);
            options.Retry.Delay = TimeSpan.FromMilliseconds(configuration.GetValue("StorageClient:RetryDelayMs", options.Retry.Delay.TotalMilliseconds));
            options.Retry.NetworkTimeout = TimeSpan.FromSeconds(configuration.GetValue("StorageClient:NetworkTimeoutSeconds", options.Retry.NetworkTimeout.TotalSeconds));
            return new BlobServiceClient(text, options);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            // The text itself is not shown: it holds a key.
            throw new CannotStartException(
                $"设置项 {name} 不是合法的存储连接字符串：本机可写 UseDevelopmentStorage=true",
                $"the setting {name} is not a storage connection string: UseDevelopmentStorage=true is the local one",
                problem);
        }
    });
}
