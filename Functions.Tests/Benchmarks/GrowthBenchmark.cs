using System.Globalization;

namespace Nianbao.Benchmarks;

/// <summary>The command <c>growth</c>: what a record costs when there are ten and a hundred times as many of them.</summary>
internal static class GrowthBenchmark
{
    private const double Flat = 0.15;

    /// <summary>Ten activities a report, as in the province.</summary>
    private const int RecordsPerReport = 11;

    public static async Task<int> RunAsync(string[] options)
    {
        int[] sizes = options.Contains("--smoke") ? [1_000, 5_000] : ReadingBenchmark.Number(options, "--rows") is { } most ? [.. ((int[])[10_000, 100_000, 1_000_000]).Where(size => size < most), most] : [10_000, 100_000, 1_000_000];
        var repeats = ReadingBenchmark.Number(options, "--repeats") ?? 1;
        Console.WriteLine(ReadingBenchmark.Machine());
        var lines = new List<(int Rows, double Transactions, double Cpu, double Ratio)>();
        foreach (var size in sizes)
        {
            using var material = new Material(size - (size / RecordsPerReport), size / RecordsPerReport);
            // Small ones are over so soon that one repeat says little.
            var rounds = await EndToEndBenchmark.RoundsAsync(material, options.Contains("--smoke") ? 1 : Math.Max(repeats, 100_000 / size), withEverySent: false);
            lines.Add((
                rounds[0].Rows,
                (double)rounds[^1].Cost.Requests / rounds[0].Rows,
                new Spread(rounds.Select(round => round.Cost.CpuSeconds / round.Rows * 1e6)).Median,
                new Spread(rounds.Select(round => round.FloorSeconds / round.Cost.Seconds)).Median));
        }

        Console.WriteLine("  records      transactions a record      CPU a record      ratio to the floor");
        foreach (var (rows, transactions, cpu, ratio) in lines)
            Say($"  {rows,9:N0}{transactions,16:F4} ({transactions / lines[^1].Transactions,5:P0}){cpu,12:F0} µs ({cpu / lines[^1].Cpu,5:P0}){ratio,16:F2}");
        Say($"  in brackets: of the largest size (goal: flat within {Flat:P0})");
        return 0;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
