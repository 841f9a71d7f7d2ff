using Azure;
using Azure.Data.Tables;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Audit;

/// <summary>One entry as it is stored: with its place, and the hashes that chain it.</summary>
public sealed record ChainLine(long Sequence, ChainEntry Entry, string Previous, string Hash);

/// <summary>Reads the index of a series, and proves it.</summary>
public sealed class ChainReader(StorageClients storage)
{
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Aggregates);

    /// <summary>The number of entries and the last one's hash: one transaction.</summary>
    public async Task<(long Entries, string Hash)> EndAsync(string series, CancellationToken cancellationToken)
    {
        var end = await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, ChainKeys.End(series), cancellationToken: cancellationToken);
        return end.HasValue ? (end.Value!.GetInt64("Count") ?? 0, end.Value.GetString("Chained") ?? "") : (0, ChainEntry.Genesis);
    }

    /// <summary>Entries behind a sequence.</summary>
    public async Task<IReadOnlyList<ChainLine>> PageAsync(string series, long after, int limit, CancellationToken cancellationToken)
    {
        var lines = new List<ChainLine>();
        await foreach (var entity in EntriesAsync(series, after, cancellationToken))
        {
            lines.Add(LineOf(entity));
            if (lines.Count == limit)
                break;
        }

        return lines;
    }

    /// <summary>Computes every hash again, and looks whether names, entries and the receipts agree.</summary>
    public async Task<ChainProof> ProveAsync(string series, IReadOnlyDictionary<string, ReceiptStanding> receipts, CancellationToken cancellationToken)
    {
        // What a receipt promises stands before the receipt is final; so the receipts were read first.
        var (expected, expectedHash) = await EndAsync(series, cancellationToken);
        var end = await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, ChainKeys.End(series), cancellationToken: cancellationToken);
        var problems = new List<ChainProblem>();
        if (end.HasValue && !storage.Seal.Holds(end.Value!))
            problems.Add(new(null, new("目录末端记录的封印不符：该记录被系统以外的人改动。", "The seal of the index's end does not hold: somebody else wrote it.")));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (next, previous, endSeen) = (1L, ChainEntry.Genesis, expected == 0);
        await foreach (var entity in EntriesAsync(series, 0, cancellationToken))
        {
            var line = LineOf(entity);
            for (; next < line.Sequence; next++)
                problems.Add(new(next, new($"第 {next} 条缺失：已被删除。", $"Entry {next} is missing: it was removed.")));
            if (line.Entry.Chained(line.Previous, line.Sequence) != line.Hash || !storage.Seal.Holds(entity))
                problems.Add(new(line.Sequence, new($"第 {line.Sequence} 条（{line.Entry.Id}）的内容与其链接哈希或封印不符：已被改动。", $"Entry {line.Sequence} ({line.Entry.Id}) does not match its chained hash or its seal: it was changed.")));
            else if (line.Previous != previous && (line.Sequence == 1 || problems.Count == 0 || problems[^1].Sequence != line.Sequence - 1))
                problems.Add(new(line.Sequence, new($"第 {line.Sequence} 条没有链接在前一条之后。", $"Entry {line.Sequence} is not chained to the one before it.")));
            if (line.Sequence == expected)
            {
                endSeen = true;
                if (line.Hash != expectedHash)
                    problems.Add(new(line.Sequence, new("目录末端的哈希与最后一条不符。", "The hash at the index's end is not the last entry's.")));
            }

            names.Add(line.Entry.Name);
            (next, previous) = (line.Sequence + 1, line.Hash);
        }

        for (; next <= expected && !endSeen; next++)
            problems.Add(new(next, new($"第 {next} 条缺失：已被删除。", $"Entry {next} is missing: it was removed.")));
        if (!end.HasValue && next > 1)
            problems.Add(new(null, new("目录末端记录缺失。", "The end of the index is missing.")));
        var taken = await TakenAsync(series, cancellationToken);
        foreach (var gone in taken.Except(names).Order(StringComparer.Ordinal).Take(SeriesProof.MostNamed))
            problems.Add(new(null, new($"{gone[..26]} 的条目不在目录中，但登记过。", $"The entry of {gone[..26]} is not in the index, although it was made.")));
        foreach (var unnamed in names.Except(taken).Order(StringComparer.Ordinal).Take(SeriesProof.MostNamed))
            problems.Add(new(null, new($"{unnamed} 的条目没有登记。", $"The entry of {unnamed} was never announced.")));
        var prefix = series + "/";
        var unlisted = receipts.Where(receipt => receipt.Value.Entry is { } entry && entry.StartsWith(prefix, StringComparison.Ordinal) && !names.Contains(entry[prefix.Length..])).Select(receipt => receipt.Key).Order(StringComparer.Ordinal).ToList();
        foreach (var id in unlisted.Take(SeriesProof.MostNamed))
            problems.Add(new(null, new($"回执 {id} 已生效，但目录中没有它的条目。", $"Receipt {id} is final and has no entry.")));
        return new(expected, expectedHash, problems, unlisted);
    }

    private async Task<HashSet<string>> TakenAsync(string series, CancellationToken cancellationToken)
    {
        var first = ChainKeys.FirstTaken(series);
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entity in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {PublishedKeys.Partition} and RowKey ge {first} and RowKey lt {ChainKeys.Behind(first)}"), select: ["RowKey"], cancellationToken: cancellationToken))
            names.Add(entity.RowKey[first.Length..]);
        return names;
    }

    private AsyncPageable<TableEntity> EntriesAsync(string series, long after, CancellationToken cancellationToken) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {PublishedKeys.Partition} and RowKey gt {ChainKeys.Entry(series, after)} and RowKey lt {ChainKeys.Behind(ChainKeys.FirstEntry(series))}"), cancellationToken: cancellationToken);

    private static ChainLine LineOf(TableEntity entity) =>
        new(ChainKeys.SequenceOf(entity.RowKey), ChainEntry.From(entity), entity.GetString("Previous") ?? "", entity.GetString("Chained") ?? "");
}
