using Microsoft.Extensions.Logging;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Upkeep;

/// <summary>What a proof of one series found.</summary>
/// <param name="Left">Differences that only a person can mend: records that somebody edited, entries of the index that are gone or were changed.</param>
public sealed record ReconciliationResult(string Series, int Divisions, int HeadsRepaired, int RowsPublished, int Left = 0);

/// <summary>Proves the totals: recomputes every division's cells from its records, compares them with the heads and with what is published, and mends what differs.</summary>
/// <remarks>Nothing is mended by a record that somebody edited: the totals stay, the record is named, and the series is not called verified.</remarks>
public sealed partial class Reconciliation(
    StorageClients storage, DatasetList datasets, PublishedView published, Publisher publisher, Prover prover, ReceiptStore receipts, PipelineMetrics metrics, TimeProvider time, ILogger<Reconciliation> logger)
{
    /// <summary>Proves everything that was ever published, and every table that could be.</summary>
    public async Task<IReadOnlyList<ReconciliationResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<ReconciliationResult>();
        var standings = await receipts.StatesAsync(cancellationToken);
        await foreach (var table in storage.Tables.QueryAsync(cancellationToken: cancellationToken))
        {
            foreach (var dataset in datasets.All)
            {
                var prefix = TableNames.Of(dataset, null);
                if (!table.Name.StartsWith(prefix, StringComparison.Ordinal))
                    continue;
                var rest = table.Name[prefix.Length..];
                if (dataset.PeriodKind == PeriodKind.Current && rest.Length == 0)
                    results.Add(await RunAsync(dataset, null, standings, cancellationToken));
                else if (dataset.PeriodKind == PeriodKind.Year && rest.Length == 4 && int.TryParse(rest, out var year))
                    results.Add(await RunAsync(dataset, year, standings, cancellationToken));
            }
        }

        return results;
    }

    /// <summary>Proves one dataset and year, division by division.</summary>
    /// <param name="standings">The receipts' standings, read before.</param>
    private async Task<ReconciliationResult> RunAsync(Dataset dataset, int? year, Dictionary<string, ReceiptStanding> standings, CancellationToken cancellationToken)
    {
        using var activity = Tracing.Source.StartActivity("totals.prove");
        activity?.SetTag("nianbao.series", PublishedKeys.Series(dataset, year));
        var (proof, session, repaired) = await prover.ProveAsync(dataset, year, mend: true, cancellationToken, standings);
        var tampered = proof.Differences.Where(difference => difference.Kind == "record").Select(difference => difference.Division).ToHashSet(StringComparer.Ordinal);
        foreach (var difference in proof.Differences.Where(difference => difference.Kind == "record"))
            Tampered(logger, dataset.Name, year, difference.Division, difference.Cell);
        // A head that only waits to be published has not drifted.
        var drifted = proof.Differences.Where(difference => difference.Kind != "version" && !tampered.Contains(difference.Division)).Select(difference => (difference.Division, difference.Head)).Distinct().ToList();
        metrics.Differed(dataset.Name, tampered.Count + drifted.Count + proof.Index.Problems.Count);
        foreach (var (division, head) in drifted)
            Drift(logger, dataset.Name, year, division, head);
        foreach (var problem in proof.Index.Problems)
            IndexProblem(logger, dataset.Name, year, problem.Text.En);

        var rows = await publisher.PublishAsync(dataset, year, [.. session.Heads], cancellationToken);
        rows += await RepublishDifferentAsync(dataset, year, session, cancellationToken);
        foreach (var id in proof.Index.Unlisted)
        {
            if (await receipts.FindAsync(id, cancellationToken) is { Receipt: { Final: true } receipt } && ChainEntry.Of(receipt) is { } entry)
            {
                Tracing.Link(activity, Tracing.Of(receipt));
                await publisher.PublishAsync(dataset, year, [], cancellationToken, entry);
            }
        }

        // What is left is what a second look still finds.
        var after = proof.Agrees ? proof : (await prover.ProveAsync(dataset, year, mend: false, cancellationToken, standings)).Proof;
        var left = after.DifferencesTotal + after.Index.Problems.Count;
        await prover.KeepAsync(proof with { Mended = proof.DifferencesTotal - after.DifferencesTotal }, cancellationToken);
        if (after.DifferencesTotal == 0)
            await publisher.VerifiedAsync(dataset, year, time.GetUtcNow(), cancellationToken);
        var divisions = proof.Partitions.Select(partition => partition.Division).Distinct(StringComparer.Ordinal).Count();
        Proven(logger, dataset.Name, year, divisions, repaired, rows);
        return new(PublishedKeys.Series(dataset, year), divisions, repaired, rows, left);
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
            await session.ProveAsync(division, mend: true, cancellationToken);
        heads = session.Heads.ToDictionary(head => (head.Division, head.Head.Name), head => head.Head);
        var different = new List<(string Division, Head Head, long Found)>();
        var mended = 0;
        foreach (var (division, copy) in suspects)
        {
            if (!heads.TryGetValue((division, copy.Name), out var head))
                mended += await publisher.WithdrawAsync(dataset, year, division, copy, cancellationToken);
            else if (copy.Version > head.Version || (copy.Version == head.Version && !copy.Agrees(head)))
                different.Add((division, head, copy.Version));
        }

        return mended + await publisher.ReplaceAsync(dataset, year, different, cancellationToken);
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The totals of {Dataset} {Year} in {Division} (head '{Head}') did not agree with the records and were mended.")]
    private static partial void Drift(ILogger logger, string dataset, int? year, string division, string head);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "A record of {Dataset} {Year} in {Division} was written by somebody else: {Key}. The totals stay as they were before.")]
    private static partial void Tampered(ILogger logger, string dataset, int? year, string division, string key);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Error, Message = "The index of submissions of {Dataset} {Year}: {Problem}")]
    private static partial void IndexProblem(ILogger logger, string dataset, int? year, string problem);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Information, Message = "{Dataset} {Year}: {Divisions} divisions proven, {Repaired} heads mended, {Rows} rows published.")]
    private static partial void Proven(ILogger logger, string dataset, int? year, int divisions, int repaired, int rows);
}
