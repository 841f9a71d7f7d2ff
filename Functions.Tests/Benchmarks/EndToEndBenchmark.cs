using System.Globalization;
using Nianbao.Local.Hosting;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Benchmarks;

/// <summary>The command <c>end-to-end</c>: a year of a province from files to published totals, and the ratio to the floor, repeated in turn.</summary>
internal static class EndToEndBenchmark
{
    public const double Goal = 0.80;
    public const double MostTransactionsPerRecord = 0.025;
    private const int Province = 72_019;
    private const int ProvinceActivities = 720_000;

    public static async Task<int> RunAsync(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var scale = ReadingBenchmark.Decimal(options, "--scale") ?? (smoke ? 0.005 : 1);
        var activities = ReadingBenchmark.Number(options, "--rows") ?? (int)(ProvinceActivities * scale);
        var reports = ReadingBenchmark.Number(options, "--reports") ?? (int)Math.Round(Province * (activities / (double)ProvinceActivities));
        var repeats = ReadingBenchmark.Number(options, "--repeats") ?? (smoke ? 1 : 3);
        Console.WriteLine(ReadingBenchmark.Machine());
        using var material = new Material(activities, reports);
        var rounds = await RoundsAsync(material, repeats, withEverySent: !smoke);
        var rows = rounds[0].Rows;
        Say($"  product: {new Spread(rounds.Select(round => rows / round.Cost.Seconds)):N0} rows/s, {new Spread(rounds.Select(round => round.Cost.CpuSeconds * 1000 / rows * 1000)):F1} ms CPU and {new Spread(rounds.Select(round => round.Cost.Allocated / 1024.0 / 1024 / rows * 1000)):F1} MiB allocated per 1,000 rows, {(double)rounds[^1].Cost.Requests / rows:F4} storage transactions a record (goal {MostTransactionsPerRecord})");
        Say($"  floor:   {new Spread(rounds.Select(round => rows / round.FloorSeconds)):N0} rows/s");
        Say($"  ratio to the floor: {new Spread(rounds.Select(round => round.FloorSeconds / round.Cost.Seconds)):F2} (goal {Goal:F2})");
        // Spread over all divisions of the province a small file is no bulk.
        return smoke || rounds.TrueForAll(round => round.Cost.Requests <= rows * MostTransactionsPerRecord) ? 0 : 1;
    }

    /// <summary>One repeat: the product, and right after it the floor.</summary>
    internal sealed record Round(int Rows, Cost Cost, double FloorSeconds, long BytesSent);

    /// <summary>A first run warms both up and takes down what is written; then product and floor take turns, each on an account without data.</summary>
    /// <param name="withEverySent">Whether to measure once what writing everything costs that the product sent, heads as often as they were sent.</param>
    public static async Task<List<Round>> RoundsAsync(Material material, int repeats, bool withEverySent)
    {
        await using var azurite = await Emulator.StartAsync(accounts: repeats + 2);
        var floorAccount = azurite.ConnectionStringFor(Emulator.AccountName(repeats + 1));
        using var written = new WrittenEntities();
        IReadOnlyList<WrittenEntities.Written> last = [];
        var (rounds, concurrency) = (new List<Round>(), 0);
        for (var repeat = 0; repeat <= repeats; repeat++)
        {
            await using var bench = await Workbench.StartAsync(azurite.ConnectionStringFor(Emulator.AccountName(repeat)), azurite.Ports);
            await bench.TakeInRegisterAsync(material);
            if (repeat == 0)
                bench.Wire.Witness = written.Take;
            var (rows, cost, bytes) = (0, default(Cost), bench.Wire.TableBytes);
            foreach (var (where, file) in ((string, string)[])[("annual-reports/2025", material.Reports), ("activities/2025", material.Activities)])
            {
                var (receipt, one) = await bench.TakeInAsync(where, file);
                if (receipt.State is not (ReceiptState.Committed or ReceiptState.PartlyAccepted))
                    throw new InvalidOperationException($"{where} is {receipt.State}.");
                rows += receipt.Counts.Rows;
                cost += one;
                Say($"  {(repeat == 0 ? "warm-up" : $"run {repeat}")}  {where,-20}{receipt.Counts.Rows,9:N0} rows ({receipt.Counts.Accepted:N0} accepted) {one.Seconds,8:F1} s {receipt.Counts.Rows / one.Seconds,9:N0} rows/s  {one.CpuSeconds / receipt.Counts.Rows * 1e6,6:F0} µs CPU a row  {(double)one.Requests / receipt.Counts.Rows:F4} transactions a row");
            }

            bytes = bench.Wire.TableBytes - bytes;
            await bench.ClearAsync();
            if (repeat == 0)
            {
                last = written.Last();
                concurrency = await Floor.BestConcurrencyAsync(floorAccount, last);
                Say($"  floor: {written.Count:N0} entities, {written.Bytes >> 20} MiB, in {last.Count:N0} transactions, {concurrency} at once; the product sent {written.Writes:N0} entities, {written.BytesOfWrites >> 20} MiB");
                if (withEverySent)
                    Say($"  writing all that it sent, heads again and again, takes {await Floor.WriteAsync(floorAccount, written.Sent(), concurrency):F1} s");
            }

            var floor = await Floor.WriteAsync(floorAccount, last, concurrency);
            Say($"  {(repeat == 0 ? "warm-up" : $"run {repeat}")}  {"floor",-20}{rows,9:N0} rows {floor,26:F1} s {rows / floor,9:N0} rows/s  ratio {floor / cost.Seconds:F2}");
            if (repeat > 0)
                rounds.Add(new(rows, cost, floor, bytes));
        }

        return rounds;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
