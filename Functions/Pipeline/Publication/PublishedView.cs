using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Publication;

/// <summary>
/// Answers from memory while the clock stands still: a query costs one point read of the clock, and the series that moved
/// are read again.
/// </summary>
public sealed class PublishedView
{
    /// <summary>So many heads that moved are read one by one; more are read with all others of their series.</summary>
    private const int FewHeads = 6;

    private static readonly string[] Keys = ["PartitionKey", "RowKey"];
    private readonly TableClient _table;
    private readonly SharedReading<PublicationClock> _clock;
    private readonly ConcurrentDictionary<string, Known> _cache = new(StringComparer.Ordinal);
    private long _readings;

    public PublishedView(StorageClients storage)
    {
        _table = storage.Tables.GetTableClient(TableNames.Aggregates);
        _clock = new(ReadClockAsync);
    }

    /// <summary>Reads the clock: one transaction at the most, shared with all who ask at the same time.</summary>
    public Task<PublicationClock> ClockAsync(CancellationToken cancellationToken) => _clock.AskAsync(cancellationToken);

    private async Task<PublicationClock> ReadClockAsync()
    {
        var number = Interlocked.Increment(ref _readings);
        try
        {
            var clock = await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, PublishedKeys.Clock);
            return new(clock.HasValue ? clock.Value : null) { Number = number };
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            return new(null) { Number = number };
        }
    }

    /// <summary>A series as of that clock: from memory, or read when it has moved since. Whoever acts on it is linked with those who published the latest of it.</summary>
    public async Task<PublishedSeries> SeriesAsync(PublicationClock clock, Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var series = await AsOfAsync(clock, dataset, year, cancellationToken);
        Tracing.Link(series.Movers);
        return series;
    }

    private async Task<PublishedSeries> AsOfAsync(PublicationClock clock, Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        var version = clock.VersionOf(series);
        if (version is null)
            return new(dataset, year, "", null, []);
        while (true)
        {
            // Read for a later clock it has all that an earlier one promises.
            if (_cache.TryGetValue(series, out var known) && (known.Version == version || known.Clock > clock.Number))
                return (await known.Series.WaitAsync(cancellationToken)).VerifiedAs(clock.VerifiedAt(series));

            // All who find that it moved share one reading. What it tells may be newer than the clock said; the clock will then have moved, and the next query reads again.
            var reading = new TaskCompletionSource<PublishedSeries>(TaskCreationOptions.RunContinuationsAsynchronously);
            var fresh = new Known(clock.Number, version, reading.Task);
            if (known is null ? !_cache.TryAdd(series, fresh) : !_cache.TryUpdate(series, fresh, known))
                continue;
            _ = ReadForAllAsync(dataset, year, fresh, known?.Series, reading);
            return (await reading.Task.WaitAsync(cancellationToken)).VerifiedAs(clock.VerifiedAt(series));
        }
    }

    private async Task ReadForAllAsync(Dataset dataset, int? year, Known fresh, Task<PublishedSeries>? before, TaskCompletionSource<PublishedSeries> reading)
    {
        try
        {
            var moved = before is { IsCompletedSuccessfully: true } ? await MovedAsync(await before) : null;
            reading.SetResult((moved ?? await FreshAsync(dataset, year, CancellationToken.None)) with { Version = fresh.Version });
        }
        catch (Exception failure)
        {
            // Those who wait are told; whoever asks next reads again.
            _cache.TryRemove(new(PublishedKeys.Series(dataset, year), fresh));
            reading.SetException(failure);
        }
    }

    /// <summary>The series as it is stored now, of which only what moved is read; null when that is much. A copy moves when it is written: its ETag tells.</summary>
    private async Task<PublishedSeries?> MovedAsync(PublishedSeries before)
    {
        var series = PublishedKeys.Series(before.Dataset, before.Year);
        var known = before.Heads.ToDictionary(head => PublishedKeys.Row(series, head.Division, head.Head.Name), StringComparer.Ordinal);
        var heads = new SortedDictionary<string, PublishedHead?>(StringComparer.Ordinal);
        await foreach (var entity in RowsAsync(series, null, Keys, CancellationToken.None))
            heads[entity.RowKey] = known.GetValueOrDefault(entity.RowKey) is { } head && head.Head.ETag == entity.ETag ? head : null;
        string[] due = [.. heads.Where(head => head.Value is null).Select(head => head.Key)];
        if (due.Length > FewHeads)
            return null;
        foreach (var answer in await Task.WhenAll(due.Select(row => _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, row))))
        {
            if (answer is { HasValue: true, Value: { } entity })
                heads[entity.RowKey] = HeadOf(series, entity);
        }

        // One that is gone was withdrawn in between.
        return new(before.Dataset, before.Year, "", null, [.. heads.Values.OfType<PublishedHead>()]);
    }

    /// <summary>A series as it is stored now, past all memory.</summary>
    public async Task<PublishedSeries> FreshAsync(Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        var heads = new List<PublishedHead>();
        await foreach (var entity in RowsAsync(series, PageHeads(dataset), null, cancellationToken))
            heads.Add(HeadOf(series, entity));
        return new(dataset, year, "", null, heads);
    }

    /// <summary>The register's heads bear rosters of some 50 KB each; a page lies in memory as a whole, several times over. Null: as many as the service gives (1,000).</summary>
    private static int? PageHeads(Dataset dataset) => dataset.IsRegister ? 50 : null;

    /// <summary>The rows of a series' heads, ascending.</summary>
    private async IAsyncEnumerable<TableEntity> RowsAsync(string series, int? page, string[]? select, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PublishedKeys.Partition} and RowKey gt {series + "-"} and RowKey lt {series + "."}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, page, select, cancellationToken))
        {
            if (!ChainKeys.IsEnd(entity.RowKey))
                yield return entity;
        }
    }

    private static PublishedHead HeadOf(string series, TableEntity entity)
    {
        var (division, name) = PublishedKeys.Parse(series, entity.RowKey);
        return new(division, Head.From(entity, name), entity.GetString(PublishedKeys.Trace) is { Length: > 0 } trace ? trace : null);
    }

    /// <summary>A series that was read, or is being read, because that reading of the clock had told of that version.</summary>
    private sealed record Known(long Clock, string Version, Task<PublishedSeries> Series);
}

/// <summary>One reading of the clock.</summary>
public sealed class PublicationClock(TableEntity? entity)
{
    /// <summary>Its place among the readings of this process, by when they began.</summary>
    internal long Number { get; init; }

    /// <summary>The series' version, or null when nothing was published.</summary>
    public string? VersionOf(string series) => entity?.GetString(PublishedKeys.ClockProperty(series));

    public DateTimeOffset? VerifiedAt(string series) => entity?.GetDateTimeOffset(PublishedKeys.VerifiedProperty(series));

    /// <summary>The years in which the dataset has anything published, ascending.</summary>
    public IReadOnlyList<int> YearsOf(Dataset dataset) =>
        [.. (entity?.Keys ?? []).Select(PublishedKeys.SeriesOf).OfType<string>()
            .Where(series => series.Length == dataset.Name.Length + 5 && series.StartsWith(dataset.Name + "-", StringComparison.Ordinal))
            .Select(series => int.TryParse(series.AsSpan(dataset.Name.Length + 1), out var year) ? year : 0)
            .Where(year => year > 0).Order()];
}
