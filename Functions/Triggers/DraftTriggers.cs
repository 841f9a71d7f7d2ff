using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Drafts;

namespace Nianbao.Triggers;

/// <summary>Reports are written section by section.</summary>
public sealed class DraftTriggers(Answers answers, DraftsDesk drafts)
{
    [Function("Draft")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/drafts/annual-reports/{period}/{uscc}")] HttpRequest request, string period, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => drafts.ShowAsync(request, caller, period, uscc, cancellationToken));

    [Function("DraftDelete")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/drafts/annual-reports/{period}/{uscc}")] HttpRequest request, string period, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => drafts.DeleteAsync(request, caller, period, uscc, cancellationToken));

    [Function("DraftSave")]
    public Task<IResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/drafts/annual-reports/{period}/{uscc}/{section}")] HttpRequest request, string period, string uscc, string section, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => drafts.SaveAsync(request, caller, period, uscc, section, cancellationToken));

    [Function("DraftSection")]
    public Task<IResult> ShowSectionAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/drafts/annual-reports/{period}/{uscc}/{section}")] HttpRequest request, string period, string uscc, string section, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => drafts.ShowSectionAsync(request, caller, period, uscc, section, cancellationToken));

    [Function("DraftSubmit")]
    public Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/drafts/annual-reports/{period}/{uscc}/submit")] HttpRequest request, string period, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => drafts.SubmitAsync(request, caller, period, uscc, cancellationToken));
}
