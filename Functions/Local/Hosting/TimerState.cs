using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Nianbao.Local.Hosting;

/// <summary>What is remembered of a timer between two lives of the host.</summary>
/// <param name="Last">When it last began to run; null when it never did.</param>
/// <param name="Next">When it is due next, for people who look.</param>
/// <param name="LastUpdated">Up to this moment every due time has been dealt with.</param>
public sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset LastUpdated);

/// <summary>
/// A timer's blob: its content is the status, its lease the right to run. One blob does both, so that a host that lost the
/// lease cannot write the status either.
/// </summary>
internal sealed class TimerState(BlobContainerClient container, string function, TimeProvider polling)
{
    // The shortest lease the service gives: after a kill, the next host waits this long at most.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RenewTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(500);

    private readonly BlobClient blob = container.GetBlobClient($"timers/{function}.json");

    public async Task<TimerStatus> LoadOrCreateAsync(TimerStatus first, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(cancellation);
        }
        catch (RequestFailedException problem) when (problem.Status == 404)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        try
        {
            await blob.UploadAsync(
                BinaryData.FromObjectAsJson(first, JsonSerializerOptions.Web),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
            return first;
        }
        catch (RequestFailedException problem) when (problem.Status is 409 or 412)
        {
            return await ReadAsync(cancellation);
        }
    }

    public async Task<TimerStatus> ReadAsync(CancellationToken cancellation)
    {
        var content = await blob.DownloadContentAsync(cancellation);
        return content.Value.Content.ToObjectFromJson<TimerStatus>(JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{blob.Name} is empty");
    }

    /// <summary>Waits for the right to run, and keeps it until disposed.</summary>
    public async Task<Lease> AcquireAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var lease = blob.GetBlobLeaseClient();
            try
            {
                await lease.AcquireAsync(LeaseTime, cancellationToken: cancellation);
                return new Lease(blob, lease, polling);
            }
            catch (RequestFailedException problem) when (problem.Status == 409)
            {
                await Task.Delay(TryAgainAfter, polling, cancellation);
            }
        }
    }

    public sealed class Lease : IAsyncDisposable
    {
        private readonly BlobClient blob;
        private readonly BlobLeaseClient lease;
        private readonly TimeProvider polling;
        private readonly CancellationTokenSource lost = new();
        private readonly CancellationTokenSource done = new();
        private readonly Task renewal;

        public Lease(BlobClient blob, BlobLeaseClient lease, TimeProvider polling)
        {
            (this.blob, this.lease, this.polling) = (blob, lease, polling);
            renewal = RenewAsync();
        }

        /// <summary>Cancelled when the right to run is gone: another host may have it now.</summary>
        public CancellationToken Lost => lost.Token;

        public async Task WriteAsync(TimerStatus status, CancellationToken cancellation) =>
            await blob.UploadAsync(
                BinaryData.FromObjectAsJson(status, JsonSerializerOptions.Web),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } },
                cancellation);

        public async ValueTask DisposeAsync()
        {
            await done.CancelAsync();
            await renewal;
            try
            {
                await lease.ReleaseAsync();
            }
            catch (RequestFailedException)
            {
                // It runs out by itself.
            }

            lost.Dispose();
            done.Dispose();
        }

        private async Task RenewAsync()
        {
            var renewed = polling.GetTimestamp();
            while (true)
            {
                await Task.Delay(RenewEvery, polling, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (done.IsCancellationRequested)
                    return;
                try
                {
                    // The client's own retries may take longer than the lease lasts.
                    using var timeout = new CancellationTokenSource(RenewTimeout, polling);
                    using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, done.Token);
                    await lease.RenewAsync(cancellationToken: either.Token);
                    renewed = polling.GetTimestamp();
                }
                catch (OperationCanceledException) when (done.IsCancellationRequested)
                {
                    return;
                }
                catch (RequestFailedException problem) when (problem.Status is 404 or 409 or 412)
                {
                    await lost.CancelAsync();
                    return;
                }
                catch (Exception) when (polling.GetElapsedTime(renewed) + RenewEvery + RenewTimeout < LeaseTime)
                {
                    // The storage did not answer, and there is time to ask once more before the lease ends.
                }
                catch (Exception)
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
    }
}
