using Azure;
using Azure.Data.Tables;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <content>Reads a division whole: to prove its cells, or to bring them into the dataset's present shape.</content>
public sealed partial class LedgerSession
{
    /// <summary>
    /// Reads a division, recomputes its cells from its records, and compares. What differs is stored anew when asked for, unless a record's seal
    /// does not hold: a record that somebody edited is no witness, and the totals stay as they were.
    /// </summary>
    public async Task<PartitionReading> ProveAsync(string division, bool mend, CancellationToken cancellationToken) => await ReadAsync(division, mend, strict: true, cancellationToken);

    /// <summary>Brings the heads of a division into the dataset's present shape.</summary>
    private async Task ReshapeAsync(string division, CancellationToken cancellationToken) => await ReadAsync(division, mend: true, strict: false, cancellationToken);

    private async Task<PartitionReading> ReadAsync(string division, bool mend, bool strict, CancellationToken cancellationToken)
    {
        (string CommitId, PartitionReading Reading)? sent = null;
        for (var conflicts = 0; ;)
        {
            var heads = _heads[division] = new(complete: true);
            var (kept, fresh) = (new Dictionary<string, Head>(StringComparer.Ordinal), new Dictionary<string, Head>(StringComparer.Ordinal));
            var (brokenRecords, brokenHeads, count) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), 0);
            await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == division, LedgerKeys.PageRows(dataset), cancellationToken: cancellationToken))
            {
                // Heads sort before the records.
                if (LedgerKeys.IsHead(entity.RowKey))
                {
                    var head = HeadOf(entity);
                    heads.Set(head);
                    kept[head.Name] = head;
                    fresh[head.Name] = head.Emptied(dataset.Shape);
                    if (!seal.Holds(entity))
                        brokenHeads.Add(head.Name);
                    continue;
                }

                var holds = seal.Holds(entity);
                if (!holds)
                    brokenRecords.Add(entity.RowKey);
                if (entity.RowKey.StartsWith(LedgerKeys.BehindRecords, StringComparison.Ordinal))
                    continue; // Earlier versions, moved out of a record's row.
                count++;
                try
                {
                    var stored = StoredRecord.From(entity);
                    var record = RecordText.Read(dataset, stored.Current.Data);
                    var name = dataset.HeadOf(record);
                    if (!fresh.TryGetValue(name, out var into))
                        fresh[name] = into = Head.Empty(name, dataset.Shape);
                    into.Move(dataset, record, stored.Facts, +1);
                }
                catch (Exception) when (!holds && strict)
                {
                    // Whatever somebody else wrote there is no record of ours: it adds nothing, and is named.
                }
            }

            if (sent is { } mine && mine.Reading.Mended.All(name => heads.TryGet(name, out var written) && written.CommitId == mine.CommitId))
                return mine.Reading; // It happened; only its answer was lost.
            var wrong = fresh.Values.Where(head => !heads.TryGet(head.Name, out var there) || !there.Agrees(head) || (strict && brokenHeads.Contains(head.Name))).ToList();
            var reading = new PartitionReading(division, kept, fresh, brokenRecords, [.. brokenHeads], count, []);
            if (!mend || wrong.Count == 0 || (strict && brokenRecords.Count > 0))
                return reading;
            var commitId = NewCommitId();
            // Every head is written under its ETag, also those that were right: what was read must still stand as a whole.
            var group = new EntityGroup(division);
            foreach (var head in fresh.Values)
            {
                if (wrong.Contains(head))
                    head.Advance(commitId, time.GetUtcNow());
                group.Add(head.Exists ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.Add, seal.Put(head.ToEntity(division, LedgerKeys.Head(head.Name))), head.ETag);
            }

            reading = reading with { Mended = [.. wrong.Select(head => head.Name)] };
            try
            {
                var answers = await table.SubmitTransactionAsync(group.Actions, cancellationToken);
                foreach (var (head, answer) in fresh.Values.Zip(answers.Value))
                {
                    head.ETag = answer.Headers.ETag!.Value;
                    heads.Set(head);
                }

                return reading;
            }
            catch (RequestFailedException conflict) when (IsConflict(conflict) && ++conflicts <= MaxConflicts)
            {
                sent = (commitId, reading);
                await PauseAsync(conflicts, cancellationToken);
            }
        }
    }

    /// <summary>The head as it is stored; an empty one where its cells cannot be read, which is then computed again.</summary>
    private static Head HeadOf(TableEntity entity)
    {
        var name = LedgerKeys.HeadName(entity.RowKey);
        try
        {
            return Head.From(entity, name);
        }
        catch (Exception spoiled) when (spoiled is InvalidDataException or FormatException or ArgumentException)
        {
            return Head.From(new TableEntity(entity.PartitionKey, entity.RowKey) { ["Version"] = entity.GetInt64("Version") ?? 0, ETag = entity.ETag }, name);
        }
    }
}
