using System.Globalization;
using System.Text;
using Nianbao.Local.Hosting;
using Nianbao.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Nianbao.Tests.Support;

/// <summary>
/// Azurite for the whole test run: on free ports, in memory, started by the first test that asks. Every caller gets an
/// account of its own, empty and shared with nobody, so that tests need no prefixes and no clearing up.
/// </summary>
/// <remarks>
/// Ten minutes after its start, and every ten minutes, Azurite walks over all blobs of all accounts, which may keep it from answering for longer than the clients
/// wait; so another takes its place before. It takes blobs of one name in many accounts for fewer than they are by then, and loses what they hold.
/// </remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int AccountCount = 1000;
    private const long RelievedAfterMilliseconds = 5 * 60 * 1000;
    private static readonly string Key = Convert.ToBase64String(Encoding.UTF8.GetBytes("a key for tests, public as can be"));

    private readonly SemaphoreSlim turn = new(1);
    private readonly List<AzuriteProcess> all = [];
    private long startedAt;
    private int handedOut;

    /// <summary>Functions/Dashboard, with its packages installed.</summary>
    public static string Dashboard => Path.Combine(
        RepositoryRoot.Find() ?? throw new InvalidOperationException("the tests must run inside the repository"), "Functions", "Dashboard");

    /// <summary>The connection string of an empty account that nobody else has.</summary>
    public async Task<string> NewAccountAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (all.Count == 0 || handedOut == AccountCount || Environment.TickCount64 - startedAt > RelievedAfterMilliseconds)
            {
                all.Add(await StartAsync());
                (startedAt, handedOut) = (Environment.TickCount64, 0);
            }

            return all[^1].ConnectionStringFor(Name(++handedOut));
        }
        finally
        {
            turn.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var azurite in all)
            await azurite.DisposeAsync();
        turn.Dispose();
    }

    private static string Name(int number) => $"account{number.ToString("0000", CultureInfo.InvariantCulture)}";

    private static async Task<AzuriteProcess> StartAsync()
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
