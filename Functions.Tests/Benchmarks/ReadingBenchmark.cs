using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Nianbao.Benchmarks;

/// <summary>The command <c>reading</c>: what reading costs, in one run on one machine.</summary>
internal static class ReadingBenchmark
{
    private const int SmokeRows = 2_000;

    /// <summary>When the files arrive: after the last day on which the sample's reports were submitted (25 March), before any deadline.</summary>
    public static readonly DateTimeOffset Arrival = DateTimeOffset.Parse("2026-03-28T09:00:00+08:00", CultureInfo.InvariantCulture);

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
        await using var azurite = await Emulator.StartAsync();
        await using var host = await HostProcess.StartLocalHostAsync(azurite);
        Say($"the local host at rest: {host.PeakKiB >> 10} MiB peak");
        foreach (var file in material.Register)
            await TakeInAsync(host, "registry/current", file);
        await MarkAsync(host, await TakeInAsync(host, "annual-reports/2025", material.Workbook));
        await TakeInAsync(host, "annual-reports/2025", material.Reports);
        await TakeInAsync(host, "activities/2025", material.Activities);
    }

    /// <summary>The workbook comes back with its cells marked.</summary>
    private static async Task MarkAsync(HostProcess host, string receipt)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await host.Http.GetAsync($"/api/receipts/{receipt}/findings?format=xlsx", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var content = await answer.Content.ReadAsStreamAsync();
        var bytes = 0L;
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer)) > 0;)
            bytes += read;
        Say($"  {"  marked",-24}{bytes >> 10,10:N0} KiB   in {watch.Elapsed.TotalSeconds,6:F1} s  {host.PeakKiB >> 10,5} MiB peak of the worker so far");
    }

    /// <summary>Returns the receipt's number.</summary>
    private static async Task<string> TakeInAsync(HostProcess host, string where, string file)
    {
        var watch = Stopwatch.StartNew();
        var receipt = await host.TakeInAsync(where, file);
        var counts = receipt.GetProperty("counts");
        var rows = counts.GetProperty("rows").GetInt32();
        var transactions = receipt.GetProperty("transactions").GetInt32();
        Say($"  {Path.GetFileName(file),-24}{rows,10:N0} rows {rows / watch.Elapsed.TotalSeconds,10:N0} rows/s  {transactions * 1000.0 / Math.Max(1, rows),6:F1} storage requests per 1,000 rows  {host.PeakKiB >> 10,5} MiB peak of the worker so far  ({receipt.GetProperty("state")}, {counts.GetProperty("accepted")} accepted, {receipt.GetProperty("findingsTotal")} findings)");
        return receipt.GetProperty("id").GetString()!;
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

    internal static double? Decimal(string[] options, string name)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? double.Parse(options[at + 1], CultureInfo.InvariantCulture) : null;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Say(string text) => Console.WriteLine(text);
}
