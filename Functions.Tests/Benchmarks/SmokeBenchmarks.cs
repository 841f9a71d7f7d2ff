using System.Diagnostics;
using System.Globalization;

namespace Nianbao.Benchmarks;

/// <summary>The command <c>smoke</c>: every benchmark at a tiny size, for CI. It fails when one does not run to its end, or misses a goal that is counted and not timed.</summary>
internal static class SmokeBenchmarks
{
    public static async Task<int> RunAsync()
    {
        string[] smoke = ["--smoke"];
        var failed = new List<string>();
        foreach (var (name, run) in ((string, Func<Task<int>>)[])
        [
            ("reading", () => ReadingBenchmark.RunAsync(smoke)),
            ("cpu", () => Task.FromResult(CpuBenchmark.Run(smoke))),
            ("end-to-end", () => EndToEndBenchmark.RunAsync(smoke)),
            ("money", () => MoneyBenchmark.RunAsync(smoke)),
            ("growth", () => GrowthBenchmark.RunAsync(smoke)),
            ("queries", () => QueriesBenchmark.RunAsync(smoke)),
            ("beside", () => BesideBenchmark.RunAsync(smoke)),
            ("inspection", () => InspectionBenchmark.RunAsync(smoke)),
            ("indicators", () => InspectionBenchmark.AskIndicatorsAsync(smoke)),
        ])
        {
            Console.WriteLine($"== {name}");
            var watch = Stopwatch.StartNew();
            if (await run() != 0)
                failed.Add(name);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {watch.Elapsed.TotalSeconds:F0} s"));
        }

        Console.WriteLine(failed.Count == 0 ? "every benchmark ran" : $"missed: {string.Join(", ", failed)}");
        return failed.Count == 0 ? 0 : 1;
    }
}
