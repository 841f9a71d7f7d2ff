using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Inspections;

/// <summary>Counts and lists what an inspection proposes.</summary>
public sealed class InspectionsDesk(StorageClients storage, DatasetList datasets, PublishedView published, TimeProvider time)
{
    private const int MostLookedAt = 10_000;

    /// <summary>GET /api/inspections/{year}?by=&amp;city=&amp;division=&amp;type=&amp;conclusion=&amp;limit=&amp;token=&amp;format=: counts from the cells, items from the records.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string yearText, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "by", "city", "division", "type", "conclusion", "limit", "continuationToken", "format");
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var csv = Parameters.WantsCsv(request);
        var limit = Parameters.Number(request, "limit", 50, 0, csv ? 100_000 : 1_000);
        string[] filters = ["city", "division", "type", "conclusion"];
        var where = string.Join(',', filters.Where(name => request.Query[name].ToString().Length > 0).Select(name => $"{name}:{request.Query[name].ToString().Replace(',', '|')}"));
        string by = request.Query["by"].ToString() is { Length: > 0 } asked ? asked : "conclusion";
        var query = AggregateQuery.Parse(datasets.Inspections, new(year), by, where, "records");

        var clock = await published.ClockAsync(cancellationToken);
        var series = await published.SeriesAsync(clock, datasets.Inspections, year, cancellationToken);
        var answer = AggregateAnswer.Of(query, series);
        var (items, token) = limit == 0 || series.Version.Length == 0 ? ([], null) : await ItemsAsync(request, year, query, limit, cancellationToken);
        if (csv)
            return Results.Bytes(CsvText.Write(Table(items)), CsvText.ContentType, $"inspections-{year}.csv");

        var document = answer.ToDocument();
        return Results.Json(
            new
            {
                year,
                by = document["by"],
                total = answer.Total[0],
                counts = answer.Rows.Select(row => query.By.Select((d, i) => KeyValuePair.Create(d.Name, (object)row.Values[i])).Append(new("count", row.Sums[0])).ToDictionary()),
                labels = document["labels"],
                items = items.Select(item => new
                {
                    item.Uscc,
                    item.Name,
                    division = item.Division,
                    city = Divisions.CityOf(item.Division),
                    type = item.LegalType,
                    item.Conclusion,
                    item.State,
                    row = item.TableRow,
                    grounds = item.GroundCodes,
                    consecutiveYearsNotFiled = item.YearsNotFiled ?? 0,
                    item.ListOutcome,
                }),
                continuationToken = token,
                asOf = series.ComputedAt,
                computedAt = series.ComputedAt,
                version = series.Version,
                verifiedAt = series.VerifiedAt,
            },
            ReceiptStore.Json);
    }

    private static IEnumerable<IReadOnlyList<string?>> Table(IReadOnlyList<InspectionRecord> items)
    {
        yield return ["信用代码", "组织名称", "地市", "组织类型", "结论代码", "结论", "依据", "连续未报送年数", "名录处理", "判定表行", "状态"];
        foreach (var item in items)
        {
            yield return
            [
                item.Uscc, item.Name, Divisions.Find(Divisions.CityOf(item.Division))?.Chinese, LegalTypes.All.Find(item.LegalType)?.Chinese, item.Conclusion, Conclusions.All.Find(item.Conclusion)?.Chinese,
                string.Join(';', item.GroundCodes), item.YearsNotFiled?.ToString(System.Globalization.CultureInfo.InvariantCulture), item.ListOutcome, item.TableRow?.ToString(System.Globalization.CultureInfo.InvariantCulture), item.State,
            ];
        }
    }

    private async Task<(IReadOnlyList<InspectionRecord> Items, string? Token)> ItemsAsync(HttpRequest request, int year, AggregateQuery query, int limit, CancellationToken cancellationToken)
    {
        var items = new List<InspectionRecord>();
        var table = storage.Tables.GetTableClient(TableNames.Of(datasets.Inspections, year));
        string? city = request.Query["city"];
        string? division = request.Query["division"];
        var (first, last) = division is { Length: 6 } && Divisions.CodesOf(division) is var codes ? (codes[0], codes[^1]) : city is { Length: 6 } ? (city, city == Divisions.Province ? city : city[..4] + "99") : ("0", "~");
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {LedgerKeys.FirstRecord} and RowKey lt {LedgerKeys.BehindRecords}");
        if (ContinuationToken.Of(request) is { } after)
            filter += " and " + TableClient.CreateQueryFilter($"(PartitionKey gt {after.Division} or (PartitionKey eq {after.Division} and RowKey gt {after.RowKey}))");
        var lookedAt = 0;
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                lookedAt++;
                var item = (InspectionRecord)RecordText.Read(datasets.Inspections, StoredRecord.From(entity).Current.Data);
                if (datasets.Inspections.Counts(item) && query.Where.All(f => f.Values.Contains(ValueOf(f.Dimension, item))))
                    items.Add(item);
                if (items.Count == limit || lookedAt == Math.Max(limit, MostLookedAt))
                    return (items, ContinuationToken.For(entity));
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was inspected yet.
        }

        return (items, null);
    }

    private string ValueOf(GroupingDimension dimension, InspectionRecord item) =>
        dimension.OfDivision is { } of ? of(item.Division) : datasets.Inspections.Dimensions[dimension.Cell].Of(item, default);
}
