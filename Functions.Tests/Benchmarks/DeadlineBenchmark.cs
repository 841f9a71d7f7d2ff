using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Nianbao.Benchmarks;

/// <summary>
/// The command <c>deadline</c>: the last minutes before the deadline. Organisations upload one workbook each, evenly over the time; a registrar uploads one file of the
/// whole province; dashboards ask. The real local host in a process of its own, Azurite beside it. Exit code 1 when an answer was wrong, a receipt is missing, or the totals are not those of what was sent.
/// </summary>
internal static class DeadlineBenchmark
{
    public static async Task<int> RunAsync(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var seconds = ReadingBenchmark.Number(options, "--seconds") ?? (smoke ? 5 : 600);
        var uploads = ReadingBenchmark.Number(options, "--uploads") ?? seconds * 6;
        var rows = ReadingBenchmark.Number(options, "--rows") ?? (smoke ? 300 : 72_019);
        var queries = ReadingBenchmark.Number(options, "--queries") ?? 50;
        Console.WriteLine(ReadingBenchmark.Machine());
        Say($"{uploads:N0} workbooks and one file of {rows:N0} reports in {seconds} s, {queries} queries a second");
        using var season = new DeadlineSeason(uploads, rows);
        await using var service = await DeadlineService.StartAsync();
        await service.FillAsync(season);
        var load = new DeadlineLoad(service.Http, TimeSpan.FromSeconds(seconds));
        using var memory = new MemoryWatch(service.ProcessId);
        var cpu = service.Cpu;
        await load.RunAsync(season, queries);
        var busy = (service.Cpu - cpu).TotalSeconds;
        var faults = new List<string>(load.Faults.Take(20));
        faults.AddRange(await season.CompareAsync(service.Http));

        Say($"  receipts          {load.Receipts.Count,8:N0}  p50 {load.Receipts.At(0.50),6:F2} s  p95 {load.Receipts.At(0.95),6:F2} s  p99 {load.Receipts.At(0.99),6:F2} s  the longest {load.Receipts.At(1),6:F2} s from upload to final receipt");
        Say($"  the bulk file     {rows,8:N0}  rows, final receipt after {load.Bulk.TotalSeconds:F1} s");
        Say($"  answers to POST   {load.Posts.Count,8:N0}  p50 {load.Posts.At(0.50) * 1000,6:F0} ms p95 {load.Posts.At(0.95) * 1000,6:F0} ms p99 {load.Posts.At(0.99) * 1000,6:F0} ms");
        foreach (var (what, times) in load.Queries)
            Say($"  {what,-18}{times.Count,8:N0}  p50 {times.At(0.50) * 1000,6:F0} ms p95 {times.At(0.95) * 1000,6:F0} ms p99 {times.At(0.99) * 1000,6:F0} ms");
        Say($"  told to come again{load.Again,8:N0}  times (429 or 503 with Retry-After)");
        Say($"  memory            {memory.Describe()}");
        Say($"  CPU of the host   {busy:F0} s, {100 * busy / load.Elapsed.TotalSeconds / Environment.ProcessorCount:F0} % of the machine; {load.Elapsed.TotalSeconds:F0} s from the first upload to the last receipt");
        foreach (var fault in faults)
            Console.WriteLine("  WRONG: " + fault);
        Say($"  {(faults.Count == 0 ? "no error, nothing lost: records and amounts equal a recomputation of what was sent" : "FAILED")}");
        return faults.Count == 0 ? 0 : 1;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Times in seconds, and where a share of them lies.</summary>
internal sealed class Times
{
    private readonly ConcurrentQueue<double> _seconds = new();

    public int Count => _seconds.Count;

    public void Add(TimeSpan time) => _seconds.Enqueue(time.TotalSeconds);

    /// <summary>The nearest rank: of 100 times the 99th is the p99.</summary>
    public double At(double share)
    {
        var sorted = _seconds.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}

/// <summary>What a process has resident, every second.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly int _process;
    private readonly Timer _timer;
    private readonly ConcurrentQueue<long> _bytes = new();

    public MemoryWatch(int process)
    {
        _process = process;
        _timer = new(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>The mean of each quarter, the peak, and how much the last quarter is above the second: a leak grows to the end.</summary>
    public string Describe()
    {
        var all = _bytes.ToArray();
        if (all.Length < 4)
            return string.Create(CultureInfo.InvariantCulture, $"peak {all.DefaultIfEmpty().Max() >> 20} MiB");
        var quarters = all.Chunk((all.Length + 3) / 4).Select(part => part.Average() / (1 << 20)).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", quarters.Select(q => q.ToString("F0", CultureInfo.InvariantCulture)))} MiB resident by quarters, peak {all.Max() >> 20} MiB; the second half grew by {quarters[^1] - quarters[quarters.Count / 2]:+0;-0;0} MiB");
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        try
        {
            using var process = Process.GetProcessById(_process);
            _bytes.Enqueue(process.WorkingSet64);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It has ended, and so will the run.
        }
    }
}
