using System.Globalization;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

namespace Nianbao.Tests.Crash;

/// <summary>Where stories are told: an Azurite of its own behind the proxy, with an account for every telling.</summary>
internal sealed class CrashStage : IAsyncDisposable
{
    private const int Accounts = 6_000;
    private static readonly string Key = Convert.ToBase64String("key"u8);
    private readonly AzuriteProcess azurite;
    private int handedOut;

    private CrashStage(AzuriteProcess azurite, StorageProxy proxy) => (this.azurite, Proxy) = (azurite, proxy);

    public StorageProxy Proxy { get; }

    public static async Task<CrashStage> StartAsync()
    {
        await NodeTools.InstallAsync(AzuriteFixture.Dashboard, Console.WriteLine, CancellationToken.None);
        var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions { Dashboard = AzuriteFixture.Dashboard, Ports = AzuritePorts.Free, Accounts = Enumerable.Range(1, Accounts).ToDictionary(Name, _ => Key) },
            CancellationToken.None);
        return new(azurite, await StorageProxy.StartAsync(azurite));
    }

    /// <summary>All that an account holds, and what was told to the outside (once or more often: a death between sending and marking sends again).</summary>
    public async Task<IReadOnlyList<string>> EndingAsync(string account)
    {
        var lines = await AccountImage.DescribeAsync(Proxy.Direct(account));
        return [.. lines, .. Proxy.LineOf(account).Told.Distinct().Order(StringComparer.Ordinal).Select(id => $"told {id}")];
    }

    /// <summary>The story undisturbed, twice: it must end the same, and the longer run says how many calls there are, in all and in its longest step.</summary>
    public async Task<(string Account, IReadOnlyList<string> Ending, int Calls, int StepCalls)> UndisturbedAsync(Chapter chapter, Func<string, Task>? image, IReadOnlyList<(string, string)> settings)
    {
        await using var worker = WorkerProcess.Start();
        var first = await RunAsync();
        var second = await RunAsync();
        Assert.Null(Difference(first.Ending, second.Ending));
        return (first.Account, first.Ending, Math.Max(first.Calls, second.Calls), Math.Max(first.Step, second.Step));

        async Task<(string Account, IReadOnlyList<string> Ending, int Calls, int Step)> RunAsync()
        {
            var account = await NewAccountAsync(image);
            var line = Proxy.LineOf(account);
            var (telling, most) = (new Telling(Proxy, account, chapter.Steps), 0);
            telling.BetweenStepsAsync = () => Task.FromResult(most = Math.Max(most, line.Calls - telling.StepStart));
            Assert.True(await telling.GoOnAsync(await worker.HostAsync(Proxy, account, chapter.Steps[0].Now, settings)));
            return (account, await EndingAsync(account), line.Calls, most);
        }
    }

    /// <summary>An account that nobody has used, with what the image holds.</summary>
    public async Task<string> NewAccountAsync(Func<string, Task>? image)
    {
        var account = Name(Interlocked.Increment(ref handedOut));
        await (image?.Invoke(Proxy.Direct(account)) ?? Task.CompletedTask);
        return account;
    }

    /// <summary>What is missing and what is there instead; null when both say the same.</summary>
    public static string? Difference(IReadOnlyList<string> expected, IReadOnlyList<string> found) => expected.SequenceEqual(found)
        ? null
        : $"\n  missing: {string.Join("\n           ", expected.Except(found))}\n  instead: {string.Join("\n           ", found.Except(expected))}";

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await azurite.DisposeAsync();
    }

    // Short, as the key is: Azurite takes all of them in one environment variable, which holds 128 KiB at most.
    private static string Name(int number) => "c" + number.ToString("x4", CultureInfo.InvariantCulture);
}
