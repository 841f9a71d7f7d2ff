using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Intake;

namespace Nianbao.Triggers;

/// <summary>Files come in.</summary>
public sealed class SubmissionTriggers(Answers answers, SubmissionEndpoint submissions, Ingestion ingestion)
{
    [Function("Submit")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/submissions/{dataset}/{period}")] HttpRequest request, string dataset, string period, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => submissions.SubmitAsync(request, caller, dataset, period, cancellationToken));

    [Function("OpenUpload")]
    public Task<IResult> OpenUploadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads/{dataset}/{period}")] HttpRequest request, string dataset, string period, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => submissions.OpenUploadAsync(request, caller, dataset, period, cancellationToken));

    // The bound client is the extension's own; ours counts transactions and retries, so only the name goes on.
    [Function("IngestSubmission")]
    public Task IngestAsync([BlobTrigger("submissions/{name}", Source = BlobTriggerSource.EventGrid, Connection = "Storage")] BlobClient blob, string name, CancellationToken cancellationToken) =>
        ingestion.ProcessAsync(name, cancellationToken);
}
