using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>Says what differs between two versions of a record.</summary>
public sealed class RecordDifferenceDesk(RecordsDesk records)
{
    /// <summary>GET /api/records/{dataset}/{period}/{key}/diff?from=&amp;to=&amp;format=json|csv: versions by number, 1 is the oldest; the two latest by default.</summary>
    public async Task<IResult> CompareAsync(HttpRequest request, string dataset, string period, string key, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "from", "to", "format");
        var csv = Parameters.WantsCsv(request);
        var (kind, when, stored) = await records.FindAsync(dataset, period, key, cancellationToken);
        var versions = await records.VersionsAsync(kind, when, key, stored, cancellationToken);
        var to = Parameters.Number(request, "to", versions.Count, 1, versions.Count);
        var from = Parameters.Number(request, "from", Math.Max(1, to - 1), 1, versions.Count);
        var sections = RecordDifference.Between(kind.SectionsFor(when), RecordText.Read(kind, versions[from - 1].Data), RecordText.Read(kind, versions[to - 1].Data));
        if (csv)
            return Results.Bytes(CsvText.Write(Table(sections)), CsvText.ContentType, $"diff-{kind.Name}-{when}-{from}-{to}.csv");
        var summary = RecordDifference.Summary(sections);
        return Results.Json(
            new
            {
                dataset = kind.Name,
                period = when.ToString(),
                key,
                from = Named(from, versions[from - 1]),
                to = Named(to, versions[to - 1]),
                summary = new Words(summary.Zh, summary.En),
                sections = sections.Select(section => new
                {
                    section.Code,
                    section.Zh,
                    section.En,
                    values = section.Values.Select(Shown),
                    lists = section.Lists.Select(list => new
                    {
                        list.List,
                        list.LabelZh,
                        list.LabelEn,
                        items = list.Items.Select(item => new { item.Field, change = Word(item.Change), values = item.Values.Select(Shown) }),
                    }),
                }),
            },
            ReceiptStore.Json);
    }

    private static object Named(int number, RecordVersion version) => new { version = number, arrivedAt = version.Arrival.At, receipt = version.Arrival.SubmissionId };

    private static object Shown(ValueChange value) => new { value.Field, value.LabelZh, value.LabelEn, change = Word(value.Change), value.Before, value.After };

    private static string Word(ChangeKind change) => change.ToString().ToLowerInvariant();

    private static IEnumerable<IReadOnlyList<string?>> Table(IReadOnlyList<SectionChange> sections)
    {
        yield return ["部分 section", "列表", "list", "条目 item", "字段 field", "项目", "label", "变化 change", "之前", "before", "之后", "after"];
        foreach (var section in sections)
        {
            foreach (var value in section.Values)
                yield return Line(section, null, null, value);
            foreach (var list in section.Lists)
            {
                foreach (var item in list.Items)
                {
                    foreach (var value in item.Values)
                        yield return Line(section, list, item, value);
                }
            }
        }
    }

    private static string?[] Line(SectionChange section, ListChange? list, ItemChange? item, ValueChange value) =>
    [
        section.Code.Length > 0 ? section.Code : section.Zh, list?.LabelZh, list?.LabelEn, item is null ? null : $"{item.Field} {Word(item.Change)}", value.Field, value.LabelZh, value.LabelEn, Word(value.Change),
        value.Before?.Zh, value.Before?.En, value.After?.Zh, value.After?.En,
    ];
}
