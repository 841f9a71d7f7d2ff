using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nianbao.Benchmarks;

/// <summary>
/// The command <c>queries</c>: requests a second and p99 of /api/aggregates, with nothing changed and right after changes, against a bare ASP.NET Core
/// endpoint that returns the same bytes. Both are processes of their own and take turns under the same callers.
/// </summary>
internal static class QueriesBenchmark
{
    private const double Goal = 0.6;
    private const string Question = "/api/aggregates/annual-reports?period=2025&by=city,type";

    public static async Task<int> RunAsync(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var reports = ReadingBenchmark.Number(options, "--rows") ?? (smoke ? 500 : 20_000);
        var repeats = ReadingBenchmark.Number(options, "--repeats") ?? (smoke ? 1 : 7);
        var callers = ReadingBenchmark.Number(options, "--callers") ?? 32;
        var turn = TimeSpan.FromSeconds(smoke ? 0.5 : 3);
        Console.WriteLine(ReadingBenchmark.Machine());
        using var material = new Material(100, reports);
        await using var azurite = await Emulator.StartAsync();
        await using var host = await HostProcess.StartLocalHostAsync(azurite);
        using var emulator = Process.GetProcessById(azurite.ProcessId);
        foreach (var file in material.Register)
            await host.TakeInAsync("registry/current", file);
        await host.TakeInAsync("annual-reports/2025", material.Reports);
        var body = await host.Http.GetByteArrayAsync(Question);
        var file2 = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file2, body);
            await using var bare = await HostProcess.StartCommandAsync("bare-endpoint", file2);
            if (!(await bare.Http.GetByteArrayAsync(Question)).SequenceEqual(body))
                throw new InvalidOperationException("The bare endpoint does not return the same bytes.");
            using var answer = await host.Http.GetAsync(Question);
            var transactions = int.Parse(answer.Headers.GetValues("X-Nianbao-Transactions").Single(), CultureInfo.InvariantCulture);
            Say($"{body.Length:N0} bytes, {callers} callers, {repeats} turns of {turn.TotalSeconds} s each, {transactions} storage transactions a query (goal 1)");
            await CallAsync(host, emulator, callers, turn);
            await CallAsync(bare, emulator, callers, turn);

            var (unchanged, bareTurns, changing) = (new List<Turn>(), new List<Turn>(), new List<Turn>());
            for (var i = 0; i < repeats; i++)
            {
                unchanged.Add(await CallAsync(host, emulator, callers, turn));
                bareTurns.Add(await CallAsync(bare, emulator, callers, turn));
                await ChangeAsync(host, material, i);
                changing.Add(await CallAsync(host, emulator, callers, turn));
            }

            Print("bare endpoint", bareTurns, bareTurns);
            Print("nothing changed", unchanged, bareTurns);
            Print("right after a change", changing, bareTurns);
            Say($"  goal: {Goal:F1} of the bare endpoint");
            return transactions == 1 ? 0 : 1;
        }
        finally
        {
            File.Delete(file2);
        }
    }

    /// <summary>The command <c>bare-endpoint</c>: answers every address with the bytes of a file.</summary>
    public static async Task<int> ServeBareAsync(string file, int port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        var body = await File.ReadAllBytesAsync(file);
        await using var app = builder.Build();
        app.MapGet("/{**path}", () => Results.Bytes(body, "application/json; charset=utf-8"));
        await app.RunAsync();
        return 0;
    }

    /// <summary>One more report: the totals of its division move.</summary>
    private static async Task ChangeAsync(HostProcess host, Material material, int number)
    {
        var lines = (await File.ReadAllLinesAsync(material.Reports)).Take(2 + number).ToArray();
        using var correction = new MemoryStream(Encoding.UTF8.GetBytes($"{lines[0]}\n{lines[^1]}\n\n"));
        await host.TakeInAsync("annual-reports/2025", $"correction{number}.csv", correction);
    }

    /// <param name="Cpu">Microseconds of the server's processor time a request: unlike requests a second it hardly depends on what else the machine does.</param>
    /// <param name="StorageCpu">The same of Azurite's.</param>
    private readonly record struct Turn(double PerSecond, double P50, double P99, double Cpu, double StorageCpu);

    /// <summary>So many callers ask without a pause.</summary>
    private static async Task<Turn> CallAsync(HostProcess server, Process emulator, int callers, TimeSpan duration)
    {
        var (cpu, storageCpu) = (server.Cpu, CpuOf(emulator));
        var times = new ConcurrentBag<List<double>>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            var mine = new List<double>();
            while (watch.Elapsed < duration)
            {
                var begun = Stopwatch.GetTimestamp();
                using (var answer = await server.Http.GetAsync(Question))
                {
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsByteArrayAsync();
                }

                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            times.Add(mine);
        }));
        var seconds = watch.Elapsed.TotalSeconds;
        double[] all = [.. times.SelectMany(mine => mine).Order()];
        return new(
            all.Length / seconds, all[all.Length / 2], all[(int)(all.Length * 0.99)],
            (server.Cpu - cpu).TotalMicroseconds / all.Length, (CpuOf(emulator) - storageCpu).TotalMicroseconds / all.Length);
    }

    private static TimeSpan CpuOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static void Print(string what, List<Turn> turns, List<Turn> bare) =>
        Say($"  {what,-22}{new Spread(turns.Select(turn => turn.PerSecond)):N0} requests/s, median {new Spread(turns.Select(turn => turn.P50)).Median:F1} ms, p99 {new Spread(turns.Select(turn => turn.P99)):F1} ms, CPU {new Spread(turns.Select(turn => turn.Cpu)).Median:F0} us and {new Spread(turns.Select(turn => turn.StorageCpu)).Median:F0} us of Azurite a request, {new Spread(turns.Zip(bare, (one, other) => one.PerSecond / other.PerSecond)):F2} of the bare endpoint");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
