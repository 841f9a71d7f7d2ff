using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Storage.Blobs;
using Nianbao.Local.Hosting;

namespace Nianbao.Tests.Crash;

/// <summary>
/// The same story, the same proxy, and the same ending: with refused, broken, slow and lost answers at every call of every step, and with several
/// workers at once to whom everything is delivered more often than once.
/// </summary>
public sealed class FaultsEverywhereTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private static readonly Mishap[] Kinds =
        [Mishap.Precondition, Mishap.Conflict, Mishap.InternalError, Mishap.Busy, Mishap.TimeoutBefore, Mishap.TimeoutAfter, Mishap.TornBefore, Mishap.TornAfter, Mishap.Slow, Mishap.LeaseLost];

    private static readonly (string, string)[] Settings = [("LocalHost:ScanSeconds", "0.5"), ("StorageClient:NetworkTimeoutSeconds", "1")];

    /// <summary>One mishap in each step, at its first call in one telling, at its second in the next, and so on; in CI each call meets one kind, by NIANBAO_CRASH=long all.</summary>
    [Fact]
    public async Task Whatever_the_storage_answers_at_any_call_the_story_ends_the_same()
    {
        var rotations = Environment.GetEnvironmentVariable("NIANBAO_CRASH") == "long" ? Kinds.Length : 1;
        var failures = new ConcurrentQueue<string>();
        await using var stage = await CrashStage.StartAsync();
        Func<string, Task>? image = null;
        foreach (var chapter in Chapter.Short)
        {
            var watch = Stopwatch.StartNew();
            var (first, expected, _, calls) = await stage.UndisturbedAsync(chapter, image, Settings);
            var met = new ConcurrentBag<Mishap>();
            await using var worker = WorkerProcess.Start();
            await Parallel.ForEachAsync(Enumerable.Range(1, calls).SelectMany(_ => Enumerable.Range(0, rotations), (call, rotation) => (Call: call, Rotation: rotation)), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (run, _) =>
            {
                var account = await stage.NewAccountAsync(image);
                var line = stage.Proxy.LineOf(account);
                var telling = new Telling(stage.Proxy, account, chapter.Steps);
                var done = new HashSet<int>();
                line.Plan = call => call.Number >= telling.StepStart + run.Call && done.Add(telling.Index) ? Kinds[(run.Call + telling.Index + 1 + run.Rotation) % Kinds.Length] : Mishap.None;
                try
                {
                    Assert.True(await telling.GoOnAsync(await StartAsync(worker, stage, account, chapter)));
                    if (CrashStage.Difference(expected, await stage.EndingAsync(account)) is { } difference)
                        failures.Enqueue($"{chapter.Name}, {Story()}: {difference}");
                }
                catch (Exception failure)
                {
                    failures.Enqueue($"{chapter.Name}, at '{telling.Where}', {Story()}: {failure.Message}");
                }

                foreach (var (_, mishap, _) in line.Mishaps)
                    met.Add(mishap);
                string Story() => string.Join(", ", line.Mishaps.Select(mishap => $"{mishap.Mishap} at {mishap.Number} {mishap.Call.Split('?')[0]}"));
            });
            output.WriteLine($"{chapter.Name}: {calls * rotations} tellings, {met.Count} mishaps ({string.Join(", ", met.CountBy(kind => kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Value}"))}), {watch.Elapsed.TotalSeconds:0} s");
            Assert.Equal(Kinds.Length, met.Distinct().Count());
            image = await AccountImage.CopyAsync(stage.Proxy.Direct(first));
        }

        Assert.True(failures.IsEmpty, $"{failures.Count} tellings ended otherwise:\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>Requests come twice at the same moment to any two of them, every file is delivered to each of them, and to one that joins late and knows nothing of what was handled.</summary>
    [Theory]
    [InlineData(2, 20261)]
    [InlineData(3, 20262)]
    [InlineData(3, 20263)]
    public async Task Several_workers_to_whom_everything_comes_twice_end_as_one_does(int workers, int seed)
    {
        await using var stage = await CrashStage.StartAsync();
        Func<string, Task>? image = null;
        var processes = Enumerable.Range(0, workers + 1).Select(_ => WorkerProcess.Start()).ToList();
        try
        {
            var random = new Random(seed);
            foreach (var chapter in Chapter.Short)
            {
                var (first, expected, _, _) = await stage.UndisturbedAsync(chapter, image, Settings);
                var account = await stage.NewAccountAsync(image);
                var hosts = new List<WorkerHost>();
                foreach (var process in processes.Take(workers))
                    hosts.Add(await process.HostAsync(stage.Proxy, account, chapter.Steps[0].Now, Settings));
                var late = random.Next(chapter.Steps.Count);
                var telling = new Telling(stage.Proxy, account, chapter.Steps, new Random(seed));
                telling.BetweenStepsAsync = async () =>
                {
                    if (telling.Index != late)
                        return;
                    await ForgetWhatWasHandledAsync(stage.Proxy.Direct(account));
                    hosts.Add(await processes[workers].HostAsync(stage.Proxy, account, chapter.Steps[late].Now, Settings));
                };
                Assert.True(await telling.GoOnAsync(hosts));
                await telling.TimerAsync("SweepInbox", CancellationToken.None);
                Assert.True(CrashStage.Difference(expected, await stage.EndingAsync(account)) is not { } difference, $"{chapter.Name}, seed {seed}: {CrashStage.Difference(expected, await stage.EndingAsync(account))}");
                image = await AccountImage.CopyAsync(stage.Proxy.Direct(first));
            }
        }
        finally
        {
            foreach (var process in processes)
                await process.DisposeAsync();
        }
    }

    private static async Task<WorkerHost> StartAsync(WorkerProcess worker, CrashStage stage, string account, Chapter chapter)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await worker.HostAsync(stage.Proxy, account, chapter.Steps[0].Now, Settings);
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                // A host whose storage does not answer does not start, and is started again.
            }
        }
    }

    private static async Task ForgetWhatWasHandledAsync(string account)
    {
        var container = new BlobContainerClient(account, StorageConnections.HostContainer);
        await foreach (var blob in container.GetBlobsAsync(new() { Prefix = "blobreceipts/" }, CancellationToken.None))
            await container.DeleteBlobIfExistsAsync(blob.Name);
    }
}
