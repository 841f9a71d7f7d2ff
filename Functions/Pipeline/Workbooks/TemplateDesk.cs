using Microsoft.AspNetCore.Http;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Hands out templates.</summary>
public sealed class TemplateDesk(StorageClients storage, DatasetList datasets, TimeProvider time)
{
    /// <summary>GET /api/datasets/{dataset}/template.xlsx?period=&amp;uscc=&amp;layout=form|table.</summary>
    /// <exception cref="ProblemException">No such dataset, period or layout; not a credit code; an organisation asks for another's.</exception>
    public async Task<IResult> ShowAsync(HttpRequest request, Caller caller, string dataset, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "period", "uscc", "layout");
        var kind = datasets.Find(dataset) is { IsUploadable: true } known ? known : throw ProblemException.Unknown("dataset", "数据集", dataset, datasets.All.Where(d => d.IsUploadable).Select(d => d.Name));
        var period = PeriodOf(request, kind);
        var layouts = TemplateLayouts.Of(kind, period);
        var layout = Parameters.OneOf(request, "layout", layouts[0], [.. layouts]);
        var uscc = CodeOf(request, caller);
        var prefill = uscc is null ? Prefill.None : await PrefillAsync(kind, period, uscc, cancellationToken);
        var template = new TemplateBook(kind, period, layout, prefill, datasets.Deadlines);

        // Some hundred kilobytes: written whole, so that a fault is an answer and not a broken file.
        var content = new MemoryStream();
        template.Write(content);
        content.Position = 0;
        return Results.File(content, Xlsx.ContentType, $"{(prefill.Name is { } name ? FileNames.Safe(name) + "-" : "")}{template.Title}{(layout == layouts[0] ? "" : "-批量")}.xlsx");
    }

    private Period PeriodOf(HttpRequest request, Dataset kind)
    {
        var now = time.GetUtcNow();
        string? asked = request.Query["period"];
        if (!string.IsNullOrEmpty(asked))
            return Periods.ForUpload(kind, asked, now);
        var year = ShanghaiClock.DayOf(now).Year;
        return kind.PeriodKind == PeriodKind.Current ? Period.Current : new(kind.IsMonthly ? year : year - 1);
    }

    private static string? CodeOf(HttpRequest request, Caller caller)
    {
        string? asked = request.Query["uscc"];
        if (string.IsNullOrEmpty(asked))
            return caller.OwnUscc;
        var code = Parameters.CreditCode(asked);
        if (caller.OwnUscc is { } own && own != code)
            throw new ProblemException(StatusCodes.Status403Forbidden, "not-entitled", new("无权查看", "Not entitled"), new("只能取本单位的预填模板。", "Only your own organisation's template can be filled in for you."));
        return code;
    }

    private async Task<Prefill> PrefillAsync(Dataset kind, Period period, string uscc, CancellationToken cancellationToken)
    {
        var register = new RecordLookup(storage, datasets.Registry, null);
        await register.FetchAsync([uscc], cancellationToken);
        AnnualReport? previous = null;
        if (kind is AnnualReportsDataset && period.Year is { } year)
        {
            var reports = new RecordLookup(storage, kind, year - 1);
            await reports.FetchAsync([uscc], cancellationToken);
            previous = reports[uscc] as AnnualReport;
        }

        return Prefill.Of(kind, datasets.Registry, period, uscc, register[uscc] as Organisation, previous);
    }
}
