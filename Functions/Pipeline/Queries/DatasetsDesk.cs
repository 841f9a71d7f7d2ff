using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>Describes the datasets from their definitions: what a file may hold, what can be asked.</summary>
public sealed class DatasetsDesk(DatasetList datasets, PublishedView published)
{
    /// <summary>GET /api/datasets.</summary>
    public async Task<IResult> ListAsync(CancellationToken cancellationToken)
    {
        var clock = await published.ClockAsync(cancellationToken);
        return Json(new { datasets = datasets.All.Select(dataset => Summary(dataset, clock)) });
    }

    /// <summary>GET /api/datasets/{dataset}.</summary>
    public async Task<IResult> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        var dataset = datasets.Require(name);
        var document = Summary(dataset, await published.ClockAsync(cancellationToken));
        document["columns"] = dataset.Columns.Where(column => !column.Internal).Select(column => new
        {
            column.Name,
            column.Chinese,
            column.English,
            column.Type,
            column.Required,
            column.Unit,
            column.HelpZh,
            column.HelpEn,
            column.Aliases,
            choices = column.Choices.Count == 0 ? null : column.Choices,
        });
        document["dimensions"] = AggregateQuery.DimensionsOf(dataset).Select(dimension => new { dimension.Name, dimension.Chinese, dimension.English, dimension.IsSet, values = dimension.Values.Count == 0 ? null : dimension.Values });
        document["measures"] = dataset.Measures.Select(measure => new { measure.Name, measure.Chinese, measure.English, measure.Unit });
        document["rules"] = dataset.Rules.Select(Rule);
        return Json(document);
    }

    /// <summary>GET /api/datasets/{dataset}/schema.json?period=.</summary>
    public async Task<IResult> SchemaAsync(HttpRequest request, string name, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "period");
        var dataset = datasets.Require(name);
        var clock = await published.ClockAsync(cancellationToken);
        string[] periods = dataset.PeriodKind == PeriodKind.Current ? ["current"] : [.. clock.YearsOf(dataset).Select(year => year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))];
        string? asked = request.Query["period"];
        var text = string.IsNullOrEmpty(asked) ? periods.LastOrDefault() ?? "" : asked;
        if (!Period.TryParse(text, out var period) || (period.Year is null) != (dataset.PeriodKind == PeriodKind.Current))
            throw Access.ProblemException.Unknown("period", "期间", text, periods is [] ? ["2025"] : periods);
        return Results.Text(DatasetSchema.Of(dataset, period).ToJsonString(ReceiptStore.Json), "application/schema+json", System.Text.Encoding.UTF8);
    }

    private static object Rule(Rule rule) => new { rule.Code, rule.Severity, rule.Chinese, rule.English, rule.RemedyZh, rule.RemedyEn, rule.Ground };

    private static IResult Json(object document) => Results.Json(document, ReceiptStore.Json);

    private static Dictionary<string, object?> Summary(Dataset dataset, PublicationClock clock) => new()
    {
        ["name"] = dataset.Name,
        ["chinese"] = dataset.Chinese,
        ["english"] = dataset.English,
        ["periodKind"] = dataset.PeriodKind == PeriodKind.Current ? "none" : "year",
        ["periodExample"] = dataset.PeriodKind == PeriodKind.Current ? "current" : "2025",
        ["periods"] = dataset.PeriodKind == PeriodKind.Current ? ["current"] : clock.YearsOf(dataset).Select(year => year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)),
        ["acceptsMonths"] = dataset.IsMonthly,
        ["uploadable"] = dataset.IsUploadable,
        ["mechanisms"] = (dataset as LedgerDataset)?.Mechanisms,
    };
}
