using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Nianbao.Local.Hosting;

namespace Nianbao.Benchmarks;

/// <summary>A server in a process of its own: the local host, or whatever it is held against.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, int port)
    {
        _process = process;
        Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Http { get; }

    /// <summary>The most memory it has had resident, in KiB.</summary>
    public long PeakKiB => Measurement.PeakOf(_process.Id);

    /// <summary>The processor time it has taken so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The local host on an emulator, its timers off and its clock on the day when the sample's files arrive.</summary>
    public static async Task<HostProcess> StartLocalHostAsync(AzuriteProcess azurite)
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run the benchmark inside the repository.");
        var port = FreePort();
        return await StartAsync(
            [
                typeof(LocalHost).Assembly.Location, $"--port={port}", $"--Storage={azurite.ConnectionString}", $"--AzureWebJobsStorage={azurite.ConnectionString}",
                "--LocalHost:Quiet=true", $"--LocalHost:Clock={ReadingBenchmark.Arrival:O}", "--LocalHost:Timers=false", $"--LocalHost:SettingsFile={Path.Combine(root, "local.settings.sample.json")}", "--Intake:MaxBytes=1000000000", "--Logging:LogLevel:Default=Warning",
            ],
            port);
    }

    /// <summary>A command of this program that serves on a port, which is its last argument.</summary>
    public static Task<HostProcess> StartCommandAsync(params string[] command)
    {
        var port = FreePort();
        return StartAsync([typeof(HostProcess).Assembly.Location, .. command, port.ToString(CultureInfo.InvariantCulture)], port);
    }

    /// <summary>Hands a file in over HTTP and waits for its receipt.</summary>
    public async Task<JsonElement> TakeInAsync(string where, string file)
    {
        await using var content = File.OpenRead(file);
        return await TakeInAsync(where, Path.GetFileName(file), content);
    }

    /// <summary>Hands content in over HTTP and waits for its receipt.</summary>
    public async Task<JsonElement> TakeInAsync(string where, string name, Stream content)
    {
        string address;
        using (var answer = await Http.PostAsync($"/api/submissions/{where}?fileName={name}", new StreamContent(content)))
        {
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            address = answer.Headers.Location!.ToString();
        }

        JsonElement receipt = default;
        await UntilAsync(async () =>
        {
            receipt = JsonDocument.Parse(await Http.GetStringAsync(address)).RootElement;
            return receipt.GetProperty("final").GetBoolean();
        });
        return receipt;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<HostProcess> StartAsync(string[] arguments, int port)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                Console.WriteLine(line.Data);
        };
        process.BeginOutputReadLine();
        var host = new HostProcess(process, port);
        await UntilAsync(async () => (await host.Http.GetAsync("/api/health")).StatusCode != HttpStatusCode.NotFound);
        return host;
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await done())
                    return;
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                // The host is starting.
            }

            if (watch.Elapsed > TimeSpan.FromMinutes(30))
                throw new TimeoutException("The local host did not finish within half an hour.");
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
