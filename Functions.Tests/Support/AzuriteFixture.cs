using System.Globalization;
using System.Text;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Nianbao.Tests.Support;

/// <summary>
/// One Azurite for the whole test run: on free ports, in memory, started by the first test that asks. Every caller gets an
/// account of its own, empty and shared with nobody, so that tests need no prefixes and no clearing up.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int AccountCount = 1000;
    private static readonly string Key = Convert.ToBase64String(Encoding.UTF8.GetBytes("a key for tests, public as can be"));

    private readonly Lazy<Task<AzuriteProcess>> azurite;
    private int handedOut;

    public AzuriteFixture() => azurite = new(StartAsync);

    /// <summary>Functions/Dashboard, with its packages installed.</summary>
    public static string Dashboard => Path.Combine(
        RepositoryRoot.Find() ?? throw new InvalidOperationException("the tests must run inside the repository"), "Functions", "Dashboard");

    /// <summary>The connection string of an empty account that nobody else has.</summary>
    public async Task<string> NewAccountAsync()
    {
        var process = await azurite.Value;
        var number = Interlocked.Increment(ref handedOut);
        return number <= AccountCount
            ? process.ConnectionStringFor(Name(number))
            : throw new InvalidOperationException($"all {AccountCount} accounts are given out: raise AccountCount in AzuriteFixture");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (azurite.IsValueCreated && azurite.Value.IsCompletedSuccessfully)
            await (await azurite.Value).DisposeAsync();
    }

    private static string Name(int number) => $"account{number.ToString("0000", CultureInfo.InvariantCulture)}";

    private async Task<AzuriteProcess> StartAsync()
    {
        await NodeTools.FindAsync(CancellationToken.None);
        await NodeTools.InstallAsync(Dashboard, Console.WriteLine, CancellationToken.None);
        return await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                Dashboard = Dashboard,
                Ports = AzuritePorts.Free,
                Accounts = Enumerable.Range(1, AccountCount).ToDictionary(Name, _ => Key),
            },
            CancellationToken.None);
    }
}
