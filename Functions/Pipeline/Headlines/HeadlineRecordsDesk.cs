using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Headlines;

/// <summary>Shows the very records that a headline rests on, page by page, so that anybody can count them again.</summary>
public sealed class HeadlineRecordsDesk(StorageClients storage, DatasetList datasets, PublishedView published, ActivityRecords activityRecords, TimeProvider time)
{
    private const int MostItems = 200;

    /// <summary>So many activities are looked through for one page at most; a rarer search goes on with the token.</summary>
    private const int MostLookedAt = 10_000;

    /// <summary>Where the rows of a page lie so close together, one query reads them all; else each is read by itself.</summary>
    private const int CloseTogether = 1_000;

    /// <summary>GET /api/headlines/{id}/records?asOf=&amp;figure=&amp;limit=&amp;continuationToken=.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "asOf", "figure", "limit", "continuationToken");
        var headline = HeadlineList.Find(id) ?? throw ProblemException.Unknown("headline", "指标", id, HeadlineList.All.Select(known => known.Id));
        var names = headline.Figures.Select(known => known.Name).ToArray();
        var name = Parameters.OneOf(request, "figure", names[0], names);
        var figure = headline.Figures.First(known => known.Name == name);
        var limit = Parameters.Number(request, "limit", 50, 1, MostItems);
        var today = ShanghaiClock.DayOf(time.GetUtcNow());
        var asOf = Parameters.PastDay(request, "asOf", today) ?? today;
        var after = TokenOf(request);
        var (items, token) = figure is ActivityFigure activities
            ? await ActivitiesAsync(activities, asOf, after, limit, cancellationToken)
            : await KnownAsync(figure, asOf, after, limit, cancellationToken);
        return Results.Json(
            new
            {
                headline = headline.Id,
                figure = figure.Name,
                asOf,
                dataset = figure.Dataset,
                filterZh = headline.FilterZh,
                filterEn = headline.FilterEn,
                items,
                continuationToken = token is { } next ? Convert.ToBase64String(Encoding.UTF8.GetBytes(next.ToString())).Replace('+', '-').Replace('/', '_').TrimEnd('=') : null,
            },
            ReceiptStore.Json);
    }

    /// <summary>Records whose keys the rosters tell.</summary>
    private async Task<(List<object> Items, Place? Next)> KnownAsync(Figure figure, DateOnly asOf, Place? after, int limit, CancellationToken cancellationToken)
    {
        var facts = await PublishedFacts.ReadAsync(datasets, published, await published.ClockAsync(cancellationToken), activityRecords, [figure], asOf, ShanghaiClock.DayOf(time.GetUtcNow()), cancellationToken);
        var day = new HeadlineFacts(facts, asOf);
        IEnumerable<string> keys = figure is LedgerFigure ledger ? day.EntriesOf(ledger).Select(entry => entry.Key) : day.OrganisationsOf((RegisterFigure)figure).Select(organisation => organisation.Uscc);
        var places = keys.Select(key => new Place(0, LedgerKeys.DivisionOf(key), LedgerKeys.Record(key))).Order().Where(place => after is not { } from || place.CompareTo(from) > 0).Take(limit + 1).ToList();
        var page = places.Take(limit).ToList();
        var dataset = datasets.Require(figure.Dataset);
        var items = (await ReadAsync(dataset, page, facts.PlacesBetween(figure.Dataset, page), cancellationToken)).Select(stored => Item(dataset, Period.Current, stored)).ToList();
        return (items, places.Count > limit ? page[^1] : null);
    }

    private async Task<IReadOnlyList<StoredRecord>> ReadAsync(Dataset dataset, List<Place> page, int between, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
            return [];
        var table = storage.Tables.GetTableClient(TableNames.Of(dataset, null));
        if (between > CloseTogether)
        {
            var each = await Task.WhenAll(page.Select(place => table.GetEntityIfExistsAsync<TableEntity>(place.Division, place.Row, cancellationToken: cancellationToken)));
            return [.. each.Where(answer => answer.HasValue).Select(answer => StoredRecord.From(answer.Value!))];
        }

        var (first, last, wanted) = (page[0], page[^1], page.Select(place => (place.Division, place.Row)).ToHashSet());
        var filter = TableClient.CreateQueryFilter(
            $"(PartitionKey gt {first.Division} or (PartitionKey eq {first.Division} and RowKey ge {first.Row})) and (PartitionKey lt {last.Division} or (PartitionKey eq {last.Division} and RowKey le {last.Row}))");
        var found = new List<StoredRecord>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (wanted.Contains((entity.PartitionKey, entity.RowKey)))
                found.Add(StoredRecord.From(entity));
        }

        return found;
    }

    /// <summary>Activities, looked for where the cells say that there are some.</summary>
    private async Task<(List<object> Items, Place? Next)> ActivitiesAsync(ActivityFigure figure, DateOnly asOf, Place? after, int limit, CancellationToken cancellationToken)
    {
        var (from, to) = figure.PeriodOf(asOf);
        var dataset = datasets.Activities;
        var clock = await published.ClockAsync(cancellationToken);
        var items = new List<object>();
        var lookedAt = 0;
        foreach (var year in clock.YearsOf(dataset).Where(year => year <= to.Year && !(year < from?.Year) && !(year < after?.Year)))
        {
            var series = await published.SeriesAsync(clock, dataset, year, cancellationToken);
            var cells = new ActivityCells(dataset);
            var divisions = series.Cells.Where(cell => cells.Match(figure, cell)).Select(cell => cell.Division).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            foreach (var division in divisions)
            {
                var begin = new Place(year, division, LedgerKeys.FirstRecord);
                if (after is { } place && (place.Year, place.Division) == (year, division))
                    begin = place;
                else if (begin.CompareTo(after) < 0)
                    continue;
                await foreach (var entity in QueryAsync(dataset, begin, cancellationToken))
                {
                    lookedAt++;
                    var stored = StoredRecord.From(entity);
                    var activity = (Activity)RecordText.Read(dataset, stored.Current.Data);
                    if (dataset.Counts(activity) && activity.StartOn <= to && !(activity.StartOn < from) && figure.Matches(activity) && (figure.Measure is not null || HelpedEnterprises.Of(activity) is not null))
                        items.Add(Item(dataset, new(year), stored));
                    if (items.Count == limit || lookedAt == MostLookedAt)
                        return (items, new(year, division, entity.RowKey));
                }
            }
        }

        return (items, null);
    }

    /// <summary>The records of a division behind that place. Behind the first row key means all, because no record has it.</summary>
    private async IAsyncEnumerable<TableEntity> QueryAsync(Dataset dataset, Place begin, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {begin.Division} and RowKey gt {begin.Row} and RowKey lt {LedgerKeys.BehindRecords}");
        await using var entities = storage.Tables.GetTableClient(TableNames.Of(dataset, begin.Year)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await entities.MoveNextAsync())
                    yield break;
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
            {
                yield break;
            }

            yield return entities.Current;
        }
    }

    private static object Item(Dataset dataset, Period period, StoredRecord stored)
    {
        var key = RecordText.Read(dataset, stored.Current.Data).Key;
        return new { key, record = $"/api/records/{dataset.Name}/{period}/{Uri.EscapeDataString(key)}", arrivedAt = stored.Current.Arrival.At, values = RecordsDesk.Values(dataset, stored.Current) };
    }

    private static Place? TokenOf(HttpRequest request)
    {
        string? token = request.Query["continuationToken"];
        if (string.IsNullOrEmpty(token))
            return null;
        try
        {
            var base64 = token.Replace('-', '+').Replace('_', '/');
            return Place.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='))));
        }
        catch (FormatException)
        {
            throw ProblemException.Invalid("bad-token", "continuationToken 不是上一页给出的值。", "continuationToken is not one that a page gave.");
        }
    }
}

/// <summary>Where a record lies, in the order of pages.</summary>
/// <param name="Year">0 for a dataset of one state.</param>
internal readonly record struct Place(int Year, string Division, string Row) : IComparable<Place>
{
    public int CompareTo(Place other) => Year != other.Year ? Year.CompareTo(other.Year)
        : string.CompareOrdinal(Division, other.Division) is not 0 and var division ? division : string.CompareOrdinal(Row, other.Row);

    /// <summary>Everything comes behind no place at all.</summary>
    public int CompareTo(Place? other) => other is { } place ? CompareTo(place) : 1;

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year}\n{Division}\n{Row}");

    /// <exception cref="FormatException">The text is no place.</exception>
    public static Place Parse(string text) => text.Split('\n') is [var year, var division, var row] && division.Length == 6
        ? new(int.Parse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture), division, row)
        : throw new FormatException($"'{text}' is no place.");
}
