using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Audit;

namespace Nianbao.Triggers;

/// <summary>Proofs for those who hold a key, and the index by which everybody else can check.</summary>
public sealed class AuditTriggers(Answers answers, AuditDesk audit)
{
    [Function("Audit")]
    public Task<IResult> ProveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/audit/{dataset}/{period}")] HttpRequest request, string dataset, string period, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => audit.ProveAsync(request, dataset, period, cancellationToken));

    [Function("AuditCheckpoint")]
    public Task<IResult> CheckpointAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/{dataset}/{period}/checkpoint")] HttpRequest request, string dataset, string period, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => audit.CheckpointAsync(request, dataset, period, cancellationToken));

    [Function("AuditSubmissions")]
    public Task<IResult> SubmissionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/{dataset}/{period}/submissions")] HttpRequest request, string dataset, string period, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => audit.SubmissionsAsync(request, dataset, period, cancellationToken));
}
