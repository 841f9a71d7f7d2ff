using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;

namespace Nianbao.Triggers;

/// <summary>Reports are explained, accepted and returned.</summary>
public sealed class ActTriggers(Answers answers, ActsDesk acts)
{
    [Function("Decide")]
    public Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/records/annual-reports/{period}/{uscc}/decision")] HttpRequest request, string period, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.DecideAsync(request, caller, period, uscc, cancellationToken));

    [Function("Explain")]
    public Task<IResult> ExplainAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/records/annual-reports/{period}/{uscc}/explanations")] HttpRequest request, string period, string uscc, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => acts.ExplainAsync(request, caller, period, uscc, cancellationToken));
}
