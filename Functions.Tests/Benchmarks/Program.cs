using Nianbao.Benchmarks;

switch (args)
{
    case ["reading", .. var options]:
        return await ReadingBenchmark.RunAsync(options);
    case ["inspection", .. var options]:
        return await InspectionBenchmark.RunAsync(options);
    case ["indicators", .. var options]:
        return await InspectionBenchmark.AskIndicatorsAsync(options);
    case ["deadline", .. var options]:
        return await DeadlineBenchmark.RunAsync(options);
    case ["measure", var what, var file]:
        return Measurement.RunHere(what, file);
    default:
        Console.WriteLine("""
            dotnet run -c Release --project Functions.Tests/Benchmarks -- reading [--rows N] [--xlsx-rows N] [--smoke]
              rows per second and peak memory of reading and of reading with all rules, from CSV and XLSX, against the library alone;
              then a CSV of N rows (default 1,000,000) ingested by the local host against Azurite: its peak memory and storage requests
            dotnet run -c Release --project Functions.Tests/Benchmarks -- inspection [--organisations N] [--smoke]
              one inspection of N organisations (default 72,019) against Azurite: wall time, storage transactions an organisation, the ratio to the bare
              cost of reading and writing the same entities, and what it costs to go on after a run that died half way
            dotnet run -c Release --project Functions.Tests/Benchmarks -- indicators [--organisations N] [--smoke]
              all indicators over N organisations (default 72,019) with two activities each, against Azurite: the first question, and the same again
            dotnet run -c Release --project Functions.Tests/Benchmarks -- deadline [--seconds N] [--uploads N] [--rows N] [--queries N] [--smoke]
              deadline day: 3,600 workbooks in 600 s, a file of 72,019 reports and 50 questions a second; exit code 1 when anything is wrong or lost
            """);
        return args is [] or ["--help"] ? 0 : 2;
}
