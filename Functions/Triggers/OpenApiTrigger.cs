using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Triggers;

/// <summary>The description of the HTTP surface.</summary>
public sealed class OpenApiTrigger(Answers answers, OpenApiDesk openApi)
{
    [Function("OpenApi")]
    public Task<IResult> OpenApiAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/openapi.json")] HttpRequest request) =>
        answers.AnswerAsync(request, _ => Task.FromResult(openApi.Show()));
}
