using Nianbao.Benchmarks;

switch (args)
{
    case ["reading", .. var options]:
        return await ReadingBenchmark.RunAsync(options);
    case ["end-to-end", .. var options]:
        return await EndToEndBenchmark.RunAsync(options);
    case ["inspection", .. var options]:
        return await InspectionBenchmark.RunAsync(options);
    case ["indicators", .. var options]:
        return await InspectionBenchmark.AskIndicatorsAsync(options);
    case ["deadline", .. var options]:
        return await DeadlineBenchmark.RunAsync(options);
    case ["queries", .. var options]:
        return await QueriesBenchmark.RunAsync(options);
    case ["bare-endpoint", var file, var port]:
        return await QueriesBenchmark.ServeBareAsync(file, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
    case ["money", .. var options]:
        return await MoneyBenchmark.RunAsync(options);
    case ["beside", .. var options]:
        return await BesideBenchmark.RunAsync(options);
    case ["smoke"]:
        return await SmokeBenchmarks.RunAsync();
    case ["growth", .. var options]:
        return await GrowthBenchmark.RunAsync(options);
    case ["cpu", .. var options]:
        return CpuBenchmark.Run(options);
    case ["measure", var what, var file, var state]:
        return Measurement.RunHere(what, file, warm: state == "warm");
    default:
        Console.WriteLine("""
            dotnet run -c Release --project Functions.Tests/Benchmarks -- COMMAND [--smoke] [--rows N] [--repeats N]
              end-to-end  [--scale S | --rows N [--reports N]]  72,019 reports and 720,000 activities from files to published totals, and the ratio to the floor
              cpu         CPU and allocations of reading, all rules and folding without storage, and the ratio to the CSV library alone
              money       storage transactions by kind of a bulk file, a single organisation and a query; a year of Guangdong and of China at list prices
              queries     [--callers N]  requests a second and p99 of /api/aggregates, unchanged and after changes, against a bare ASP.NET Core endpoint
              growth      transactions and CPU a record and the ratio to the floor at 10,000, 100,000 and 1,000,000 records
              beside      [--plain-rows N]  the same activities in PostgreSQL and through a plain function
              reading     [--xlsx-rows N] [--intake-only]  reading from CSV and XLSX against the library alone; intake by the local host with its peak memory
              inspection  [--organisations N]  one inspection against the bare cost of reading and writing the same entities
              indicators  [--organisations N]  all indicators, the first question and the same again
              deadline    [--seconds N] [--uploads N] [--queries N]  3,600 workbooks in 600 s, a file of 72,019 reports and 50 questions a second; exit code 1 when anything is wrong or lost
              smoke       every one of them at a tiny size, as CI runs them
            """);
        return args is [] or ["--help"] ? 0 : 2;
}
