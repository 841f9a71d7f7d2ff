using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Triggers;

/// <summary>Public totals: anyone may ask.</summary>
public sealed class PublicQueryTriggers(Answers answers, AggregatesDesk aggregates)
{
    [Function("Aggregates")]
    public Task<IResult> AggregatesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/aggregates/{dataset}")] HttpRequest request, string dataset, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => aggregates.AnswerAsync(request, dataset, cancellationToken));
}

/// <summary>What a caller with a key needs to know of the service: its datasets, and whether it is well.</summary>
public sealed class ServiceQueryTriggers(Answers answers, DatasetsDesk datasets, TemplateDesk templates, HealthDesk health)
{
    [Function("Dataset")]
    public Task<IResult> DatasetAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/datasets/{dataset}")] HttpRequest request, string dataset, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => datasets.DescribeAsync(dataset, cancellationToken));

    [Function("Datasets")]
    public Task<IResult> DatasetsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/datasets")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => datasets.ListAsync(cancellationToken));

    [Function("Template")]
    public Task<IResult> TemplateAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/datasets/{dataset}/template.xlsx")] HttpRequest request, string dataset, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => templates.ShowAsync(request, caller, dataset, cancellationToken));

    [Function("DatasetSchema")]
    public Task<IResult> SchemaAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/datasets/{dataset}/schema.json")] HttpRequest request, string dataset, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => datasets.SchemaAsync(request, dataset, cancellationToken));

    [Function("Health")]
    public Task<IResult> HealthAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => health.ShowAsync(cancellationToken));
}

/// <summary>What only those may see who hold a key: completeness, organisations, records, receipts.</summary>
public sealed class RegistrarQueryTriggers(
    Answers answers, CompletenessDesk completeness, JointActivitiesDesk joint, OrganisationsDesk organisations, ReceiptsDesk receipts, RecordsDesk records, RecordDifferenceDesk differences)
{
    [Function("Completeness")]
    public Task<IResult> CompletenessAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/completeness/{year}")] HttpRequest request, string year, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => completeness.AnswerAsync(request, year, cancellationToken));

    [Function("JointActivities")]
    public Task<IResult> JointAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/joint-activities/{period}")] HttpRequest request, string period, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => joint.AnswerAsync(request, period, cancellationToken));

    [Function("Organisation")]
    public Task<IResult> OrganisationAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/organisations/{uscc}")] HttpRequest request, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => organisations.ShowAsync(uscc, cancellationToken));

    [Function("Organisations")]
    public Task<IResult> OrganisationsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/organisations")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => organisations.ListAsync(request, cancellationToken));

    [Function("Receipt")]
    public Task<IResult> ReceiptAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/receipts/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => receipts.ShowAsync(caller, id, cancellationToken));

    [Function("ReceiptFindings")]
    public Task<IResult> FindingsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/receipts/{id}/findings")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => receipts.FindingsAsync(request, caller, id, cancellationToken));

    [Function("Record")]
    public Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/records/{dataset}/{period}/{key}")] HttpRequest request, string dataset, string period, string key, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => records.ShowAsync(dataset, period, key, cancellationToken));

    [Function("RecordDiff")]
    public Task<IResult> DiffAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/records/{dataset}/{period}/{key}/diff")] HttpRequest request, string dataset, string period, string key, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => differences.CompareAsync(request, dataset, period, key, cancellationToken));

    [Function("RecordHistory")]
    public Task<IResult> HistoryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/records/{dataset}/{period}/{key}/history")] HttpRequest request, string dataset, string period, string key, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => records.HistoryAsync(dataset, period, key, cancellationToken));
}
