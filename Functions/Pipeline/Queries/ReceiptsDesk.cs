using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.Storage;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Pipeline.Queries;

/// <summary>Shows receipts and their findings.</summary>
public sealed class ReceiptsDesk(ReceiptStore receipts, UploadedFiles files, StorageClients storage, DatasetList datasets, TimeProvider time)
{
    /// <summary>GET /api/receipts/{id}.</summary>
    public async Task<IResult> ShowAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        Results.Json(await FindAsync(caller, id, cancellationToken), ReceiptStore.Json);

    /// <summary>
    /// GET /api/receipts/{id}/findings?format=json|csv|xlsx&amp;offset=&amp;limit=: all of them, with totals by rule, with what was explained since
    /// and what became of the reports. A long list goes by way of temporary files.
    /// </summary>
    public async Task<IResult> FindingsAsync(HttpRequest request, Caller caller, string id, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "format", "offset", "limit");
        var format = Parameters.OneOf(request, "format", "json", "json", "csv", "xlsx");
        var offset = Parameters.Number(request, "offset", 0, 0, int.MaxValue);
        var limit = Parameters.Number(request, "limit", 1_000, 1, 100_000);
        var receipt = await FindAsync(caller, id, cancellationToken);
        var findings = await receipts.FindingsAsync(receipt, cancellationToken);
        // The answer is written when this method has returned.
        request.HttpContext.Response.RegisterForDispose(findings);
        var dataset = datasets.Find(receipt.Dataset);
        var period = Period.Current;
        if (dataset is not null && !Periods.TryForUpload(dataset, receipt.Period, time.GetUtcNow(), out period))
            dataset = null;
        var shown = format == "json" ? findings.Skip(offset).Take(limit) : findings;
        var standings = await StandingsAsync(dataset, period, receipt, shown, cancellationToken);
        if (format == "xlsx")
            return await MarkedAsync(receipt, dataset, period, findings, standings, cancellationToken);
        if (format == "csv")
            return await TableAsync(id, findings, standings, cancellationToken);
        return Results.Json(
            new
            {
                receipt = id,
                total = receipt.FindingsTotal,
                kept = findings.Count,
                byCode = receipt.FindingsByCode,
                offset,
                findings = shown.Select(finding => Shown(finding, standings.Of(finding))),
                next = offset + limit < findings.Count ? $"/api/receipts/{id}/findings?offset={offset + limit}&limit={limit}" : null,
            },
            ReceiptStore.Json);
    }

    /// <summary>The finding with what became of it: <c>report</c> (state, supersededBy) and <c>explained</c>, where anything is known.</summary>
    private static JsonObject Shown(Finding finding, FindingStanding standing)
    {
        var shown = JsonSerializer.SerializeToNode(finding, ReceiptStore.Json)!.AsObject();
        if (standing.State is not null || standing.SupersededBy is not null)
            shown["report"] = JsonSerializer.SerializeToNode(new { standing.State, standing.SupersededBy }, ReceiptStore.Json);
        if (standing.Explained is not null)
            shown["explained"] = JsonSerializer.SerializeToNode(standing.Explained, ReceiptStore.Json);
        return shown;
    }

    private async Task<ReportStandings> StandingsAsync(Dataset? dataset, Period period, Receipt receipt, IEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        if (dataset is not { HasStates: true } || !receipt.Final)
            return ReportStandings.None;
        var usccs = findings.Select(finding => finding.Uscc).OfType<string>().Where(Uscc.IsWellFormed).ToHashSet(StringComparer.Ordinal);
        return await ReportStandings.FetchAsync(storage, dataset, period, receipt, usccs, cancellationToken);
    }

    /// <summary>The upload itself with its wrong cells marked, by way of temporary files: neither it nor the answer need fit into memory.</summary>
    private async Task<IResult> MarkedAsync(Receipt receipt, Dataset? dataset, Period period, FindingList findings, ReportStandings standings, CancellationToken cancellationToken)
    {
        await using var upload = await files.OpenAsync(receipt, cancellationToken);
        return await FileAsync(
            answer => MarkedWorkbook.Write(upload?.Content, dataset, period, receipt, findings, standings, answer), Xlsx.ContentType, MarkedWorkbook.NameOf(receipt), cancellationToken);
    }

    private static Task<IResult> TableAsync(string id, FindingList findings, ReportStandings standings, CancellationToken cancellationToken) =>
        FileAsync(answer => CsvText.Write(Table(findings, standings), answer), CsvText.ContentType, $"findings-{id}.csv", cancellationToken);

    private static async Task<IResult> FileAsync(Action<Stream> write, string type, string name, CancellationToken cancellationToken)
    {
        var answer = TemporaryFile.Create(FileOptions.Asynchronous, 80 * 1024);
        try
        {
            await Task.Run(() => write(answer), cancellationToken);
            answer.Position = 0;
            return Results.File(answer, type, name);
        }
        catch
        {
            await answer.DisposeAsync();
            throw;
        }
    }

    private static IEnumerable<IReadOnlyList<string?>> Table(FindingList findings, ReportStandings standings)
    {
        yield return
        [
            "代码 code", "级别 severity", "工作表 sheet", "行 row", "列 column", "表头 header", "单元格 cell", "填写值 value", "应为 expected", "差额 difference", "信用代码 uscc", "问题", "message", "处理", "remedy", "规则说明 rulePage",
            "报告现状 report", "已作说明 explained",
        ];
        foreach (var f in findings)
        {
            var standing = standings.Of(f);
            yield return
            [
                f.Code, f.Severity.ToString().ToUpperInvariant(), f.Sheet, f.Row?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                f.Column?.ToString(System.Globalization.CultureInfo.InvariantCulture), f.Header, f.Cell, f.Value, f.Expected, f.Difference, f.Uscc, f.MessageZh, f.MessageEn, f.RemedyZh, f.RemedyEn, f.RulePage,
                standing.StateText, standing.ExplanationText,
            ];
        }
    }

    private async Task<Receipt> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var found = SubmissionPath.IsReceiptId(id) ? await receipts.FindAsync(id, cancellationToken) : null;
        // Another organisation's receipt is not shown to exist.
        if (found is not { } known || (caller.OwnUscc is not null && known.Receipt.UploaderUscc != caller.OwnUscc))
            throw ProblemException.NotFound($"没有回执“{id}”。直传的文件要等处理开始后才有回执。", $"There is no receipt '{id}'. A file put into storage directly has one once processing began.");
        return known.Receipt;
    }
}
