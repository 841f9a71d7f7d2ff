using System.Diagnostics;
using Azure.Data.Tables;

namespace Nianbao.Benchmarks;

/// <summary>The bare loop that the product is held against: it writes given entities in full entity-group transactions with the best concurrency, and does nothing else.</summary>
internal static class Floor
{
    private const int SliceEntities = 40_000;
    private const int TrialEntities = 20_000;
    private static readonly int[] Concurrencies = [2, 4, 8, 16];

    /// <summary>The concurrency that writes the first entities quickest, of those that are worth trying. Every trial has tables of its own.</summary>
    public static async Task<int> BestConcurrencyAsync(string connection, IReadOnlyList<WrittenEntities.Written> groups)
    {
        var trial = new List<WrittenEntities.Written>();
        foreach (var group in groups.Where(group => trial.Sum(one => one.Count) < TrialEntities))
            trial.Add(group);
        var best = (Concurrency: 0, Seconds: double.MaxValue);
        foreach (var concurrency in Concurrencies.Prepend(Concurrencies[0]).Select((concurrency, i) => (Value: concurrency, IsWarmUp: i == 0)))
        {
            var seconds = await WriteAsync(connection, trial, concurrency.Value);
            if (!concurrency.IsWarmUp && seconds < best.Seconds)
                best = (concurrency.Value, seconds);
        }

        return best.Concurrency;
    }

    /// <summary>Writes them to an account without tables and empties it. Returns the seconds of writing alone: entities are made before, tables deleted after.</summary>
    public static async Task<double> WriteAsync(string connection, IReadOnlyList<WrittenEntities.Written> groups, int concurrency)
    {
        var service = new TableServiceClient(connection);
        var tables = new Dictionary<string, TableClient>(StringComparer.Ordinal);
        foreach (var name in groups.Select(group => group.Table).Distinct())
        {
            tables[name] = service.GetTableClient(name);
            await tables[name].CreateIfNotExistsAsync();
        }

        var seconds = 0.0;
        for (var done = 0; done < groups.Count;)
        {
            var slice = new List<(TableClient Table, TableTransactionAction[] Actions)>();
            for (var entities = 0; done < groups.Count && entities < SliceEntities; entities += groups[done++].Count)
                slice.Add((tables[groups[done].Table], groups[done].Actions()));
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(slice, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (group, token) => await group.Table.SubmitTransactionAsync(group.Actions, token));
            seconds += watch.Elapsed.TotalSeconds;
        }

        foreach (var name in tables.Keys)
            await service.DeleteTableAsync(name);
        return seconds;
    }
}
