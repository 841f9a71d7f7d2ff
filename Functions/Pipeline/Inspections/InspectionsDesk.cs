using System.Globalization;
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

/// <summary>Counts, lists and shows inspections. Registrars see them all, others only what was published.</summary>
public sealed class InspectionsDesk(StorageClients storage, DatasetList datasets, PublishedView published, RecordsDesk records, TimeProvider time)
{
    private const int MostLookedAt = 10_000;
    private static readonly string[] Dimensions = ["city", "division", "type", "conclusion", "state", "regime"];

    /// <summary>GET /api/inspections/{year}?by=&amp;city=&amp;division=&amp;type=&amp;conclusion=&amp;state=&amp;regime=&amp;ground=&amp;list=&amp;changed=&amp;limit=&amp;token=&amp;format=: counts from the cells, items from the records.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, Caller caller, string yearText, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, [.. Dimensions, "by", "ground", "list", "changed", "limit", "continuationToken", "format"]);
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var csv = Parameters.WantsCsv(request);
        var limit = Parameters.Number(request, "limit", 50, 0, csv ? 100_000 : 1_000);
        var evidence = EvidenceFilter.Of(request);
        var where = Dimensions.Where(name => Asked(request, caller, name).Length > 0).Select(name => $"{name}:{Asked(request, caller, name).Replace(',', '|')}");
        string by = request.Query["by"].ToString() is { Length: > 0 } asked ? asked : "conclusion";
        var query = AggregateQuery.Parse(datasets.Inspections, new(year), by, string.Join(',', where), "records");

        var clock = await published.ClockAsync(cancellationToken);
        var series = await published.SeriesAsync(clock, datasets.Inspections, year, cancellationToken);
        var answer = AggregateAnswer.Of(query, evidence is null ? series : Within(series, evidence));
        var (items, token) = limit == 0 || series.Version.Length == 0 ? ([], null) : await ItemsAsync(request, year, query, evidence, limit, cancellationToken);
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
                items = items.Select(InspectionDocument.Of),
                continuationToken = token,
                asOf = series.ComputedAt,
                computedAt = series.ComputedAt,
                version = series.Version,
                verifiedAt = series.VerifiedAt,
            },
            ReceiptStore.Json);
    }

    /// <summary>GET /api/inspections/{year}/{uscc}: one inspection with its history.</summary>
    public async Task<IResult> ShowAsync(Caller caller, string yearText, string uscc, CancellationToken cancellationToken)
    {
        var year = Parameters.Year(yearText, Periods.LastYear(time.GetUtcNow()));
        var code = Parameters.CreditCode(uscc);
        var text = year.ToString(CultureInfo.InvariantCulture);
        var (kind, period, stored) = await records.FindAsync(datasets.Inspections.Name, text, code!, cancellationToken);
        var record = (InspectionRecord)RecordText.Read(kind, stored.Current.Data);
        if (caller.Role != Role.Registrar && record.State != InspectionStates.Published)
            throw ProblemException.NotFound($"{text} 年度没有公布 {code} 的年检结论。", $"No inspection of {code} has been published for {text}.");
        var document = InspectionDocument.Of(record);
        document["year"] = year;
        document["conclusionText"] = InspectionDocument.Words(Conclusions.All, record.Conclusion);
        document["condition"] = DecisionTable.Rows.FirstOrDefault(row => row.Number == record.TableRow) is { } row ? new { zh = row.Condition.Chinese, en = row.Condition.English } : null;
        if (caller.Role == Role.Registrar)
            document["history"] = InspectionHistory.Of(kind, await records.VersionsAsync(kind, period, code!, stored, cancellationToken));
        return Results.Json(document, ReceiptStore.Json);
    }

    /// <summary>Whoever is no registrar asks for what was published, whatever else was asked for.</summary>
    private static string Asked(HttpRequest request, Caller caller, string name) =>
        name == "state" && caller.Role != Role.Registrar ? InspectionStates.Published : request.Query[name].ToString();

    /// <summary>The series as it would be if it held only the inspections of that evidence: its cells are made from the rosters.</summary>
    private PublishedSeries Within(PublishedSeries series, EvidenceFilter evidence)
    {
        var heads = new List<PublishedHead>();
        foreach (var (division, head) in series.Heads)
        {
            var within = Head.Empty(head.Name, head.Shape);
            foreach (var (uscc, text) in head.Roster)
            {
                if (RosterInspection.Parse(text) is var entry && evidence.Matches(entry.Grounds, entry.Lists, entry.IsChanged))
                    within.Cells.Move(datasets.Inspections, entry.ToRecord(uscc), default, +1);
            }

            heads.Add(new(division, within, null));
        }

        return new(series.Dataset, series.Year, series.Version, series.VerifiedAt, heads);
    }

    private static IEnumerable<IReadOnlyList<string?>> Table(IReadOnlyList<InspectionRecord> items)
    {
        yield return
        [
            "信用代码", "组织名称", "地市", "组织类型", "结论代码", "结论", "依据", "连续未报送年数", "名录处理", "判定表行", "状态",
            "年检或年报", "依据及情节", "文书", "期限", "期限届满日", "后续处理", "受限事项", "确认日期", "公布日期", "依据变化日期", "现有依据下的结论",
        ];
        foreach (var item in items)
        {
            yield return
            [
                item.Uscc, item.Name, Divisions.Find(Divisions.CityOf(item.Division))?.Chinese, LegalTypes.All.Find(item.LegalType)?.Chinese, item.Conclusion, Conclusions.All.Find(item.Conclusion)?.Chinese,
                string.Join(';', item.GroundCodes), item.YearsNotFiled?.ToString(CultureInfo.InvariantCulture), item.ListOutcome, item.TableRow?.ToString(CultureInfo.InvariantCulture), item.State,
                Regimes.All.Find(item.Regime)?.Chinese, string.Join(';', item.Grounds ?? []), Notices.All.Find(item.Notice)?.Chinese, Term.Parse(item.Term)?.Chinese, Day(item.DueOn),
                string.Join(';', (item.Escalations ?? []).Select(code => Escalations.All.Find(code)?.Chinese)), string.Join(';', item.Barred ?? []), Day(item.DecidedOn), Day(item.PublishedOn), Day(item.EvidenceChangedOn), item.NewConclusion,
            ];
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<(IReadOnlyList<InspectionRecord> Items, string? Token)> ItemsAsync(HttpRequest request, int year, AggregateQuery query, EvidenceFilter? evidence, int limit, CancellationToken cancellationToken)
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
                var item = (InspectionRecord)RecordText.Read(datasets.Inspections, StoredRecord.DataOf(entity));
                if (datasets.Inspections.Counts(item) && query.Where.All(f => f.Values.Contains(ValueOf(f.Dimension, item))) && evidence?.Matches(item.StatedGrounds, item.Lists, item.EvidenceChangedOn is not null) != false)
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

    /// <summary>What is asked of grounds and lists, which are no dimensions because one inspection may have several.</summary>
    private sealed record EvidenceFilter(IReadOnlyList<string> AnyGround, IReadOnlyList<string> AnyList, bool? IsChanged)
    {
        /// <summary>Null when nothing is asked.</summary>
        public static EvidenceFilter? Of(HttpRequest request)
        {
            var grounds = Split(request, "ground");
            if (grounds.FirstOrDefault(code => Grounds.Find(code) is null) is { } unknown)
                throw ProblemException.Unknown("ground", "年检情形", unknown, Grounds.All.Select(ground => ground.Code));
            var lists = Split(request, "list");
            if (lists.FirstOrDefault(code => !Triggers.Contains(code)) is { } noList)
                throw ProblemException.Unknown("list", "名录情形", noList, Triggers);
            bool? changed = request.Query["changed"].ToString().Length > 0 ? Parameters.Flag(request, "changed") : null;
            return grounds.Length == 0 && lists.Length == 0 && changed is null ? null : new(grounds, lists, changed);
        }

        public bool Matches(IReadOnlyList<StatedGround> grounds, IReadOnlyList<string> lists, bool isChanged) =>
            (AnyGround.Count == 0 || grounds.Any(ground => AnyGround.Contains(ground.Code))) && (AnyList.Count == 0 || lists.Any(AnyList.Contains)) && (IsChanged is null || IsChanged == isChanged);

        private static readonly string[] Triggers = [.. DecisionTable.Rows.SelectMany(row => row.Lists).Concat(Grounds.All.Select(ground => ground.ListTrigger).OfType<string>()).Distinct().Order(StringComparer.Ordinal)];

        private static string[] Split(HttpRequest request, string name) => request.Query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
