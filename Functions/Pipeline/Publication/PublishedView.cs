using System.Collections.Concurrent;
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
public sealed class PublishedView(StorageClients storage)
{
    private const int MostMovers = 16;
    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Aggregates);
    private readonly ConcurrentDictionary<string, PublishedSeries> _cache = new(StringComparer.Ordinal);
    private readonly Lock _turns = new();
    private Task<PublicationClock> _reading = Task.FromResult(new PublicationClock(null));
    private Task<PublicationClock>? _waiting;

    /// <summary>
    /// Reads the clock: one transaction at the most. One reading is under way at a time; all who ask meanwhile share the one that begins after it, so that
    /// nobody is told of a time before the question and a crowd of questions costs no more than the storage answers anyway.
    /// </summary>
    public Task<PublicationClock> ClockAsync(CancellationToken cancellationToken)
    {
        Task<PublicationClock> mine;
        lock (_turns)
        {
            mine = _reading.IsCompleted ? _reading = ReadClockAsync() : _waiting ??= ReadClockAfterAsync(_reading);
        }

        return mine.WaitAsync(cancellationToken);
    }

    private async Task<PublicationClock> ReadClockAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_turns)
        {
            // Who asks from now on is too late for this reading.
            (_reading, _waiting) = (_waiting!, null);
        }

        return await ReadClockAsync();
    }

    // Not cancelled by the one who asked first: others wait for it too.
    private async Task<PublicationClock> ReadClockAsync()
    {
        try
        {
            var clock = await _table.GetEntityIfExistsAsync<TableEntity>(PublishedKeys.Partition, PublishedKeys.Clock);
            return new(clock.HasValue ? clock.Value : null);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            return new(null);
        }
    }

    /// <summary>A series as of that clock: from memory, or read when it has moved since. Whoever acts on it is linked with those who published the latest of it.</summary>
    public async Task<PublishedSeries> SeriesAsync(PublicationClock clock, Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var series = await AsOfAsync(clock, dataset, year, cancellationToken);
        Tracing.Link([.. series.Movers]);
        return series;
    }

    private async Task<PublishedSeries> AsOfAsync(PublicationClock clock, Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        var version = clock.VersionOf(series);
        if (version is null)
            return new(dataset, year, "", null, []);
        if (_cache.TryGetValue(series, out var known) && known.Version == version)
            return known with { VerifiedAt = clock.VerifiedAt(series) };

        // What is read may be newer than the clock said; the clock will then have moved, and the next query reads again.
        var fresh = await ReadAsync(dataset, year, cancellationToken) with { Version = version, VerifiedAt = clock.VerifiedAt(series) };
        _cache[series] = fresh;
        return fresh;
    }

    /// <summary>A series as it is stored now, past all memory.</summary>
    public Task<PublishedSeries> FreshAsync(Dataset dataset, int? year, CancellationToken cancellationToken) => ReadAsync(dataset, year, cancellationToken);

    /// <summary>The register's heads bear rosters of some 50 KB each; a page lies in memory as a whole, several times over. Null: as many as the service gives (1,000).</summary>
    private static int? PageHeads(Dataset dataset) => dataset.IsRegister ? 50 : null;

    private async Task<PublishedSeries> ReadAsync(Dataset dataset, int? year, CancellationToken cancellationToken)
    {
        var series = PublishedKeys.Series(dataset, year);
        var heads = new List<(string, Head)>();
        var movers = new List<(DateTimeOffset At, string Trace)>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PublishedKeys.Partition} and RowKey gt {series + "-"} and RowKey lt {series + "."}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, PageHeads(dataset), cancellationToken: cancellationToken))
        {
            if (ChainKeys.IsEnd(entity.RowKey))
                continue;
            var (division, name) = PublishedKeys.Parse(series, entity.RowKey);
            var head = Head.From(entity, name);
            heads.Add((division, head));
            if (entity.GetString(PublishedKeys.Trace) is { Length: > 0 } trace)
                movers.Add((head.CommittedAt, trace));
        }

        return new(dataset, year, "", null, heads) { Movers = [.. movers.OrderByDescending(mover => mover.At).Select(mover => mover.Trace).Distinct().Take(MostMovers)] };
    }
}

/// <summary>One reading of the clock.</summary>
public sealed class PublicationClock(TableEntity? entity)
{
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
