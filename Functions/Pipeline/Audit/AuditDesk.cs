using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Audit;

/// <summary>Shows what the totals rest on: a proof, and the index of submissions by which an outsider can compute them again.</summary>
public sealed class AuditDesk(DatasetList datasets, PublishedView published, Prover prover, ChainReader chain, TimeProvider time)
{
    /// <summary>Up to so many records a proof is made while the caller waits; larger series show the last one unless asked otherwise.</summary>
    private const long ProvenAtOnce = 20_000;

    private const int MostEntries = 5_000;
    private static readonly string[] IndexColumns = ["sequence", "kind", "id", "sha256", "acceptedAt", "dataset", "period", "scope", "rows", "returned", "key", "content", "detail", "previous", "hash"];

    /// <summary>GET /api/audit/{dataset}/{period}?proof=now|last&amp;format=json|csv.</summary>
    public async Task<IResult> ProveAsync(HttpRequest request, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "proof", "format");
        var (kind, year, series) = Address(dataset, period);
        var clock = await published.ClockAsync(cancellationToken);
        var totals = await published.SeriesAsync(clock, kind, year, cancellationToken);
        var isSmall = totals.Cells.Sum(cell => cell.Sums[0]) <= ProvenAtOnce;
        var wanted = Parameters.OneOf(request, "proof", isSmall ? "now" : "last", "now", "last");
        var last = await prover.LastAsync(series, cancellationToken);
        var proof = wanted == "last" && last is not null ? last : (await prover.ProveAsync(kind, year, mend: false, cancellationToken)).Proof;
        if (Parameters.WantsCsv(request))
            return Results.Bytes(CsvText.Write(Table(kind, proof)), CsvText.ContentType, $"audit-{series}.csv");
        return Results.Json(
            new
            {
                dataset = kind.Name,
                period = year?.ToString(CultureInfo.InvariantCulture) ?? "current",
                agrees = proof.Agrees,
                message = Message(proof),
                verifiedAt = proof.VerifiedAt,
                provenNow = !ReferenceEquals(proof, last),
                stored = proof.Stored,
                totals = Enumerable.Range(0, kind.Measures.Count + 1).Select(i => Totals(kind, proof, i)),
                partitions = proof.Partitions.Select(partition => new
                {
                    partition.Division,
                    partition.Head,
                    partition.Version,
                    records = At(partition.Records, 0),
                    cells = At(partition.Cells, 0),
                    published = At(partition.Published, 0),
                    partition.Agrees,
                }),
                differencesTotal = proof.DifferencesTotal,
                mended = proof.Mended,
                differences = proof.Differences.Select(difference => new
                {
                    difference.Division,
                    difference.Head,
                    difference.Kind,
                    difference.Cell,
                    difference.Measure,
                    records = Amount(kind, difference.Measure, difference.Records),
                    cells = Amount(kind, difference.Measure, difference.Cells),
                    published = Amount(kind, difference.Measure, difference.Published),
                    difference = difference.Records is { } records && difference.Cells is { } cells ? Amount(kind, difference.Measure, records != cells ? cells - records : difference.Published - records) : null,
                    message = difference.Text,
                }),
                index = new { entries = proof.Index.Entries, hash = proof.Index.Hash, problems = proof.Index.Problems.Select(problem => new { problem.Sequence, message = problem.Text }) },
                lastReconciled = last is null ? null : new { last.VerifiedAt, found = last.DifferencesTotal + last.Index.Problems.Count, last.Mended },
            },
            ReceiptStore.Json);
    }

    /// <summary>GET /api/audit/{dataset}/{period}/submissions?after=&amp;limit=&amp;format=json|csv.</summary>
    public async Task<IResult> SubmissionsAsync(HttpRequest request, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "after", "limit", "format");
        var (kind, _, series) = Address(dataset, period);
        var after = Parameters.Number(request, "after", 0, 0, int.MaxValue);
        var limit = Parameters.Number(request, "limit", 1_000, 1, MostEntries);
        var end = await chain.EndAsync(series, cancellationToken);
        var lines = await chain.PageAsync(series, after, limit, cancellationToken);
        if (Parameters.WantsCsv(request))
        {
            return Results.Bytes(
                CsvText.Write(lines.Select(IReadOnlyList<string?> (line) => [line.Sequence.ToString(CultureInfo.InvariantCulture), .. Fields(line.Entry), line.Previous, line.Hash]).Prepend(IndexColumns)),
                CsvText.ContentType,
                $"submissions-{series}.csv");
        }

        return Results.Json(
            new
            {
                dataset = kind.Name,
                period,
                entries = end.Entries,
                hash = end.Hash,
                items = lines.Select(line => new
                {
                    sequence = line.Sequence,
                    kind = line.Entry.Kind,
                    id = line.Entry.Id,
                    sha256 = line.Entry.Sha256,
                    acceptedAt = ChainEntry.Time(line.Entry.AcceptedAt),
                    dataset = line.Entry.Dataset,
                    period = line.Entry.Period,
                    scope = line.Entry.Scope,
                    rows = line.Entry.Rows,
                    returned = line.Entry.Returned,
                    key = line.Entry.Key,
                    content = line.Entry.Content,
                    detail = line.Entry.Detail,
                    previous = line.Previous,
                    hash = line.Hash,
                }),
                next = lines.Count == limit ? lines[^1].Sequence : (long?)null,
            },
            ReceiptStore.Json);
    }

    /// <summary>GET /api/audit/{dataset}/{period}/checkpoint: what to write down today, to see tomorrow that nothing before it was changed.</summary>
    public async Task<IResult> CheckpointAsync(HttpRequest request, string dataset, string period, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        var (_, _, series) = Address(dataset, period);
        var (entries, hash) = await chain.EndAsync(series, cancellationToken);
        return Results.Json(new { series, entries, hash, at = time.GetUtcNow() }, ReceiptStore.Json);
    }

    private (Dataset Dataset, int? Year, string Series) Address(string dataset, string period)
    {
        var kind = datasets.Find(dataset) ?? throw ProblemException.Unknown("dataset", "数据集", dataset, datasets.All.Select(d => d.Name));
        var when = Periods.ForUpload(kind, period, time.GetUtcNow());
        if (!when.IsWholeYear)
            throw ProblemException.Unknown("period", "期间", period, [when.Year!.Value.ToString(CultureInfo.InvariantCulture)]);
        return (kind, when.Year, PublishedKeys.Series(kind, when.Year));
    }

    private static Words Message(SeriesProof proof) => proof.Agrees
        ? new("记录、单元格与已发布的汇总数一致，报送目录完整。", "Records, cells and what is published agree; the index of submissions is whole.")
        : new(
            $"有 {proof.DifferencesTotal} 处不一致，报送目录有 {proof.Index.Problems.Count} 处问题，逐条列在 differences 与 index.problems。单元格与发布的差异由 POST /admin/functions/Reconcile 修复；被改动的记录与目录条目须由人处理：从备份恢复，或重新报送。",
            $"{proof.DifferencesTotal} differences and {proof.Index.Problems.Count} problems of the index, named in differences and index.problems. POST /admin/functions/Reconcile mends cells and what is published; a record or an entry that was changed needs a person: restore it, or file it again.");

    private static IEnumerable<string?> Fields(ChainEntry entry) =>
        [entry.Kind, entry.Id, entry.Sha256, ChainEntry.Time(entry.AcceptedAt), entry.Dataset, entry.Period, entry.Scope, entry.Rows, entry.Returned, entry.Key, entry.Content, entry.Detail];

    private static object Totals(Dataset dataset, SeriesProof proof, int i)
    {
        var name = i == 0 ? "records" : dataset.Measures[i - 1].Name;
        var (records, cells, published) = (proof.Partitions.Sum(p => At(p.Records, i)), proof.Partitions.Sum(p => At(p.Cells, i)), proof.Partitions.Sum(p => At(p.Published, i)));
        return new { measure = name, records = Amount(dataset, name, records), cells = Amount(dataset, name, cells), published = Amount(dataset, name, published), agrees = records == cells && cells == published };
    }

    /// <summary>One line a head and measure, and one a difference, which also names the cell.</summary>
    private static IEnumerable<IReadOnlyList<string?>> Table(Dataset dataset, SeriesProof proof)
    {
        yield return ["division", "head", "cell", "measure", "records", "cells", "published", "agrees", "message"];
        foreach (var part in proof.Partitions)
        {
            for (var i = 0; i <= dataset.Measures.Count; i++)
            {
                var name = i == 0 ? "records" : dataset.Measures[i - 1].Name;
                var (records, cells, published) = (At(part.Records, i), At(part.Cells, i), At(part.Published, i));
                yield return [part.Division, part.Head, "", name, Text(dataset, name, records), Text(dataset, name, cells), Text(dataset, name, published), records == cells && cells == published ? "yes" : "no", ""];
            }
        }

        foreach (var one in proof.Differences)
            yield return [one.Division, one.Head, one.Cell, one.Measure ?? one.Kind, Text(dataset, one.Measure, one.Records), Text(dataset, one.Measure, one.Cells), Text(dataset, one.Measure, one.Published), "no", $"{one.Text.Zh} {one.Text.En}"];
        foreach (var problem in proof.Index.Problems)
            yield return ["", "", problem.Sequence?.ToString(CultureInfo.InvariantCulture), "index", "", "", "", "no", $"{problem.Text.Zh} {problem.Text.En}"];
    }

    private static string Text(Dataset dataset, string? measure, long? sum) => Amount(dataset, measure, sum)?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static decimal? Amount(Dataset dataset, string? measure, long? sum) =>
        sum is not { } known ? null : dataset.Measures.FirstOrDefault(m => m.Name == measure) is { } of ? AggregateAnswer.Amount(of, known) : known;

    private static long At(long[] sums, int i) => i < sums.Length ? sums[i] : 0;
}
