using System.Globalization;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Cases;

/// <summary>Lists and shows the cases of a procedure to registrars, and to the public what stands on a list.</summary>
public sealed class CasesDesk(CaseStore store, DatasetList datasets, RecordsDesk records)
{
    private const int MostLookedAt = 10_000;

    /// <summary>GET /api/{dataset}?{dimension}=&amp;city=&amp;division=&amp;uscc=&amp;from=&amp;to=&amp;limit=&amp;continuationToken=&amp;format=json|csv.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, Dataset dataset, CancellationToken cancellationToken)
    {
        var dimensions = dataset.Dimensions.Where(dimension => dimension.Values.Count > 0).ToList();
        Parameters.RequireKnown(request, [.. dimensions.Select(dimension => dimension.Name), "city", "division", "uscc", "from", "to", "limit", "continuationToken", "format"]);
        var csv = Parameters.WantsCsv(request);
        var limit = Parameters.Number(request, "limit", csv ? 10_000 : 50, 1, csv ? 100_000 : 1_000);
        var wanted = dimensions.Select(dimension => (Dimension: dimension, Values: Values(request, dimension.Name, dimension.Chinese, dimension.Values.Select(value => value.Code)))).Where(filter => filter.Values.Length > 0).ToList();
        var (from, to) = (Day(request, "from"), Day(request, "to"));
        var (items, token) = await ReadAsync(
            request,
            dataset,
            limit,
            one => dataset.Counts((Record)one) && !(from is not null && !(one.BeganOn >= from)) && !(to is not null && !(one.BeganOn <= to)) && wanted.TrueForAll(filter => Has(filter.Dimension, (Record)one, filter.Values)),
            cancellationToken);
        return csv
            ? Results.Bytes(CsvText.Write(Table(dataset, items)), CsvText.ContentType, $"{dataset.Name}.csv")
            : Results.Json(new { items = items.Select(one => CaseDocument.Of(dataset, one)), continuationToken = token }, ReceiptStore.Json);
    }

    /// <summary>GET /api/{dataset}/{id}: one case, what can be done with it, and its history.</summary>
    public async Task<IResult> ShowAsync(Dataset dataset, string id, CancellationToken cancellationToken)
    {
        var (kind, period, stored) = await records.FindAsync(dataset.Name, "current", id, cancellationToken);
        var one = CaseStore.Read(kind, stored);
        var document = CaseDocument.Of(kind, one);
        document["history"] = CaseDocument.History(kind, await records.VersionsAsync(kind, period, one.Key, stored, cancellationToken));
        return Results.Json(document, ReceiptStore.Json);
    }

    /// <summary>GET /api/public/listings?kind=&amp;trigger=&amp;city=&amp;division=&amp;limit=&amp;continuationToken=&amp;format=: what stands on a list, and of it what is public. For everybody.</summary>
    public async Task<IResult> PublicListingsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "kind", "trigger", "city", "division", "limit", "continuationToken", "format");
        var csv = Parameters.WantsCsv(request);
        var limit = Parameters.Number(request, "limit", csv ? 10_000 : 50, 1, csv ? 100_000 : 1_000);
        var kinds = Values(request, "kind", "名录", CreditLists.All.Select(list => list.Code));
        var triggers = Values(request, "trigger", "列入情形", ListTriggers.All.Select(trigger => trigger.Code));
        var (items, token) = await ReadAsync(
            request, datasets.Listings, limit, one => one is Listing { Stands: true } listing && (kinds.Length == 0 || kinds.Contains(listing.List)) && (triggers.Length == 0 || triggers.Contains(listing.Trigger)), cancellationToken);
        var listings = items.Cast<Listing>();
        return csv
            ? Results.Bytes(CsvText.Write(PublicTable(listings)), CsvText.ContentType, "listings.csv")
            : Results.Json(
                new
                {
                    items = listings.Select(listing => new
                    {
                        listing.Uscc,
                        listing.Name,
                        division = listing.Division,
                        kind = listing.List,
                        listing.Trigger,
                        triggerText = ListTriggers.All.Find(listing.Trigger) is { } trigger ? new Words(trigger.Chinese, trigger.English) : null,
                        listing.EffectiveOn,
                        listing.RestartOn,
                    }),
                    continuationToken = token,
                },
                ReceiptStore.Json);
    }

    private async Task<(List<ICase> Items, string? Token)> ReadAsync(HttpRequest request, Dataset dataset, int limit, Func<ICase, bool> isWanted, CancellationToken cancellationToken)
    {
        var division = Values(request, "division", "登记管理机关", Divisions.All.Select(one => one.Code)).FirstOrDefault();
        var city = Values(request, "city", "地市", Divisions.Cities.Select(one => one.Code)).FirstOrDefault();
        var codes = division is null ? null : Divisions.CodesOf(division);
        var (first, last) = codes is not null ? (codes[0], codes[^1]) : city is not null ? (city, city == Divisions.Province ? city : city[..4] + "99") : ("0", "~");
        var (firstRow, behind) = (LedgerKeys.FirstRecord, LedgerKeys.BehindRecords);
        if (request.Query["uscc"].ToString() is { Length: > 0 } uscc)
        {
            var code = Parameters.CreditCode(uscc);
            (first, last, firstRow, behind) = (Uscc.DivisionOf(code), Uscc.DivisionOf(code), code + "-", code + ".");
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {firstRow} and RowKey lt {behind}");
        if (ContinuationToken.Of(request) is { } after)
            filter += " and " + TableClient.CreateQueryFilter($"(PartitionKey gt {after.Division} or (PartitionKey eq {after.Division} and RowKey gt {after.RowKey}))");
        var (items, lookedAt) = (new List<ICase>(), 0);
        try
        {
            await foreach (var entity in store.TableOf(dataset).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                lookedAt++;
                if ((codes is null || codes.Contains(entity.PartitionKey)) && CaseStore.Read(dataset, StoredRecord.From(entity)) is var one && isWanted(one))
                    items.Add(one);
                if (items.Count == limit || lookedAt == Math.Max(limit, MostLookedAt))
                    return (items, ContinuationToken.For(entity));
            }
        }
        catch (Azure.RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // There was never a case.
        }

        return (items, null);
    }

    private static bool Has(Dimension dimension, Record one, string[] values)
    {
        var value = dimension.Of(one, default);
        return dimension.IsSet ? value.Split('+').Any(values.Contains) : values.Contains(value);
    }

    private static IEnumerable<IReadOnlyList<string?>> Table(Dataset dataset, IReadOnlyList<ICase> items)
    {
        var states = ((IProceduralDataset)dataset).Procedure.States;
        var columns = dataset.Columns.Where(column => column.Name != "state").ToList();
        yield return ["地市", "登记管理机关", "当前状态", "当前期限", .. columns.Select(column => column.Chinese)];
        foreach (var one in items)
        {
            var division = ((Record)one).Division;
            yield return
            [
                Divisions.Find(Divisions.CityOf(division))?.Chinese, Divisions.Find(division)?.Chinese, states.Find(one.Stage)?.Chinese, Text(one.TermEndsOn),
                .. columns.Select(column => column.Write((Record)one) is not { } value ? null : column.Personal ? PersonNameFormat.Shown(value) : column.Type == "choice" ? column.Choices.Find(value)?.Chinese ?? value : value),
            ];
        }
    }

    private static IEnumerable<IReadOnlyList<string?>> PublicTable(IEnumerable<Listing> listings)
    {
        yield return ["统一社会信用代码", "组织名称", "登记管理机关", "名录", "列入情形代码", "列入情形", "列入日期", "重新起算日期"];
        foreach (var listing in listings)
        {
            yield return
            [
                listing.Uscc, listing.Name, Divisions.Find(listing.Division)?.Chinese, CreditLists.All.Find(listing.List)?.Chinese, listing.Trigger, ListTriggers.All.Find(listing.Trigger)?.Chinese, Text(listing.EffectiveOn), Text(listing.RestartOn),
            ];
        }
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The values that a parameter names, separated by commas; none when it is not given.</summary>
    private static string[] Values(HttpRequest request, string name, string chinese, IEnumerable<string> valid)
    {
        var values = request.Query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(values, value => !valid.Contains(value)) is { } unknown ? throw ProblemException.Unknown(name, chinese, unknown, valid) : values;
    }

    private static DateOnly? Day(HttpRequest request, string name)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw ProblemException.Invalid("bad-date", $"参数 {name} 应为 yyyy-MM-dd 的日期。", $"{name} must be a date, yyyy-MM-dd.");
    }
}
