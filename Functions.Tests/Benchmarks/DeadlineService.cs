using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Nianbao.Local.Hosting;

namespace Nianbao.Benchmarks;

/// <summary>The local host in a process of its own on its usual settings, and Azurite beside it.</summary>
internal sealed class DeadlineService : IAsyncDisposable
{
    /// <summary>After the last day of the sample's reports, before the deadline.</summary>
    private const string Arrival = "2026-03-28T09:00:00+08:00";

    private readonly AzuriteProcess _azurite;
    private readonly Process _host;

    private DeadlineService(AzuriteProcess azurite, Process host, int port)
    {
        (_azurite, _host) = (azurite, host);
        Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 }) { BaseAddress = new($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Http { get; }

    public int ProcessId => _host.Id;

    /// <summary>The processor time of the host so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _host.Refresh();
            return _host.TotalProcessorTime;
        }
    }

    public static async Task<DeadlineService> StartAsync()
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run the benchmark inside the repository.");
        var dashboard = Path.Combine(root, "Functions", "Dashboard");
        await NodeTools.FindAsync(CancellationToken.None);
        await NodeTools.InstallAsync(dashboard, Console.WriteLine, CancellationToken.None);
        var azurite = await AzuriteProcess.StartAsync(new() { Dashboard = dashboard, Ports = AzuritePorts.Free }, CancellationToken.None);
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            typeof(LocalHost).Assembly.Location, $"--port={port}", $"--Storage={azurite.ConnectionString}", $"--AzureWebJobsStorage={azurite.ConnectionString}",
            "--LocalHost:Quiet=true", $"--LocalHost:Clock={Arrival}", "--LocalHost:Timers=false", $"--LocalHost:SettingsFile={Path.Combine(root, "local.settings.sample.json")}", "--Logging:LogLevel:Default=Warning"])
            start.ArgumentList.Add(argument);
        var host = Process.Start(start)!;
        host.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                Console.WriteLine(line.Data);
        };
        host.BeginOutputReadLine();
        var service = new DeadlineService(azurite, host, port);
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                if ((await service.Http.GetAsync("/api/health")).StatusCode == HttpStatusCode.OK)
                    return service;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(60) && !host.HasExited)
            {
                // It is starting.
            }
        }
    }

    /// <summary>Takes in the register, before the clock of the load runs.</summary>
    public async Task FillAsync(DeadlineSeason season)
    {
        await using var content = File.OpenRead(season.Register);
        using var answer = await Http.PostAsync("/api/submissions/registry/current?fileName=registry.csv", new StreamContent(content));
        answer.EnsureSuccessStatusCode();
        var receipt = answer.Headers.Location!.ToString();
        while (true)
        {
            using var state = JsonDocument.Parse(await Http.GetStringAsync(receipt));
            if (state.RootElement.GetProperty("final").GetBoolean())
            {
                Console.WriteLine($"  the register: {state.RootElement.GetProperty("state")}, {state.RootElement.GetProperty("counts").GetProperty("accepted")} organisations");
                return;
            }

            await Task.Delay(200);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_host.HasExited)
            _host.Kill();
        await _host.WaitForExitAsync();
        _host.Dispose();
        await _azurite.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
