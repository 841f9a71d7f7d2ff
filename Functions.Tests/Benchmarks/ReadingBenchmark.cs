using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Nianbao.Local.Hosting;

namespace Nianbao.Benchmarks;

/// <summary>The command <c>reading</c>: what reading costs, in one run on one machine.</summary>
internal static class ReadingBenchmark
{
    private const int SmokeRows = 2_000;

    /// <summary>When the files arrive: after the last day on which the sample's reports were submitted (25 March), before any deadline.</summary>
    private const string Arrival = "2026-03-28T09:00:00+08:00";

    public static async Task<int> RunAsync(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var activities = Number(options, "--rows") ?? (smoke ? SmokeRows : 1_000_000);
        var reports = Number(options, "--xlsx-rows") ?? (smoke ? SmokeRows / 4 : Math.Min(100_000, activities));
        Say(Machine());
        using var material = new Material(activities, reports);
        foreach (var (file, library) in options.Contains("--intake-only") ? [] : (ReadOnlySpan<(string, string)>)[(material.Activities, "csv-library"), (material.Reports, "csv-library"), (material.Workbook, "xlsx-library")])
        {
            Say($"{Path.GetFileName(file)}, {new FileInfo(file).Length >> 10} KiB");
            var alone = Measurement.InChild(library, file);
            Print("the library alone", alone, alone);
            Print("reading", Measurement.InChild("read", file), alone);
            Print("reading and all rules", Measurement.InChild("rules", file), alone);
        }

        await IngestAsync(material);
        return 0;
    }

    private static void Print(string what, Measurement measured, Measurement alone) =>
        Say($"  {what,-24}{measured.Rows,10:N0} rows {measured.RowsPerSecond,10:N0} rows/s  {measured.Seconds / alone.Seconds,6:F2} x the library  {measured.PeakKiB >> 10,5} MiB peak{(measured.Findings > 0 ? $"  {measured.Findings:N0} findings" : "")}");

    /// <summary>The local host, in a process of its own, takes in the register and the activities over HTTP.</summary>
    private static async Task IngestAsync(Material material)
    {
        var root = RepositoryRoot.Find() ?? throw new InvalidOperationException("Run the benchmark inside the repository.");
        var dashboard = Path.Combine(root, "Functions", "Dashboard");
        await NodeTools.FindAsync(CancellationToken.None);
        await NodeTools.InstallAsync(dashboard, Console.WriteLine, CancellationToken.None);
        await using var azurite = await AzuriteProcess.StartAsync(new() { Dashboard = dashboard, Ports = AzuritePorts.Free }, CancellationToken.None);
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[
            typeof(LocalHost).Assembly.Location, $"--port={port}", $"--Storage={azurite.ConnectionString}", $"--AzureWebJobsStorage={azurite.ConnectionString}",
            "--LocalHost:Quiet=true", $"--LocalHost:Clock={Arrival}", "--LocalHost:Timers=false", $"--LocalHost:SettingsFile={Path.Combine(root, "local.settings.sample.json")}", "--Intake:MaxBytes=1000000000", "--Logging:LogLevel:Default=Warning"])
            start.ArgumentList.Add(argument);
        using var host = Process.Start(start)!;
        host.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                Console.WriteLine(line.Data);
        };
        host.BeginOutputReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = new($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(10) };
            await UntilAsync(async () => (await http.GetAsync("/api/health")).StatusCode != HttpStatusCode.NotFound);
            Say($"the local host at rest: {Measurement.PeakOf(host.Id) >> 10} MiB peak");
            foreach (var file in material.Register)
                await TakeInAsync(http, host, "registry/current", file);
            await TakeInAsync(http, host, "annual-reports/2025", material.Workbook);
            await TakeInAsync(http, host, "annual-reports/2025", material.Reports);
            await TakeInAsync(http, host, "activities/2025", material.Activities);
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    private static async Task TakeInAsync(HttpClient http, Process host, string where, string file)
    {
        var watch = Stopwatch.StartNew();
        string receipt;
        await using (var content = File.OpenRead(file))
        {
            using var answer = await http.PostAsync($"/api/submissions/{where}?fileName={Path.GetFileName(file)}", new StreamContent(content));
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            receipt = answer.Headers.Location!.ToString();
        }

        JsonElement state = default;
        await UntilAsync(async () =>
        {
            state = JsonDocument.Parse(await http.GetStringAsync(receipt)).RootElement;
            return state.GetProperty("final").GetBoolean();
        });
        var counts = state.GetProperty("counts");
        var rows = counts.GetProperty("rows").GetInt32();
        var transactions = state.GetProperty("transactions").GetInt32();
        Say($"  {Path.GetFileName(file),-24}{rows,10:N0} rows {rows / watch.Elapsed.TotalSeconds,10:N0} rows/s  {transactions * 1000.0 / Math.Max(1, rows),6:F1} storage requests per 1,000 rows  {Measurement.PeakOf(host.Id) >> 10,5} MiB peak of the worker so far  ({state.GetProperty("state")}, {counts.GetProperty("accepted")} accepted, {state.GetProperty("findingsTotal")} findings)");
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

    internal static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {RuntimeInformation.OSDescription}, {Cpu()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MiB, .NET {Environment.Version}");

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor"
        : RuntimeInformation.ProcessArchitecture.ToString();

    internal static int? Number(string[] options, string name)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : null;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
