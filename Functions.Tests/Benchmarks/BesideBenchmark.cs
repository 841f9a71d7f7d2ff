using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;
using Activity = Nianbao.Domain.Activities.Activity;

namespace Nianbao.Benchmarks;

/// <summary>
/// The command <c>beside</c>: the same activities through Nianbao, into PostgreSQL (COPY, constraints, GROUP BY), and through a plain function that writes one
/// row at a time to the same kind of emulator and adds up by scanning. All three give the same totals, or the command fails.
/// </summary>
internal static class BesideBenchmark
{
    private const string Columns = "uscc text, activity_id text, type text, start_on date, funds bigint, served bigint";

    public static async Task<int> RunAsync(string[] options)
    {
        var smoke = options.Contains("--smoke");
        var rows = ReadingBenchmark.Number(options, "--rows") ?? (smoke ? 1_000 : 100_000);
        var plainRows = Math.Min(rows, ReadingBenchmark.Number(options, "--plain-rows") ?? 20_000);
        var repeats = ReadingBenchmark.Number(options, "--repeats") ?? (smoke ? 1 : 3);
        Console.WriteLine(ReadingBenchmark.Machine());
        using var material = new Material(rows, Math.Max(10, rows / 10));
        var activities = Read(material.Activities);
        var expected = Totals(activities.Select(activity => (Month(activity), activity.FundsTotal ?? 0, activity.ServedPersonTimes ?? 0)));
        await using var azurite = await Emulator.StartAsync(accounts: repeats);
        using var postgres = PostgreSql.TryStart();
        if (postgres is null)
            Console.WriteLine("  PostgreSQL is not installed and left out: apt-get install --yes --no-install-recommends postgresql");
        var (ours, theirs, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < repeats; i++)
        {
            await using (var bench = await Workbench.StartAsync(azurite.ConnectionStringFor(Emulator.AccountName(i)), azurite.Ports))
            {
                await bench.TakeInRegisterAsync(material);
                var (receipt, cost) = await bench.TakeInAsync("activities/2025", material.Activities);
                ours.Add(receipt.Counts.Rows / cost.Seconds);
                await bench.ClearAsync();
            }

            if (postgres is not null)
                theirs.Add(activities.Count / Copy(postgres, activities, expected));
            plain.Add(plainRows / await WriteOneByOneAsync(azurite.ConnectionStringFor(Emulator.AccountName(i)), activities.Take(plainRows).ToList()));
        }

        Print("Nianbao: every rule, receipt, totals by every dimension, exactly once", rows, ours);
        if (postgres is not null)
            Print("PostgreSQL: COPY of six columns, keys, three checks, GROUP BY month", activities.Count, theirs);
        Print("plain function: a row at a time, totals by scanning, no rules", plainRows, plain);
        Say($"  Nianbao is {new Spread(ours.Zip(plain, (one, other) => one / other)):F1} times the plain function{(postgres is null ? "" : string.Create(CultureInfo.InvariantCulture, $" and {new Spread(ours.Zip(theirs, (one, other) => one / other)):F2} of PostgreSQL"))}");
        return 0;
    }

    private static List<Activity> Read(string file)
    {
        using var stream = File.OpenRead(file);
        var dataset = Catalogue.All.OfType<ActivitiesDataset>().Single();
        using var table = SourceFile.Open(stream, file, FileContent.Of(dataset, new(2025)));
        var reader = new RowReader(dataset, new(2025), table);
        // What PostgreSQL would refuse as a second row of one key, the intake names in the receipt.
        return [.. table.Rows().Select(row => (Activity)reader.Read(row).Record).Where(activity => activity is { Uscc: not null, ActivityId: not null, StartOn: not null, Type: not null }).DistinctBy(activity => (activity.Uscc, activity.ActivityId))];
    }

    private static string Month(Activity activity) => activity.StartOn!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Totals(IEnumerable<(string Month, long Funds, long Served)> rows) =>
        string.Join('\n', rows.GroupBy(row => row.Month).OrderBy(month => month.Key, StringComparer.Ordinal).Select(month => $"{month.Key}|{month.Count()}|{month.Sum(row => row.Funds)}|{month.Sum(row => row.Served)}"));

    /// <summary>Seconds from the file to the totals: COPY into a table with its key and checks, then GROUP BY.</summary>
    private static double Copy(PostgreSql postgres, List<Activity> activities, string expected)
    {
        var csv = new StringBuilder();
        foreach (var activity in activities)
            csv.Append(CultureInfo.InvariantCulture, $"{activity.Uscc},\"{activity.ActivityId}\",{activity.Type},{activity.StartOn:yyyy-MM-dd},{activity.FundsTotal},{activity.ServedPersonTimes}\n");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, csv.ToString());
        try
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            postgres.Execute("drop table if exists activities");
            var watch = Stopwatch.StartNew();
            var totals = postgres.Execute($"""
                create table activities ({Columns}, primary key (uscc, activity_id), check (length(uscc) = 18), check (funds is null or funds >= 0), check (extract(year from start_on) = 2025));
                \copy activities from '{file}' with (format csv)
                select to_char(start_on, 'YYYY-MM'), count(*), coalesce(sum(funds), 0), coalesce(sum(served), 0) from activities group by 1 order by 1;
                """);
            Check("PostgreSQL", expected, totals);
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Seconds for writing each row by itself, four at once, and adding up by reading them all.</summary>
    private static async Task<double> WriteOneByOneAsync(string connection, List<Activity> activities)
    {
        var table = new TableServiceClient(connection).GetTableClient("Plain");
        await table.CreateIfNotExistsAsync();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(activities, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (activity, token) => await table.UpsertEntityAsync(
            new TableEntity(activity.Division, $"{activity.Uscc}-{activity.ActivityId}") { ["Type"] = activity.Type, ["Month"] = Month(activity), ["Funds"] = activity.FundsTotal ?? 0, ["Served"] = activity.ServedPersonTimes ?? 0 },
            TableUpdateMode.Replace,
            token));
        var rows = new List<(string, long, long)>();
        await foreach (var entity in table.QueryAsync<TableEntity>())
            rows.Add((entity.GetString("Month"), entity.GetInt64("Funds")!.Value, entity.GetInt64("Served")!.Value));
        var totals = Totals(rows);
        var seconds = watch.Elapsed.TotalSeconds;
        await table.DeleteAsync();
        Check("The plain function", Totals(activities.Select(activity => (Month(activity), activity.FundsTotal ?? 0, activity.ServedPersonTimes ?? 0))), totals);
        return seconds;
    }

    private static void Check(string who, string expected, string totals)
    {
        if (expected != totals.ReplaceLineEndings("\n"))
            throw new InvalidOperationException($"{who} adds up to other totals:\n{totals}\ninstead of\n{expected}");
    }

    private static void Print(string what, int rows, List<double> perSecond) => Say($"  {what,-72}{rows,9:N0} rows  {new Spread(perSecond):N0} rows/s");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
