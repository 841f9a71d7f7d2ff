using Microsoft.Extensions.Hosting;

namespace Nianbao.Pipeline.Storage;

/// <summary>Creates containers and tables before the first trigger runs.</summary>
internal sealed class StorageCreation(StorageClients storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => storage.EnsureCreatedAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
