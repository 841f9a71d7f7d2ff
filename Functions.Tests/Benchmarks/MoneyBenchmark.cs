using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Reference;
using Nianbao.Local.Hosting;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Benchmarks;

/// <summary>
/// The command <c>money</c>: storage transactions of a bulk file, of a single organisation's report and of a query, counted at the wire by kind, and what a year
/// of them costs at list prices. Prices and volumes are data (Prices/*.json); what is computed comes from the counts of this run.
/// </summary>
internal static class MoneyBenchmark
{
    private const int MostOfOne = 12;
    private const int BulkRows = 10_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<int> RunAsync(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var rows = ReadingBenchmark.Number(options, "--rows") ?? (smoke ? 20_000 : 100_000);
        Console.WriteLine(ReadingBenchmark.Machine());
        var root = RepositoryRoot.Find()!;
        var prices = await ReadAsync<PriceList>(root, "azure-list-prices.json");
        var volumes = await ReadAsync<Volumes>(root, "yearly-volumes.json");
        using var material = new Material(rows, rows / 10);
        await using var azurite = await Emulator.StartAsync();
        await using var bench = await Workbench.StartAsync(azurite.ConnectionString, azurite.Ports);
        await bench.TakeInRegisterAsync(material);

        var (header, aside) = await SetAsideAsync(material.Reports, smoke ? 20 : 200);
        var reports = await MeasureAsync(bench, "reports in bulk", rows / 10, () => bench.TakeInAsync("annual-reports/2025", material.Reports));
        var activities = await MeasureAsync(bench, "activities in bulk", rows, () => bench.TakeInAsync("activities/2025", material.Activities));
        var single = await SingleAsync(bench, aside, header);
        var query = await QueryAsync(bench);
        foreach (var year in volumes.Years)
            Print(year, volumes.InstanceGB, prices, reports, activities, single, query);
        Say($"  prices of {prices.AsOf} ({prices.Prices.Count(price => price.Source.StartsWith("[U]", StringComparison.Ordinal))} of {prices.Prices.Count} not verified, see Prices/azure-list-prices.json), volumes: {volumes.Assumptions}");
        // A few thousand rows over all divisions of a province are no bulk: a division's rows do not fill a transaction.
        var bulk = ((Measured[])[reports, activities]).Where(file => file.Units >= BulkRows).ToList();
        var kept = bulk.TrueForAll(file => (double)file.Requests / file.Units <= EndToEndBenchmark.MostTransactionsPerRecord) && single.MostRequests <= MostOfOne && query.MostRequests <= 1;
        Console.WriteLine(kept ? "  the goals of counted transactions are kept" : "  a goal of counted transactions is missed");
        return kept ? 0 : 1;
    }

    /// <summary>What so many units of work cost.</summary>
    private sealed record Measured(int Units, Dictionary<Billed, long> Counts, double CpuSeconds, double Seconds, long MostRequests)
    {
        public long Requests => Counts.Values.Sum();

        public double Of(Billed kind) => (double)Counts.GetValueOrDefault(kind) / Units;
    }

    private static async Task<Measured> MeasureAsync(Workbench bench, string what, int units, Func<Task> work)
    {
        var before = bench.Wire.Counts;
        var cost = await Cost.OfAsync(work, () => bench.Wire.Requests);
        var measured = new Measured(units, bench.Wire.Counts.ToDictionary(pair => pair.Key, pair => pair.Value - before[pair.Key]), cost.CpuSeconds, cost.Seconds, cost.Requests);
        Print(what, measured);
        return measured;
    }

    /// <summary>Organisations all over the province file one by one: a first report, which the bulk file was not to hold.</summary>
    private static async Task<Measured> SingleAsync(Workbench bench, IReadOnlyList<string> reports, string header)
    {
        var counts = new Dictionary<Billed, long>();
        var (cpu, seconds, most) = (0.0, 0.0, 0L);
        foreach (var report in reports)
        {
            var uscc = report.Split(',').First(cell => Uscc.IsWellFormed(cell));
            using var content = new MemoryStream(Encoding.UTF8.GetBytes($"{header}\n{report}\n"));
            var before = bench.Wire.Counts;
            var cost = await Cost.OfAsync(async () => await bench.SubmitAsync("annual-reports/2025", "report.csv", content, new Caller("org-" + uscc, Role.Organisation, uscc)), () => bench.Wire.Requests);
            foreach (var (kind, now) in bench.Wire.Counts)
                counts[kind] = counts.GetValueOrDefault(kind) + now - before[kind];
            (cpu, seconds, most) = (cpu + cost.CpuSeconds, seconds + cost.Seconds, Math.Max(most, cost.Requests));
        }

        var measured = new Measured(reports.Count, counts, cpu, seconds, most);
        Print("single organisations", measured);
        Say($"    the dearest of them {most} (goal {MostOfOne})");
        return measured;
    }

    /// <summary>Takes so many reports out of the bulk file, evenly spread.</summary>
    private static async Task<(string Header, IReadOnlyList<string> Reports)> SetAsideAsync(string file, int count)
    {
        var lines = await File.ReadAllLinesAsync(file);
        var every = (lines.Length - 1) / count;
        await File.WriteAllLinesAsync(file, lines.Where((_, i) => i % every != 1));
        return (lines[0], [.. lines.Where((_, i) => i % every == 1).Take(count)]);
    }

    private static async Task<Measured> QueryAsync(Workbench bench)
    {
        const int Queries = 20;
        await AskAsync();
        return await MeasureAsync(bench, "queries, nothing changed", Queries, async () =>
        {
            for (var i = 0; i < Queries; i++)
                await AskAsync();
        }) is { } measured ? measured with { MostRequests = measured.MostRequests / Queries } : throw new InvalidOperationException();

        Task AskAsync() => bench.Get<AggregatesDesk>().AnswerAsync(new DefaultHttpContext().Request, "annual-reports", CancellationToken.None);
    }

    private static void Print(string what, Measured measured)
    {
        Say($"  {what,-26}{measured.Units,8:N0}  {(double)measured.Requests / measured.Units:F4} transactions each ({string.Join(", ", measured.Counts.Where(pair => pair.Value > 0).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {(double)pair.Value / measured.Units:F4}")))}), {measured.CpuSeconds / measured.Units * 1000:F3} ms CPU");
    }

    private static void Print(Year year, double instanceGB, PriceList prices, Measured reports, Measured activities, Measured single, Measured query)
    {
        var work = ((Measured Measured, long Times, int Executions)[])[(reports, year.Organisations, 0), (activities, year.Activities, 0), (single, year.SingleSubmissions, 4), (query, year.Queries, 1)];
        double Count(params Billed[] kinds) => work.Sum(one => kinds.Sum(one.Measured.Of) * one.Times);
        var storage = (Count(Billed.TableRead, Billed.TableWrite) * prices.Each("tableTransactions")) + (Count(Billed.BlobRead) * prices.Each("blobReads")) + (Count(Billed.BlobWrite) * prices.Each("blobWrites")) + (Count(Billed.BlobList) * prices.Each("blobLists"));
        // A single submission: the upload, the trigger, two looks at the receipt. An event for each.
        var executions = (work.Sum(one => (double)one.Executions * one.Times) * prices.Each("executions")) + (year.SingleSubmissions * prices.Each("events"));
        // An instance is busy while a function waits for the storage, so it is the seconds on the wall that are paid.
        var seconds = work.Sum(one => one.Measured.Seconds / one.Measured.Units * one.Times);
        var gigabyteSeconds = seconds * instanceGB * prices.Each("gigabyteSeconds");
        Say($"  a year of {year.Name}: {Count(Enum.GetValues<Billed>()):N0} storage transactions = ${storage:F2}, executions and events ${executions:F2}, {seconds / 3600:N1} hours of an instance of {instanceGB} GB = ${gigabyteSeconds:F2}; together ${storage + executions + gigabyteSeconds:F2} (free grants and stored gigabytes left out)");
    }

    private static async Task<T> ReadAsync<T>(string root, string name) =>
        JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(Path.Combine(root, "Functions.Tests", "Benchmarks", "Prices", name)), Json)!;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record PriceList(string AsOf, string Currency, IReadOnlyList<Price> Prices)
    {
        /// <summary>The price of one, in dollars.</summary>
        public double Each(string name)
        {
            var price = Prices.Single(price => price.Name == name);
            return price.Value / (double.TryParse(price.Unit.Split(' ')[0], CultureInfo.InvariantCulture, out var units) ? units : 1);
        }
    }

    private sealed record Price(string Name, string Unit, [property: System.Text.Json.Serialization.JsonPropertyName("price")] double Value, string Source);

    private sealed record Volumes(double InstanceGB, IReadOnlyList<Year> Years, string Assumptions);

    private sealed record Year(string Name, long Organisations, long Activities, long SingleSubmissions, long Queries);
}
