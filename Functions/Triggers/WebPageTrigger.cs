using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Triggers;

/// <summary>The page. The Functions host tries routes in the order of the functions' names, so this catch-all must bear the last of all names.</summary>
public sealed class WebPageTrigger(Answers answers, Page page)
{
    [Function("WebPage")]
    public Task<IResult> PageAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request, string? path) =>
        answers.AnswerAsync(request, _ => Task.FromResult(page.File(request.HttpContext.Response, path)));
}
