using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Nianbao.Local.Hosting;

/// <summary>Maps every HTTP function to an endpoint and answers for what no function answers.</summary>
public sealed partial class HttpDriver(FunctionCatalogue catalogue, HostFile host, BlobDriver blobs, ILogger<HttpDriver> logger)
{
    private readonly List<(TemplateMatcher Matcher, HttpFunction Function)> matchers =
        [.. catalogue.Http.Select(function => (new TemplateMatcher(TemplateParser.Parse(PrefixedRoute(host, function)), []), function))];

    /// <summary>The paths that a catch-all at the root must leave alone: an unknown API path is an error there, not the page.</summary>
    private static readonly PathString[] Reserved = ["/api", "/admin"];

    /// <summary>Adds the endpoints and the answers around them.</summary>
    public void Map(WebApplication app)
    {
        app.Use(AroundAsync);
        foreach (var function in catalogue.Http)
        {
            var pattern = PrefixedRoute(host, function);
            RequestDelegate answer = context => AnswerAsync(function, context);
            var endpoint = function.Verbs.Count == 0 ? app.Map(pattern, answer) : app.MapMethods(pattern, function.Verbs, answer);
            endpoint.WithMetadata(function).WithDisplayName(function.Name);
            if (IsRootCatchAll(function))
                endpoint.Add(builder => ((RouteEndpointBuilder)builder).Order = int.MaxValue);
        }
    }

    private static string PrefixedRoute(HostFile host, HttpFunction function) =>
        string.Join('/', new[] { host.RoutePrefix, function.Route }.Where(part => part.Length > 0));

    private bool IsRootCatchAll(HttpFunction function) =>
        host.RoutePrefix.Length == 0 && function.Pattern.PathSegments is [{ Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];

    private async Task AroundAsync(HttpContext context, RequestDelegate next)
    {
        var function = context.GetEndpoint()?.Metadata.GetMetadata<HttpFunction>();
        if (!HttpMethods.IsGet(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            // Whoever reaches this host is the registrar, so a page from elsewhere must not be able to post to it.
            await Problem.Of(403, "不接受其他网站发来的请求", "requests from other sites are refused").ExecuteAsync(context);
            return;
        }

        if (function is not null && IsRootCatchAll(function) && Array.Exists(Reserved, prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            await AnswerUnknownAsync(context);
            return;
        }

        await next(context);

        if (context.GetEndpoint()?.Metadata.GetMetadata<HttpFunction>() is null && context.Response is { HasStarted: false, StatusCode: 404 or 405, ContentType: null })
            await AnswerUnknownAsync(context);
        if (!HttpMethods.IsGet(context.Request.Method))
            blobs.ScanSoon();
    }

    private async Task AnswerUnknownAsync(HttpContext context)
    {
        var path = context.Request.Path;
        string[] allowed = [.. matchers
            .Where(item => !IsRootCatchAll(item.Function) && item.Matcher.TryMatch(path, []))
            .SelectMany(item => item.Function.Verbs).Distinct().Order()];
        context.Response.Clear();
        if (allowed.Length > 0)
        {
            context.Response.Headers.Allow = string.Join(", ", allowed);
            await Problem.Of(405, $"{path} 只接受 {string.Join("、", allowed)}", $"{path} takes {string.Join(", ", allowed)} only", ("allowed", allowed)).ExecuteAsync(context);
        }
        else
        {
            await Problem.Of(404, $"没有 {path} 这个地址", $"there is nothing at {path}").ExecuteAsync(context);
        }
    }

    private async Task AnswerAsync(HttpFunction function, HttpContext context)
    {
        var arguments = new object?[function.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = function.Parameters[i];
            if (function.IsTrigger(parameter))
            {
                arguments[i] = context.Request;
            }
            else if (parameter.ParameterType == typeof(CancellationToken))
            {
                arguments[i] = context.RequestAborted;
            }
            else
            {
                var text = context.Request.RouteValues[parameter.Name!];
                if (!RouteValue.TryBind(parameter, text, out arguments[i]))
                {
                    await Problem.Of(400, $"地址中的 {parameter.Name} 不能是“{text}”", $"{parameter.Name} in the address cannot be \"{text}\"").ExecuteAsync(context);
                    return;
                }
            }
        }

        try
        {
            var outcome = await FunctionInvoker.InvokeAsync(function, context.RequestServices, arguments);
            await ((IResult)outcome!).ExecuteAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer; 499 is what the access log shows.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Problem.Of(problem.StatusCode, "请求读不完整", problem.Message).ExecuteAsync(context);
        }
        catch (Exception problem)
        {
            FunctionFailed(logger, problem, function.Name, context.Request.Method, function.Route);
            if (context.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                context.Abort();
                return;
            }

            context.Response.Clear();
            await Problem.Of(500, "服务器内部出错，请稍后再试；已写入日志", "the server failed; please try again later; the log has the details", ("traceId", context.TraceIdentifier)).ExecuteAsync(context);
        }
    }

    [LoggerMessage(EventId = 7101, Level = LogLevel.Error, Message = "{Function} failed on {Method} {Route}")]
    private static partial void FunctionFailed(ILogger logger, Exception problem, string function, string method, string route);
}
