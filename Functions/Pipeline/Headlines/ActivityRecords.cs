using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Headlines;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Headlines;

/// <summary>
/// What headlines need of activities that cells cannot tell: the enterprises that were helped, each once, and the part of a month before a day.
/// Only divisions are read whose cells hold such activities, and each again only when its heads have moved.
/// </summary>
public sealed class ActivityRecords(StorageClients storage, DatasetList datasets, TimeProvider time)
{
    /// <summary>Parts of months are asked for now and then, of the same few days.</summary>
    private const int MostParts = 50;

    private readonly ConcurrentDictionary<(int Year, string Division), Known> _enterprises = new();
    private readonly ConcurrentDictionary<(DateOnly AsOf, string Version), PartOfMonth> _parts = new();

    /// <summary>The enterprises helped in a year's activities of these figures' kinds, and when the records were last read.</summary>
    public async Task<(IReadOnlyList<HelpedEnterprises> All, DateTimeOffset? ReadAt)> EnterprisesAsync(PublishedSeries series, IReadOnlyList<ActivityFigure> figures, CancellationToken cancellationToken)
    {
        var year = series.Year!.Value;
        var cells = new ActivityCells(series.Dataset);
        // Where the heads say that enterprises were helped (or, being older, cannot say), and the cells that it was in such activities.
        var divisions = series.Heads.Where(head => head.Head.Shape != series.Dataset.Shape || head.Head.Once.Any(name => name.Key == ActivitiesDataset.HelpedEnterprises)).Select(head => head.Division).ToHashSet(StringComparer.Ordinal);
        divisions.IntersectWith(series.Cells.Where(cell => figures.Any(figure => cells.Match(figure, cell))).Select(cell => cell.Division));
        var versions = series.Heads.Where(head => divisions.Contains(head.Division)).GroupBy(head => head.Division, StringComparer.Ordinal)
            .ToDictionary(heads => heads.Key, heads => string.Join(' ', heads.OrderBy(head => head.Head.Name, StringComparer.Ordinal).Select(head => $"{head.Head.Name}.{head.Head.CommitId}")), StringComparer.Ordinal);
        foreach (var (division, version) in versions)
        {
            if (_enterprises.TryGetValue((year, division), out var known) && known.Version == version)
                continue;
            var all = new List<HelpedEnterprises>();
            await foreach (var activity in ReadAsync(year, division, cancellationToken))
            {
                if (HelpedEnterprises.Of(activity) is { } helped)
                    all.Add(helped);
            }

            _enterprises[(year, division)] = new(version, time.GetUtcNow(), all);
        }

        var found = versions.Keys.Select(division => _enterprises[(year, division)]).ToList();
        return ([.. found.SelectMany(known => known.All)], found.Count == 0 ? null : found.Max(known => known.ReadAt));
    }

    /// <summary>What the activities tell that started in the day's month, no later than the day.</summary>
    public async Task<PartOfMonth> PartOfMonthAsync(PublishedSeries series, IReadOnlyList<ActivityFigure> figures, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (_parts.TryGetValue((asOf, series.Version), out var known) && figures.All(known.Figures.Contains))
            return known;
        var cells = new ActivityCells(series.Dataset);
        var divisions = series.Cells.Where(cell => ActivityCells.MonthOf(cell) == asOf.Month && figures.Any(figure => cells.Match(figure, cell))).Select(cell => cell.Division).Distinct(StringComparer.Ordinal);
        var part = new PartOfMonth([.. figures], [], new(StringComparer.Ordinal));
        foreach (var division in divisions)
        {
            await foreach (var activity in ReadAsync(series.Year!.Value, division, cancellationToken))
            {
                if (activity.StartOn is not { } start || start.Month != asOf.Month || start > asOf)
                    continue;
                part.Once.UnionWith(series.Dataset.CountedOnce(activity));
                foreach (var figure in figures.Where(figure => figure.Matches(activity)))
                {
                    var key = (figure, division, Domain.Reference.Uscc.LegalTypeOf(activity.Uscc) ?? "");
                    var amount = series.Dataset.Measures.First(measure => measure.Name == figure.Measure).Amount(activity) ?? 0;
                    part.Tallies[key] = part.Tallies.GetValueOrDefault(key) + new ActivityTally(amount, 1);
                }
            }
        }

        if (_parts.Count >= MostParts)
            _parts.Clear();
        return _parts[(asOf, series.Version)] = part;
    }

    /// <summary>The activities of a division that count.</summary>
    private async IAsyncEnumerable<Activity> ReadAsync(int year, string division, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dataset = datasets.Activities;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {division} and RowKey ge {LedgerKeys.FirstRecord} and RowKey lt {LedgerKeys.BehindRecords}");
        await using var entities = storage.Tables.GetTableClient(TableNames.Of(dataset, year)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync())
        {
            var activity = (Activity)RecordText.Read(dataset, StoredRecord.DataOf(entities.Current));
            if (dataset.Counts(activity))
                yield return activity;
        }

        async Task<bool> MoveNextAsync()
        {
            try
            {
                return await entities.MoveNextAsync();
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
            {
                return false; // Published and then dropped: nothing is there any more.
            }
        }
    }

    private sealed record Known(string Version, DateTimeOffset ReadAt, IReadOnlyList<HelpedEnterprises> All);
}

/// <summary>What the activities of a month until a day tell.</summary>
/// <param name="Once">What they name that is counted once (<see cref="Domain.Datasets.Dataset.CountedOnce"/>), of the divisions that the figures look into.</param>
public sealed record PartOfMonth(HashSet<ActivityFigure> Figures, Dictionary<(ActivityFigure Figure, string Division, string LegalType), ActivityTally> Tallies, HashSet<string> Once);
