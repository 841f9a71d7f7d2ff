using System.Diagnostics;
using System.Globalization;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Ledger;

/// <summary>
/// A real process, killed (SIGKILL) before or after one of its storage calls, and started again. The worker is this very
/// assembly: see <see cref="CrashWorker"/>. Azurite goes on; what it has acknowledged is there.
/// </summary>
public sealed class CrashTests(AzuriteFixture azurite)
{
    /// <summary>Spread over the story, and around its commits, publications and receipts.</summary>
    [Fact]
    public async Task A_killed_worker_leaves_no_trace()
    {
        var (expected, calls) = await UndisturbedAsync();
        // Not up to the very last call: two divisions that create their table at once make a few calls more or less.
        var steps = Enumerable.Range(0, 8).Select(i => (Call: 3 + (i * (calls - 12) / 7), After: i % 2 == 1)).ToList();
        var failures = new List<string>();
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (step, _) =>
        {
            var account = await azurite.NewAccountAsync();
            Assert.Equal(137, await RunAsync(account, step.Call, step.After));
            Assert.Equal(0, await RunAsync(account, 0, false));
            await using var world = await World.StartAsync(account);
            var found = await world.SnapshotAsync();
            if (!expected.SequenceEqual(found))
            {
                lock (failures)
                    failures.Add($"killed {(step.After ? "after" : "before")} call {step.Call}\n  missing: {string.Join("\n           ", expected.Except(found))}\n  instead: {string.Join("\n           ", found.Except(expected))}");
            }
        });
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    /// <summary>Explaining, returning, accepting, filing a draft: every step of it can be the last one of a process, and is done again by the next.</summary>
    [Fact]
    public async Task A_process_killed_amid_acts_and_the_filing_of_a_draft_does_them_once_when_it_is_started_again()
    {
        IReadOnlyList<string> expected;
        int calls;
        await using (var world = await World.StartAsync(await azurite.NewAccountAsync()))
        {
            await ActStory.PrepareAsync(world);
            world.Network.Restart();
            await ActStory.TellAsync(world);
            calls = world.Network.Calls;
            expected = await ActStory.EndingAsync(world);
        }

        var steps = Enumerable.Range(0, 8).Select(i => (Call: 2 + (i * (calls - 4) / 7), After: i % 2 == 1)).ToList();
        var failures = new List<string>();
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (step, _) =>
        {
            var account = await azurite.NewAccountAsync();
            await using (var world = await World.StartAsync(account))
                await ActStory.PrepareAsync(world);
            Assert.Equal(137, await RunAsync(account, step.Call, step.After, acts: true));
            Assert.Equal(0, await RunAsync(account, 0, false, acts: true));
            await using var after = await World.StartAsync(account);
            var found = await ActStory.EndingAsync(after);
            if (!expected.SequenceEqual(found))
            {
                lock (failures)
                    failures.Add($"killed {(step.After ? "after" : "before")} call {step.Call}\n  missing: {string.Join("\n           ", expected.Except(found))}\n  instead: {string.Join("\n           ", found.Except(expected))}");
            }

            await after.AssertSoundAsync();
        });
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task<(IReadOnlyList<string> Lines, int Calls)> UndisturbedAsync()
    {
        await using var world = await World.StartAsync(await azurite.NewAccountAsync());
        await Story.TellAsync(world);
        var calls = world.Network.Calls;
        return (await world.SnapshotAsync(), calls);
    }

    private static async Task<int> RunAsync(string account, int call, bool after, bool acts = false)
    {
        var assembly = typeof(CrashTests).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        start.Environment[CrashWorker.Account] = account;
        start.Environment[CrashWorker.Call] = call.ToString(CultureInfo.InvariantCulture);
        start.Environment[CrashWorker.After] = after ? "1" : "";
        start.Environment[CrashWorker.Acts] = acts ? "1" : "";
        using var worker = Process.Start(start)!;
        var output = worker.StandardOutput.ReadToEndAsync();
        var errors = worker.StandardError.ReadToEndAsync();
        await worker.WaitForExitAsync();
        Assert.True(worker.ExitCode is 0 or 137, $"exit code {worker.ExitCode}: {await output} {await errors}");
        return worker.ExitCode;
    }
}

/// <summary>The worker process: tells the story and kills itself at the given storage call.</summary>
internal static class CrashWorker
{
    public const string Account = "NIANBAO_TEST_CRASH_ACCOUNT";
    public const string Call = "NIANBAO_TEST_CRASH_CALL";
    public const string After = "NIANBAO_TEST_CRASH_AFTER";

    public const string Acts = "NIANBAO_TEST_CRASH_ACTS";

    public static async Task RunAsync(string account)
    {
        var call = int.Parse(Environment.GetEnvironmentVariable(Call)!, CultureInfo.InvariantCulture);
        var after = Environment.GetEnvironmentVariable(After) == "1";
        await using var world = await World.StartAsync(account);
        world.Network.Plan = (number, _) =>
        {
            if (number == call && !after)
                Die();
            return Fault.None;
        };
        world.Network.OnSent = (number, _) =>
        {
            if (number == call && after)
                Die();
            return Task.CompletedTask;
        };
        await (Environment.GetEnvironmentVariable(Acts) == "1" ? ActStory.TellAsync(world) : Story.TellAsync(world));
    }

    private static void Die()
    {
        // SIGKILL: no finally, no flush, no goodbye.
        using (var self = Process.GetCurrentProcess())
            self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
