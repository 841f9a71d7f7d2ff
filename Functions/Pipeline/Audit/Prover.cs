using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Audit;

/// <summary>Proves a series: records against cells against what is published, division by division, and the index of submissions.</summary>
public sealed class Prover(StorageClients storage, PublishedView published, ChainReader chain, ReceiptStore receipts, TimeProvider time)
{
    private const string ProofPartition = "audit";
    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly TableClient _runs = storage.Tables.GetTableClient(TableNames.Runs);

    /// <summary>Reads everything and compares.</summary>
    /// <param name="mend">Whether heads that differ from their records are stored anew. What is found is told all the same.</param>
    public async Task<(SeriesProof Proof, LedgerSession Session, int HeadsMended)> ProveAsync(Dataset dataset, int? year, bool mend, CancellationToken cancellationToken, IReadOnlyDictionary<string, ReceiptStanding>? standings = null)
    {
        standings ??= await receipts.StatesAsync(cancellationToken);
        var series = PublishedKeys.Series(dataset, year);
        var table = storage.Tables.GetTableClient(TableNames.Of(dataset, year));
        var session = new LedgerSession(table, dataset, time, storage.Seal);
        var copies = (await published.FreshAsync(dataset, year, cancellationToken)).Heads;
        var readings = new SortedDictionary<string, PartitionReading>(StringComparer.Ordinal);
        foreach (var division in await DivisionsAsync(table, copies, cancellationToken))
            readings[division] = await session.ProveAsync(division, mend, cancellationToken);
        var headsMended = readings.Values.Sum(reading => reading.Mended.Count);
        var found = readings.Values.ToDictionary(reading => reading.Division, reading => Compare(dataset, reading, copies));
        // What is committed but not published yet, or was committed while we read, is no difference. It is looked at again in a moment.
        for (var attempt = 1; attempt < Tries; attempt++)
        {
            var moving = found.Where(one => readings[one.Key].Mended.Count == 0 && one.Value.Differences.Count > 0).Select(one => one.Key).ToList();
            if (moving.Count == 0)
                break;
            await Task.Delay(Pause, cancellationToken);
            foreach (var division in moving)
                readings[division] = await session.ProveAsync(division, mend: false, cancellationToken);
            copies = (await published.FreshAsync(dataset, year, cancellationToken)).Heads;
            var still = false;
            foreach (var division in moving)
            {
                var again = Compare(dataset, readings[division], copies);
                still |= !again.Differences.SequenceEqual(found[division].Differences);
                found[division] = again;
            }

            if (!still)
                break;
        }

        var differences = readings.Keys.SelectMany(division => found[division].Differences).ToList();
        var index = await chain.ProveAsync(series, standings, cancellationToken);
        var proof = new SeriesProof(
            series,
            time.GetUtcNow(),
            readings.Values.Sum(reading => (long)reading.Records),
            [.. readings.Keys.SelectMany(division => found[division].Partitions)],
            [.. differences.Take(SeriesProof.MostNamed)],
            differences.Count,
            index);
        return (proof, session, headsMended);
    }

    /// <summary>Keeps a proof as the latest of its series.</summary>
    public async Task KeepAsync(SeriesProof proof, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(ProofPartition, proof.Series) { ["VerifiedAt"] = proof.VerifiedAt, ["Found"] = proof.DifferencesTotal, ["Mended"] = proof.Mended, ["Problems"] = proof.Index.Problems.Count };
        // A table row holds a megabyte; packed, a proof of the country's divisions is some hundred kilobytes.
        PackedText.Put(entity, "Proof", JsonSerializer.Serialize(proof, ReceiptStore.Json));
        await _runs.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The proof that was kept last, or null.</summary>
    public async Task<SeriesProof?> LastAsync(string series, CancellationToken cancellationToken)
    {
        var entity = await _runs.GetEntityIfExistsAsync<TableEntity>(ProofPartition, series, cancellationToken: cancellationToken);
        return entity.HasValue ? JsonSerializer.Deserialize<SeriesProof>(PackedText.Get(entity.Value!, "Proof"), ReceiptStore.Json) : null;
    }

    /// <summary>The series whose last proof found what nobody has mended: one query.</summary>
    public async Task<IReadOnlyList<string>> TroubledAsync(CancellationToken cancellationToken)
    {
        var troubled = new List<string>();
        try
        {
            await foreach (var proof in _runs.QueryAsync<TableEntity>(entity => entity.PartitionKey == ProofPartition, select: ["RowKey", "Found", "Mended", "Problems"], cancellationToken: cancellationToken))
            {
                if (proof.GetInt32("Found") > proof.GetInt32("Mended") || proof.GetInt32("Problems") > 0)
                    troubled.Add(proof.RowKey);
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was ever proven.
        }

        return troubled;
    }

    private static async Task<SortedSet<string>> DivisionsAsync(TableClient table, IReadOnlyList<PublishedHead> copies, CancellationToken cancellationToken)
    {
        // Also divisions that are published: a head that is gone must not take its division out of sight.
        var divisions = new SortedSet<string>(copies.Select(copy => copy.Division), StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"RowKey ge {LedgerKeys.FirstHead} and RowKey lt {LedgerKeys.BehindHeads}");
        try
        {
            await foreach (var head in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
                divisions.Add(head.PartitionKey);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            divisions.Clear();
        }

        return divisions;
    }

    private static (List<PartitionProof> Partitions, List<Difference> Differences) Compare(Dataset dataset, PartitionReading reading, IReadOnlyList<PublishedHead> copies)
    {
        var (partitions, differences) = (new List<PartitionProof>(), new List<Difference>());
        var copied = copies.Where(copy => copy.Division == reading.Division).ToDictionary(copy => copy.Head.Name, copy => copy.Head, StringComparer.Ordinal);
        foreach (var row in reading.BrokenRecords)
            differences.Add(new(reading.Division, "", "record", row, null, null, null, null, new($"记录 {row} 被系统以外的人改动（封印不符）；汇总数保持改动前的数值。", $"The record {row} was written by somebody else (its seal does not hold); the totals stay as they were before.")));
        foreach (var name in reading.Fresh.Keys.Union(copied.Keys).Order(StringComparer.Ordinal))
        {
            var (fresh, kept, copy) = (reading.Fresh.GetValueOrDefault(name), reading.Kept.GetValueOrDefault(name), copied.GetValueOrDefault(name));
            var before = differences.Count;
            if (kept is not null && reading.BrokenHeads.Contains(name))
                differences.Add(Of("head", "", null, null, null, null, new("单元格所在行被系统以外的人改动（封印不符）。", "The row of the cells was written by somebody else (its seal does not hold).")));
            if (kept is null)
                differences.Add(Of("head", "", null, null, null, null, new("单元格所在行缺失。", "The row of the cells is missing.")));
            if (copy is null || (kept is not null && copy.Version != kept.Version))
                differences.Add(Of("version", "", null, null, kept?.Version, copy?.Version, copy is null ? new("尚未发布。", "It is not published.") : new($"已发布的是第 {copy.Version} 版，单元格是第 {kept!.Version} 版。", $"Version {copy.Version} is published, the cells are of version {kept!.Version}.")));
            var (records, cells, publishedCells) = (CellsOf(fresh), CellsOf(kept), CellsOf(copy));
            foreach (var key in records.Keys.Union(cells.Keys).Union(publishedCells.Keys).Order(StringComparer.Ordinal))
            {
                for (var i = 0; i <= dataset.Measures.Count; i++)
                {
                    var (a, b, c) = (At(records, key, i), At(cells, key, i), At(publishedCells, key, i));
                    if (a == b && b == c)
                        continue;
                    var measure = i == 0 ? "records" : dataset.Measures[i - 1].Name;
                    differences.Add(Of("amount", key, measure, a, b, c, new($"记录合计 {Amount(i, a)}，单元格 {Amount(i, b)}，已发布 {Amount(i, c)}。", $"The records add up to {Amount(i, a)}, the cell says {Amount(i, b)}, published is {Amount(i, c)}.")));
                }
            }

            if (kept is not null && fresh is not null)
                differences.AddRange(Rosters(fresh, kept).Select(key => Of("roster", key, null, null, null, null, new($"名册与记录 {key} 不符。", $"The roster does not say of {key} what its record says."))));
            partitions.Add(new(reading.Division, name, kept?.Version ?? 0, Sums(records), Sums(cells), Sums(publishedCells), differences.Count == before));

            Difference Of(string kind, string cell, string? measure, long? a, long? b, long? c, Words text) => new(reading.Division, name, kind, cell, measure, a, b, c, text);
        }

        return (partitions, differences);

        string Amount(int i, long sum) => (i == 0 ? sum : Queries.AggregateAnswer.Amount(dataset.Measures[i - 1], sum)).ToString(System.Globalization.CultureInfo.InvariantCulture);

        long[] Sums(Dictionary<string, long[]> cells)
        {
            var sums = new long[dataset.Measures.Count + 1];
            foreach (var cell in cells.Values)
            {
                for (var i = 0; i < Math.Min(sums.Length, cell.Length); i++)
                    sums[i] += cell[i];
            }

            return sums;
        }
    }

    private static long At(Dictionary<string, long[]> cells, string key, int i) => cells.TryGetValue(key, out var sums) && i < sums.Length ? sums[i] : 0;

    private static Dictionary<string, long[]> CellsOf(Head? head) => head?.Cells.All.ToDictionary(cell => string.Join('|', cell.Values), cell => cell.Sums, StringComparer.Ordinal) ?? [];

    private static IEnumerable<string> Rosters(Head fresh, Head kept) =>
        fresh.Roster.Except(kept.Roster).Concat(kept.Roster.Except(fresh.Roster)).Concat(fresh.Returned.Except(kept.Returned)).Concat(kept.Returned.Except(fresh.Returned)).Select(entry => entry.Key).Distinct(StringComparer.Ordinal);
}
