using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Nianbao.Local.Hosting;

/// <summary>
/// Invokes the blob functions: at least once for every version of every matching blob, with retries, then a poison record.
/// In Azure, Event Grid tells of new blobs; here a listing does.
/// </summary>
public sealed partial class BlobDriver : BackgroundService
{
    private readonly FunctionInvoker invoker;
    private readonly TimeProvider clock;
    private readonly TimeProvider polling;
    private readonly ILogger<BlobDriver> logger;
    private readonly int threshold;
    private readonly TimeSpan scanEvery;
    private readonly TimeSpan retryPause;
    private readonly CancellationTokenSource stop;
    private readonly CancellationToken stopping;
    private readonly List<Watch> watches;

    /// <summary>Resolves every connection, so that a missing one stops the start.</summary>
    public BlobDriver(
        FunctionCatalogue catalogue,
        FunctionInvoker invoker,
        StorageConnections storage,
        HostFile host,
        TimeProvider clock,
        [FromKeyedServices(LocalHost.PollingClock)] TimeProvider polling,
        IConfiguration configuration,
        IHostApplicationLifetime lifetime,
        ILogger<BlobDriver> logger)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
        stopping = stop.Token;
        (this.invoker, this.clock, this.polling, this.logger) = (invoker, clock, polling, logger);
        threshold = host.PoisonBlobThreshold;
        scanEvery = TimeSpan.FromSeconds(configuration.GetValue("LocalHost:ScanSeconds", 0.5));
        retryPause = TimeSpan.FromSeconds(configuration.GetValue("LocalHost:RetrySeconds", 1.0));
        watches = [.. catalogue.Blobs.Select(function => new Watch(
            function,
            storage.Blobs(function.Connection).GetBlobContainerClient(function.Path.Container),
            new BlobRecords(storage.HostState, function.Name),
            new SemaphoreSlim(host.MaxDegreeOfParallelism)))];
    }

    /// <summary>Looks for new blobs now instead of at the next turn.</summary>
    public void ScanSoon()
    {
        foreach (var watch in watches)
            watch.Wake.Writer.TryWrite(0);
    }

    /// <summary>Returns when every blob that is there has been handled or given up: what a test waits for.</summary>
    public async Task SettleAsync(CancellationToken cancellation = default)
    {
        foreach (var watch in watches)
        {
            while (await ScanAsync(watch, cancellation) > 0 || !watch.Open.IsEmpty)
                await Task.WhenAll(watch.Open.Values.Select(open => open.Value)).WaitAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(watches.Select(FollowAsync));

    /// <inheritdoc/>
    public override void Dispose()
    {
        // A host that is thrown away without a stop must not go on behind everybody's back.
        stop.Cancel();
        base.Dispose();
    }

    private async Task FollowAsync(Watch watch)
    {
        var troubled = false;
        while (!stopping.IsCancellationRequested)
        {
            var begin = polling.GetTimestamp();
            try
            {
                await ScanAsync(watch, stopping);
                troubled = false;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception problem)
            {
                // Said once, not twice a second.
                if (!troubled)
                    Troubled(logger, problem, watch.Function.Name);
                troubled = true;
            }

            // A listing grows with the container: never spend more than a tenth of the time on it.
            var pause = polling.GetElapsedTime(begin) * 9;
            await NextTurnAsync(watch, pause > scanEvery ? pause : scanEvery);
        }

        await Task.WhenAll(watch.Open.Values.Select(open => open.Value)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task NextTurnAsync(Watch watch, TimeSpan pause)
    {
        using var turn = new CancellationTokenSource(pause, polling);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(turn.Token, stopping);
        try
        {
            await watch.Wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The pause is over, or the host stops.
        }
    }

    /// <summary>One listing; starts what is new and returns how many that were.</summary>
    private async Task<int> ScanAsync(Watch watch, CancellationToken cancellation)
    {
        await watch.Scanning.WaitAsync(cancellation);
        try
        {
            watch.EarlierKeys ??= await watch.Records.HandledKeysAsync(cancellation);
            var found = new List<(BlobVersion Version, string Name, string Value, DateTimeOffset? At)>();
            var handled = new HashSet<BlobVersion>();
            try
            {
                await foreach (var blob in watch.Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, watch.Function.Path.Prefix, cancellation))
                {
                    if (blob.Properties.ETag is not { } eTag || !watch.Function.Path.Match(blob.Name, out var value))
                        continue;
                    var version = new BlobVersion($"{watch.Container.Name}/{blob.Name}", eTag);
                    if (watch.Handled.ContainsKey(version) || (watch.EarlierKeys.Count > 0 && watch.EarlierKeys.Contains(version.Key)))
                        handled.Add(version);
                    else
                        found.Add((version, blob.Name, value, blob.Properties.LastModified));
                }
            }
            catch (RequestFailedException problem) when (problem.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                return 0;
            }

            // From here on memory knows what the receipts knew, and only of versions that still exist.
            watch.EarlierKeys.Clear();
            foreach (var version in handled)
                watch.Handled.TryAdd(version, 0);
            foreach (var gone in watch.Handled.Keys.Where(version => !handled.Contains(version)).ToList())
            {
                if (watch.ListedBefore.Contains(gone))
                    watch.Handled.TryRemove(gone, out _);
            }

            watch.ListedBefore = handled;

            var started = 0;
            foreach (var (version, name, value, _) in found.OrderBy(blob => blob.At).ThenBy(blob => blob.Name, StringComparer.Ordinal))
            {
                var work = new Lazy<Task>(() => Task.Run(() => HandleAsync(watch, version, name, value), CancellationToken.None));
                if (!watch.Open.TryAdd(version, work))
                    continue;
                started++;
                _ = work.Value;
            }

            return started;
        }
        finally
        {
            watch.Scanning.Release();
        }
    }

    private async Task HandleAsync(Watch watch, BlobVersion version, string name, string value)
    {
        try
        {
            // A run may have ended since the listing: its version is in Handled before it leaves Open.
            if (watch.Handled.ContainsKey(version))
                return;
            for (var attempt = 1; ; attempt++)
            {
                await watch.Slots.WaitAsync(stopping);
                Exception failure;
                try
                {
                    var watchTime = Stopwatch.StartNew();
                    var blob = watch.Container.GetBlobClient(name);
                    await invoker.InvokeAsync(watch.Function, parameter => watch.Function.IsTrigger(parameter) ? blob : value, stopping);
                    Handled(logger, watch.Function.Name, version.Shown, attempt, watchTime.ElapsedMilliseconds);
                    break;
                }
                catch (OperationCanceledException) when (stopping.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception problem)
                {
                    failure = problem;
                }
                finally
                {
                    watch.Slots.Release();
                }

                if (attempt >= threshold)
                {
                    GivenUp(logger, failure, watch.Function.Name, version.Shown, attempt);
                    var record = new PoisonRecord(watch.Function.Name, version.Path, version.Text, attempt, failure.GetType().FullName!, failure.Message, clock.GetUtcNow());
                    await UntilStoredAsync(() => watch.Records.WritePoisonAsync(version, record, stopping), watch);
                    break;
                }

                var pause = retryPause * Math.Pow(2, attempt - 1);
                FailedOnce(logger, failure, watch.Function.Name, version.Shown, attempt, threshold, pause.TotalSeconds);
                await Task.Delay(pause, polling, stopping);
            }

            watch.Handled.TryAdd(version, 0);
            // Not cancelled by the stop: a run that ended should not be repeated for want of its receipt.
            await UntilStoredAsync(() => watch.Records.WriteReceiptAsync(version, clock.GetUtcNow(), CancellationToken.None), watch);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // No receipt: the next host takes it up again.
        }
        finally
        {
            watch.Open.TryRemove(version, out _);
        }
    }

    private async Task UntilStoredAsync(Func<Task> write, Watch watch)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception problem) when (problem is RequestFailedException or AggregateException or IOException)
            {
                NotRecorded(logger, problem, watch.Function.Name);
                await Task.Delay(retryPause, polling, stopping);
            }
        }
    }

    [LoggerMessage(EventId = 7301, Level = LogLevel.Information, Message = "{Function} handled {Blob} (attempt {Attempt}) in {Milliseconds} ms")]
    private static partial void Handled(ILogger logger, string function, string blob, int attempt, long milliseconds);

    [LoggerMessage(EventId = 7302, Level = LogLevel.Warning, Message = "{Function} failed on {Blob}, attempt {Attempt} of {Attempts}; again in {Seconds} s")]
    private static partial void FailedOnce(ILogger logger, Exception problem, string function, string blob, int attempt, int attempts, double seconds);

    [LoggerMessage(EventId = 7303, Level = LogLevel.Error, Message = "{Function} gives {Blob} up after {Attempts} attempts; a poison record says why")]
    private static partial void GivenUp(ILogger logger, Exception problem, string function, string blob, int attempts);

    [LoggerMessage(EventId = 7304, Level = LogLevel.Warning, Message = "{Function} cannot list its container; it keeps trying")]
    private static partial void Troubled(ILogger logger, Exception problem, string function);

    [LoggerMessage(EventId = 7305, Level = LogLevel.Warning, Message = "{Function} could not record an outcome; it keeps trying")]
    private static partial void NotRecorded(ILogger logger, Exception problem, string function);

    private sealed class Watch(BlobFunction function, BlobContainerClient container, BlobRecords records, SemaphoreSlim slots)
    {
        public BlobFunction Function => function;

        public BlobContainerClient Container => container;

        public BlobRecords Records => records;

        public SemaphoreSlim Slots => slots;

        public SemaphoreSlim Scanning { get; } = new(1);

        public Channel<byte> Wake { get; } = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        /// <summary>What earlier hosts handled; null until read, empty after the first listing.</summary>
        public HashSet<string>? EarlierKeys { get; set; }

        public HashSet<BlobVersion> ListedBefore { get; set; } = [];

        public ConcurrentDictionary<BlobVersion, byte> Handled { get; } = new();

        public ConcurrentDictionary<BlobVersion, Lazy<Task>> Open { get; } = new();
    }
}
