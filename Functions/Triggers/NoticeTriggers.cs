using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Notifications;

namespace Nianbao.Triggers;

/// <summary>Notices that were written, and what became of them.</summary>
public sealed class NoticeTriggers(Answers answers, NoticesDesk notices)
{
    [Function("Notice")]
    public Task<IResult> NoticeAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/notices/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => notices.ShowAsync(id, cancellationToken));

    [Function("NoticeRetry")]
    public Task<IResult> RetryAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/notices/{id}/retry")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => notices.RetryAsync(caller, id, cancellationToken));

    [Function("NoticeRetries")]
    public Task<IResult> RetryAllAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/notices/retries")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => notices.RetryAllAsync(request, caller, cancellationToken));

    [Function("Notices")]
    public Task<IResult> NoticesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/notices")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => notices.ListAsync(request, cancellationToken));
}
