using Azure;
using Azure.Data.Tables.Models;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Ledger;

/// <summary>The rows of one division on their way into its transactions.</summary>
public sealed partial class LedgerSession
{
    /// <summary>Commits the rows of one division. Returns what became of each and its state, in their order.</summary>
    /// <param name="commit">False to learn the outcomes only and write nothing (a dry run).</param>
    /// <param name="keepSightings">See <see cref="VersionOrder.Place"/>.</param>
    /// <param name="sideBySide">Transactions that may be on their way at once, where they have no head in common. Each takes up to a megabyte until it is answered.</param>
    /// <exception cref="RequestFailedException">The storage did not do its work; what was committed before stays committed, and delivering again is safe.</exception>
    public async Task<Placement[]> PlaceAsync(
        string division, IReadOnlyList<Entry> entries, Arrival arrival, bool commit, bool keepSightings, CancellationToken cancellationToken, int sideBySide = 1)
    {
        // Rows of one month lie together, so that a transaction carries few heads.
        var order = Enumerable.Range(0, entries.Count).OrderBy(i => dataset.HeadOf(entries[i].Record), StringComparer.Ordinal).ThenBy(i => entries[i].RowKey, StringComparer.Ordinal).ToArray();
        var heads = await HeadsAsync(division, entries.Select(e => dataset.HeadOf(e.Record)), cancellationToken);
        var rows = new Rows(division, entries, arrival, commit, keepSightings, heads, new Placement[entries.Count]);
        var stored = await StoredAsync(division, entries, arrival, heads, cancellationToken);
        if (commit && stored.Count == 0 && Parts(rows, order, sideBySide) is { Count: > 1 } parts)
        {
            var placed = await Task.WhenAll(parts.Select(part => PlacePartAsync(rows, part, stored, alone: false, cancellationToken)));
            order = [.. parts.Zip(placed).SelectMany(part => part.First.AsSpan(part.Second).ToArray())];
            if (order.Length > 0)
            {
                heads.Forget(order.Select(i => dataset.HeadOf(entries[i].Record)));
                stored = await StoredAgainAsync(rows, order, cancellationToken);
            }
        }

        await PlacePartAsync(rows, order, stored, alone: true, cancellationToken);
        heads.Rest();
        return rows.Outcomes;
    }

    /// <summary>The rows in parts without a common head, each worth transactions of its own.</summary>
    private List<int[]> Parts(Rows rows, int[] order, int most)
    {
        var parts = new List<int[]>();
        var least = Math.Max(2 * EntityGroup.MaxOperations, (order.Length + most - 1) / most);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = Math.Min(from + least, order.Length); to < order.Length && HeadOf(to) == HeadOf(to - 1);)
                to++;
            parts.Add(order[from..to]);
        }

        return parts;

        string HeadOf(int at) => dataset.HeadOf(rows.Entries[order[at]].Record);
    }

    /// <summary>Commits rows in transactions one after the other, and returns how many are done.</summary>
    /// <param name="stored">What stands of them.</param>
    /// <param name="alone">Nothing else of the division is under way: all are done after any conflict. Otherwise the first conflict ends it.</param>
    private async Task<int> PlacePartAsync(Rows rows, int[] order, Dictionary<string, StoredRecord> stored, bool alone, CancellationToken cancellationToken)
    {
        var (division, heads) = (rows.Division, rows.Heads);
        var done = 0;
        for (int most = EntityGroup.MaxOperations, conflicts = 0; done < order.Length;)
        {
            var batch = await GatherAsync(rows, order.AsMemory(done), stored, most, cancellationToken);
            if (batch.Changes.Count == 0)
            {
                done += batch.Rows;
                continue;
            }

            await LoadAsync(division, heads, batch.HeadNames, cancellationToken);
            if (!TryBuild(batch, division, heads))
            {
                most = Math.Max(2, batch.Changes.Count / 2);
                continue;
            }

            try
            {
                await SubmitAsync(batch, cancellationToken);
                conflicts = 0;
                done += batch.Rows;
            }
            catch (RequestFailedException conflict) when (IsConflict(conflict))
            {
                if (++conflicts > MaxConflicts)
                    throw;
                if (conflict.ErrorCode == TableErrorCode.TableNotFound)
                    await table.CreateIfNotExistsAsync(cancellationToken);
                if (!alone)
                    return done;
                heads.Forget(batch.HeadNames);
                await LoadAsync(division, heads, batch.HeadNames, cancellationToken);
                if (batch.HeadNames.Count > 0 && batch.HeadNames.All(name => heads[name].CommitId == batch.CommitId))
                {
                    done += batch.Rows; // The commit happened; only its answer was lost.
                    continue;
                }

                await PauseAsync(conflicts, cancellationToken);
                stored = await StoredAgainAsync(rows, order[done..], cancellationToken);
            }
        }

        return done;
    }

    /// <summary>As many rows as a transaction takes.</summary>
    private async Task<Batch> GatherAsync(Rows rows, ReadOnlyMemory<int> order, Dictionary<string, StoredRecord> stored, int most, CancellationToken cancellationToken)
    {
        var batch = new Batch();
        for (var i = 0; i < order.Length; i++)
        {
            var at = order.Span[i];
            var entry = rows.Entries[at];
            stored.TryGetValue(entry.RowKey, out var old);
            var when = rows.Arrival;
            if (entry.Onto is { } onto)
            {
                entry = onto(old);
                if (old is not null && !(when > old.Current.Arrival))
                    when = when with { At = old.Current.Arrival.At.AddMilliseconds(1) };
            }

            var (outcome, next) = VersionOrder.Place(entry, when, old, rows.KeepSightings);
            if (next is not null && rows.Commit && !TryAdd(batch, rows.Division, entry, old, next, most))
                break;
            if (next is null && old is not null && dataset.IsMonthly)
                await LoadAsync(rows.Division, rows.Heads, FormerHeads(old), cancellationToken);
            rows.Outcomes[at] = outcome;
            batch.Rows++;
        }

        return batch;
    }

    /// <summary>What stands of the rows, looked at anew.</summary>
    private Task<Dictionary<string, StoredRecord>> StoredAgainAsync(Rows rows, int[] order, CancellationToken cancellationToken) =>
        StoredAsync(rows.Division, [.. order.Select(i => rows.Entries[i])], rows.Arrival, rows.Heads, cancellationToken, certain: true);

    /// <summary>Rows of one division that came together, and what becomes of them.</summary>
    private sealed record Rows(string Division, IReadOnlyList<Entry> Entries, Arrival Arrival, bool Commit, bool KeepSightings, PartitionHeads Heads, Placement[] Outcomes);
}
