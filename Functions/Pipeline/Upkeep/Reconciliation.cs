using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Upkeep;

/// <summary>What a proof of one series found.</summary>
public sealed record ReconciliationResult(string Series, int Divisions, int HeadsRepaired, int RowsPublished);

/// <summary>Proves the totals: recomputes every division's cells from its records, compares them with the heads and with what is published, and mends what differs.</summary>
public sealed partial class Reconciliation(StorageClients storage, DatasetList datasets, PublishedView published, Publisher publisher, TimeProvider time, ILogger<Reconciliation> logger)
{
    /// <summary>Proves everything that was ever published, and every table that could be.</summary>
    public async Task<IReadOnlyList<ReconciliationResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<ReconciliationResult>();
        await foreach (var table in storage.Tables.QueryAsync(cancellationToken: cancellationToken))
        {
            foreach (var dataset in datasets.All)
            {
                var prefix = TableNames.Of(dataset, null);
                if (!table.Name.StartsWith(prefix, StringComparison.Ordinal))
                    continue;
                var rest = table.Name[prefix.Length..];
                if (dataset.PeriodKind == PeriodKind.Current && rest.Length == 0)
                    results.Add(await RunAsync(dataset, null, cancellationToken));
                else if (dataset.PeriodKind == PeriodKind.Year && rest.Length == 4 && int.TryParse(rest, out var year))
                    results.Add(await RunAsync(dataset, year, cancellationToken));
            }
        }

        return results;
    }

    /// <summary>Proves one dataset and year, division by division.</summary>
    public async Task<ReconciliationResult> RunAsync(Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var table = storage.Tables.GetTableClient(TableNames.Of(dataset, year));
        var divisions = new SortedSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"RowKey ge {LedgerKeys.FirstHead} and RowKey lt {LedgerKeys.BehindHeads}");
        await foreach (var head in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            divisions.Add(head.PartitionKey);

        var session = new LedgerSession(table, dataset, time);
        var repaired = 0;
        foreach (var division in divisions)
        {
            var wrong = await session.RecomputeAsync(division, cancellationToken);
            foreach (var name in wrong)
                Drift(logger, dataset.Name, year, division, name);
            repaired += wrong.Count;
        }

        var rows = await publisher.PublishAsync(dataset, year, [.. session.Heads], cancellationToken);
        rows += await RepublishDifferentAsync(dataset, year, session, cancellationToken);
        await publisher.VerifiedAsync(dataset, year, time.GetUtcNow(), cancellationToken);
        Proven(logger, dataset.Name, year, divisions.Count, repaired, rows);
        return new(PublishedKeys.Series(dataset, year), divisions.Count, repaired, rows);
    }

    /// <summary>A published copy of the same version must say the same; one that was tampered with is written again.</summary>
    private async Task<int> RepublishDifferentAsync(Dataset dataset, int? year, LedgerSession session, CancellationToken cancellationToken)
    {
        var series = await published.FreshAsync(dataset, year, cancellationToken);
        var copies = series.Heads.ToDictionary(head => (head.Division, head.Head.Name), head => head.Head);
        var different = session.Heads.Where(head => copies.TryGetValue((head.Division, head.Head.Name), out var copy) && copy.Version == head.Head.Version && !copy.Agrees(head.Head)).ToList();
        foreach (var head in different)
            Drift(logger, dataset.Name, year, head.Division, head.Head.Name);
        return await publisher.ReplaceAsync(dataset, year, different, cancellationToken);
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The totals of {Dataset} {Year} in {Division} (head '{Head}') did not agree with the records and were mended.")]
    private static partial void Drift(ILogger logger, string dataset, int? year, string division, string head);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Information, Message = "{Dataset} {Year}: {Divisions} divisions proven, {Repaired} heads mended, {Rows} rows published.")]
    private static partial void Proven(ILogger logger, string dataset, int? year, int divisions, int repaired, int rows);
}
