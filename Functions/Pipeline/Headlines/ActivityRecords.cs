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
    private readonly ConcurrentDictionary<(DateOnly AsOf, string Version), IReadOnlyDictionary<ActivityFigure, ActivityTally>> _parts = new();

    /// <summary>The enterprises helped in a year's activities of a figure, and when the records were last read.</summary>
    public async Task<(IReadOnlyList<HelpedEnterprises> All, DateTimeOffset? ReadAt)> EnterprisesAsync(PublishedSeries series, ActivityFigure figure, CancellationToken cancellationToken)
    {
        var year = series.Year!.Value;
        var cells = new ActivityCells(series.Dataset);
        var divisions = series.Cells.Where(cell => cells.Match(figure, cell)).Select(cell => cell.Division).ToHashSet(StringComparer.Ordinal);
        var versions = series.Heads.Where(head => divisions.Contains(head.Division)).GroupBy(head => head.Division, StringComparer.Ordinal)
            .ToDictionary(heads => heads.Key, heads => string.Join(' ', heads.OrderBy(head => head.Head.Name, StringComparer.Ordinal).Select(head => $"{head.Head.Name}.{head.Head.CommitId}")), StringComparer.Ordinal);
        foreach (var (division, version) in versions)
        {
            if (_enterprises.TryGetValue((year, division), out var known) && known.Version == version)
                continue;
            var all = new List<HelpedEnterprises>();
            await foreach (var activity in ReadAsync(year, division, cancellationToken))
            {
                if (figure.Matches(activity) && HelpedEnterprises.Of(activity) is { } helped)
                    all.Add(helped);
            }

            _enterprises[(year, division)] = new(version, time.GetUtcNow(), all);
        }

        var found = versions.Keys.Select(division => _enterprises[(year, division)]).ToList();
        return ([.. found.SelectMany(known => known.All)], found.Count == 0 ? null : found.Max(known => known.ReadAt));
    }

    /// <summary>The sums of figures over the activities that started in the day's month, no later than the day.</summary>
    public async Task<IReadOnlyDictionary<ActivityFigure, ActivityTally>> PartOfMonthAsync(PublishedSeries series, IReadOnlyList<ActivityFigure> figures, DateOnly asOf, CancellationToken cancellationToken)
    {
        if (_parts.TryGetValue((asOf, series.Version), out var known) && figures.All(known.ContainsKey))
            return known;
        var cells = new ActivityCells(series.Dataset);
        var divisions = series.Cells.Where(cell => ActivityCells.MonthOf(cell) == asOf.Month && figures.Any(figure => cells.Match(figure, cell))).Select(cell => cell.Division).Distinct(StringComparer.Ordinal);
        var tallies = figures.ToDictionary(figure => figure, _ => new ActivityTally());
        foreach (var division in divisions)
        {
            await foreach (var activity in ReadAsync(series.Year!.Value, division, cancellationToken))
            {
                if (activity.StartOn is not { } start || start.Month != asOf.Month || start > asOf)
                    continue;
                foreach (var figure in figures.Where(figure => figure.Matches(activity)))
                {
                    var amount = series.Dataset.Measures.First(measure => measure.Name == figure.Measure).Amount(activity) ?? 0;
                    tallies[figure] = new(checked(tallies[figure].Sum + amount), tallies[figure].Records + 1);
                }
            }
        }

        if (_parts.Count >= MostParts)
            _parts.Clear();
        return _parts[(asOf, series.Version)] = tallies;
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
