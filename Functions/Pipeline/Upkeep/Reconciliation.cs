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
        // Also divisions that are published: a head that is gone must not take its division out of sight.
        var divisions = new SortedSet<string>((await published.FreshAsync(dataset, year, cancellationToken)).Heads.Select(head => head.Division), StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"RowKey ge {LedgerKeys.FirstHead} and RowKey lt {LedgerKeys.BehindHeads}");
        await foreach (var head in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            divisions.Add(head.PartitionKey);

        var session = new LedgerSession(table, dataset, time);
        var repaired = 0;
        foreach (var division in divisions)
            repaired += await RecomputeAsync(session, dataset, year, division, cancellationToken);

        var rows = await publisher.PublishAsync(dataset, year, [.. session.Heads], cancellationToken);
        rows += await RepublishDifferentAsync(dataset, year, session, cancellationToken);
        await publisher.VerifiedAsync(dataset, year, time.GetUtcNow(), cancellationToken);
        Proven(logger, dataset.Name, year, divisions.Count, repaired, rows);
        return new(PublishedKeys.Series(dataset, year), divisions.Count, repaired, rows);
    }

    private async Task<int> RecomputeAsync(LedgerSession session, Dataset dataset, int? year, string division, CancellationToken cancellationToken)
    {
        var wrong = await session.RecomputeAsync(division, cancellationToken);
        foreach (var name in wrong)
            Drift(logger, dataset.Name, year, division, name);
        return wrong.Count;
    }

    /// <summary>
    /// A published copy must say the same as its head, and there must be one. A copy that is newer than the head may be so
    /// because of a commit since: then the head, read again, is as new. One that is still newer, or has no head, was never committed.
    /// </summary>
    private async Task<int> RepublishDifferentAsync(Dataset dataset, int? year, LedgerSession session, CancellationToken cancellationToken)
    {
        var series = await published.FreshAsync(dataset, year, cancellationToken);
        var heads = session.Heads.ToDictionary(head => (head.Division, head.Head.Name), head => head.Head);
        var suspects = series.Heads
            .Where(copy => !heads.TryGetValue((copy.Division, copy.Head.Name), out var head) || copy.Head.Version > head.Version || (copy.Head.Version == head.Version && !copy.Head.Agrees(head)))
            .ToList();
        if (suspects.Count == 0)
            return 0;

        foreach (var division in suspects.Select(copy => copy.Division).Distinct(StringComparer.Ordinal))
            await RecomputeAsync(session, dataset, year, division, cancellationToken);
        heads = session.Heads.ToDictionary(head => (head.Division, head.Head.Name), head => head.Head);
        var different = new List<(string Division, Head Head, long Found)>();
        var mended = 0;
        foreach (var (division, copy) in suspects)
        {
            if (!heads.TryGetValue((division, copy.Name), out var head))
                mended += await publisher.WithdrawAsync(dataset, year, division, copy, cancellationToken);
            else if (copy.Version > head.Version || (copy.Version == head.Version && !copy.Agrees(head)))
                different.Add((division, head, copy.Version));
            else
                continue;
            Drift(logger, dataset.Name, year, division, copy.Name);
        }

        return mended + await publisher.ReplaceAsync(dataset, year, different, cancellationToken);
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The totals of {Dataset} {Year} in {Division} (head '{Head}') did not agree with the records and were mended.")]
    private static partial void Drift(ILogger logger, string dataset, int? year, string division, string head);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Information, Message = "{Dataset} {Year}: {Divisions} divisions proven, {Repaired} heads mended, {Rows} rows published.")]
    private static partial void Proven(ILogger logger, string dataset, int? year, int divisions, int repaired, int rows);
}
