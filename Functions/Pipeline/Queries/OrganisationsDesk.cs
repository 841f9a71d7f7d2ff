using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Queries;

/// <summary>Lists the register and shows one organisation with the reports it filed.</summary>
public sealed class OrganisationsDesk(StorageClients storage, DatasetList datasets, PublishedView published)
{
    /// <summary>So many rows are looked through for one page at most; a rarer search goes on with the token.</summary>
    private const int MostLookedAt = 10_000;

    private readonly TableClient _table = storage.Tables.GetTableClient(TableNames.Of(datasets.Registry, null));

    /// <summary>GET /api/organisations?division=&amp;city=&amp;type=&amp;status=&amp;q=&amp;limit=&amp;token=.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "division", "city", "type", "status", "q", "limit", "continuationToken");
        var limit = Parameters.Number(request, "limit", 50, 1, 1000);
        var division = Choice(request, "division", Divisions.All.Select(d => d.Code));
        var city = Choice(request, "city", Divisions.Cities.Select(d => d.Code));
        var type = Choice(request, "type", LegalTypes.All.Select(t => t.Code));
        var status = Choice(request, "status", OrgStatuses.All.Select(s => s.Code));
        var words = request.Query["q"].ToString().Trim();

        // A division's organisations may bear a code that was retired since: the range spans both, the loop picks.
        var codes = division is null ? null : Divisions.CodesOf(division);
        var (first, last) = codes is not null ? (codes[0], codes[^1]) : city is not null ? (city, city[..4] + "99") : ("0", "~");
        if (city == Divisions.Province)
            last = city;
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {LedgerKeys.FirstRecord} and RowKey lt {LedgerKeys.BehindRecords}");
        if (ContinuationToken.Of(request) is { } after)
            filter += " and " + TableClient.CreateQueryFilter($"(PartitionKey gt {after.Division} or (PartitionKey eq {after.Division} and RowKey gt {after.RowKey}))");

        var found = new List<object>();
        string? token = null;
        var lookedAt = 0;
        try
        {
            // A page of the answer is a page of the table, unless most of what is looked at will be passed over.
            int? page = city is null && type is null && status is null && words.Length == 0 ? limit : null;
            await foreach (var entity in _table.QueryAsync<TableEntity>(filter, page, cancellationToken: cancellationToken))
            {
                lookedAt++;
                var stored = StoredRecord.From(entity);
                var organisation = (Organisation)RecordText.Read(datasets.Registry, stored.Current.Data);
                if ((codes is null || codes.Contains(entity.PartitionKey))
                    && (type is null || organisation.LegalType == type)
                    && (status is null || organisation.Status == status)
                    && (words.Length == 0 || organisation.Uscc!.Contains(words, StringComparison.OrdinalIgnoreCase) || Names(stored, organisation, words)))
                    found.Add(RecordsDesk.Values(datasets.Registry, stored.Current));
                if (found.Count == limit || lookedAt == MostLookedAt)
                {
                    token = ContinuationToken.For(entity);
                    break;
                }
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Nothing was registered yet: the list is empty.
        }

        return Results.Json(new { items = found, continuationToken = token }, ReceiptStore.Json);
    }

    /// <summary>GET /api/organisations/{uscc}.</summary>
    public async Task<IResult> ShowAsync(string uscc, CancellationToken cancellationToken)
    {
        var code = Parameters.CreditCode(uscc);
        // All versions: they tell the former names.
        if (await new PartitionRecords(_table, datasets.Registry).ReadAsync(code!.Substring(2, 6), [code], _ => true, cancellationToken) is not [var stored])
            throw ProblemException.NotFound($"登记库中没有 {code}。", $"The register does not hold {code}.");
        var clock = await published.ClockAsync(cancellationToken);
        var reports = new List<object>();
        foreach (var year in clock.YearsOf(datasets.AnnualReports))
        {
            var series = await published.SeriesAsync(clock, datasets.AnnualReports, year, cancellationToken);
            if (series.Heads.FirstOrDefault(head => head.Division == code!.Substring(2, 6))?.Head.Roster.FirstOrDefault(filed => filed.Key == code).Value is { } entry)
            {
                var filed = RosterReport.Parse(entry);
                reports.Add(new { year, filed.FirstSubmittedAt, preReviewed = filed.IsPreReviewed, grounds = filed.GroundCodes, record = $"/api/records/annual-reports/{year}/{code}" });
            }
        }

        return Results.Json(
            new
            {
                organisation = RecordsDesk.Values(datasets.Registry, stored.Current),
                formerNames = RegisteredNames.Of(datasets.Registry, stored).Select(former => new { former.Name, former.From, former.To, former.Source }),
                stored.Current.Note,
                arrivedAt = stored.Current.Arrival.At,
                versions = stored.Versions,
                reports,
            },
            ReceiptStore.Json);
    }

    /// <summary>Whether the words are part of the organisation's name or of a former one.</summary>
    private bool Names(StoredRecord stored, Organisation organisation, string words)
    {
        if (organisation.Name?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)
            return true;
        // Only an entry that has the words anywhere is taken apart.
        return stored.All.Any(version => version.Data.Contains(words, StringComparison.OrdinalIgnoreCase))
            && RegisteredNames.Of(datasets.Registry, stored).Any(former => former.Name.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Choice(HttpRequest request, string name, IEnumerable<string> valid)
    {
        string? value = request.Query[name];
        return string.IsNullOrEmpty(value) ? null : valid.Contains(value) ? value : throw ProblemException.Unknown(name, $"参数 {name} 取值", value, valid);
    }
}
