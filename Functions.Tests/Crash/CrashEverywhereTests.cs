using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Nianbao.Tests.Crash;

/// <summary>
/// A real worker process, the local host on Azurite, is killed (SIGKILL) before every single call to the storage, and after it took effect but before its
/// answer is seen; is started again; and ends where it would have ended. Nothing in the product takes part: a proxy numbers and holds the calls.
/// </summary>
/// <remarks>
/// Many hosts share one process, each on its own account and held at its own call, and one SIGKILL ends them all: each of them sees what it would see alone,
/// and a start of the runtime is paid once for all of them. NIANBAO_CRASH_BATCH=1 gives each a process of its own; NIANBAO_CRASH=long tells the long
/// story, the name of a chapter kills in that one only; NIANBAO_CRASH_FROM and NIANBAO_CRASH_TO choose calls of it (Benchmarks/README.md).
/// </remarks>
public sealed class CrashEverywhereTests(ITestOutputHelper output)
{
    /// <summary>Hosts told at the same time; the others of a batch are held and cost nothing.</summary>
    private const int AtOnce = 8;

    private static readonly (string, string)[] Settings = [("LocalHost:ScanSeconds", "3600")];
    private readonly int batch = Setting("NIANBAO_CRASH_BATCH", 48);

    [Fact]
    public async Task A_worker_killed_at_any_storage_call_and_started_again_leaves_no_trace()
    {
        var only = Environment.GetEnvironmentVariable("NIANBAO_CRASH");
        Func<string, Task>? image = null;
        var failures = new List<string>();
        foreach (var chapter in only == Chapter.Long.Name ? [Chapter.Long] : Chapter.Short)
        {
            var watch = Stopwatch.StartNew();
            // A chapter each: see the remark at AzuriteFixture.
            await using var stage = await CrashStage.StartAsync();
            var (account, expected, calls, _) = await stage.UndisturbedAsync(chapter, image, Settings);
            var after = await AccountImage.CopyAsync(stage.Proxy.Direct(account));
            if (only is { Length: > 0 } && only != chapter.Name)
            {
                image = after;
                continue;
            }

            var (from, to) = (Setting("NIANBAO_CRASH_FROM", 1), Setting("NIANBAO_CRASH_TO", calls));
            List<Point> points = [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).SelectMany(call => new[] { new Point(call, false), new Point(call, true) })];
            var killed = await KillAsync(stage, chapter, image, expected, points, failures);
            output.WriteLine($"{chapter.Name}: {calls} storage calls, {points.Count} crash points, {killed} killed there, {watch.Elapsed.TotalSeconds:0} s");
            // Now and then a parallel call less is made than was counted.
            image = after;
            Assert.True(killed >= points.Count * 9 / 10, $"{chapter.Name}: only {killed} of {points.Count} points were reached");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} crash points left a trace:\n{string.Join('\n', failures.Take(20))}");
    }

    private async Task<int> KillAsync(CrashStage stage, Chapter chapter, Func<string, Task>? image, IReadOnlyList<string> expected, List<Point> points, List<string> failures)
    {
        var killed = 0;
        var worker = WorkerProcess.Start();
        try
        {
            foreach (var part in points.Chunk(batch))
            {
                var victims = new ConcurrentBag<(Point Point, string Account, Telling Telling)>();
                await EachAsync(part, async point =>
                {
                    var account = await stage.NewAccountAsync(image);
                    var telling = new Telling(stage.Proxy, account, chapter.Steps);
                    var line = stage.Proxy.LineOf(account);
                    line.Plan = call => call.Number < point.Call ? Mishap.None : point.After ? Mishap.HoldAfter : Mishap.HoldBefore;
                    var start = worker.HostAsync(stage.Proxy, account, chapter.Steps[0].Now, Settings);
                    if (await Task.WhenAny(start, line.Held) == start && await telling.GoOnAsync(await start))
                        return; // It came to its end without so many calls.
                    _ = start.ContinueWith(_ => { }, TaskScheduler.Default);
                    victims.Add((point, account, telling));
                });

                // The next process is warm before it is needed, and takes over what this one leaves.
                var next = WorkerProcess.Start();
                await worker.KillAsync();
                await worker.DisposeAsync();
                worker = next;
                killed += victims.Count;
                await EachAsync(victims, async victim =>
                {
                    try
                    {
                        await stage.Proxy.LineOf(victim.Account).CutAsync();
                        await stage.Proxy.BreakLeasesAsync(victim.Account);
                        var where = victim.Telling.Where;
                        var host = await worker.HostAsync(stage.Proxy, victim.Account, chapter.Steps[0].Now, Settings);
                        Assert.True(await victim.Telling.GoOnAsync(host));
                        if (CrashStage.Difference(expected, await stage.EndingAsync(victim.Account)) is { } difference)
                            Fail($"{chapter.Name}, killed {victim.Point} in '{where}': {difference}");
                    }
                    catch (Exception failure)
                    {
                        Fail($"{chapter.Name}, killed {victim.Point}, then at '{victim.Telling.Where}': {failure.Message}");
                    }
                });
            }
        }
        finally
        {
            await worker.DisposeAsync();
        }

        return killed;

        void Fail(string text)
        {
            lock (failures)
                failures.Add(text);
        }
    }

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> doAsync) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await doAsync(one));

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private readonly record struct Point(int Call, bool After)
    {
        public override string ToString() => $"{(After ? "after" : "before")} call {Call}";
    }
}
