using System.Globalization;

namespace Nianbao.Benchmarks;

/// <summary>
/// The command <c>cpu</c>: CPU and allocations of reading, of all rules and of folding, without storage, against the library alone; each in a process
/// of its own that is warm, the ways taking turns. What the same costs with the storage behind it is printed by <c>end-to-end</c>.
/// </summary>
internal static class CpuBenchmark
{
    private const double RowsGoal = 150_000;
    private const double LibraryGoal = 0.7;
    private static readonly (string What, string Name)[] Ways = [("csv-library", "the library alone"), ("read", "reading"), ("records", "reading into records"), ("rules", "reading and all rules"), ("fold", "reading, all rules and folding")];

    public static int Run(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var rows = ReadingBenchmark.Number(options, "--rows") ?? (smoke ? 2_000 : 300_000);
        var repeats = ReadingBenchmark.Number(options, "--repeats") ?? (smoke ? 1 : 5);
        Console.WriteLine(ReadingBenchmark.Machine());
        using var material = new Material(rows, rows / 10);
        foreach (var file in (string[])[material.Activities, material.Reports])
        {
            Say($"{Path.GetFileName(file)}, {new FileInfo(file).Length >> 10} KiB, {repeats} repeats");
            var measured = Enumerable.Range(0, repeats).Select(_ => Ways.Select(way => Measurement.InChild(way.What, file, warm: true)).ToArray()).ToList();
            for (var i = 0; i < Ways.Length; i++)
            {
                var (way, at) = (Ways[i], i);
                Say($"  {way.Name,-32}{measured[0][at].Rows,9:N0} rows  {new Spread(measured.Select(run => run[at].RowsPerCpuSecond)):N0} rows per second and core  {new Spread(measured.Select(run => run[at].CpuSeconds / run[at].Rows * 1e6)).Median:F1} ms CPU and {measured[0][at].Allocated / 1024.0 / 1024 / measured[0][at].Rows * 1000:F2} MiB per 1,000 rows  {new Spread(measured.Select(run => run[0].CpuSeconds / run[at].CpuSeconds)):F2} of the library's speed");
            }
        }

        Say($"  goals: activities with all rules and folding {RowsGoal:N0} rows per second and core; reading {LibraryGoal:F1} of the library's speed");
        return 0;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
