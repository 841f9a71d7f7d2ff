using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Nianbao.Pipeline.Queries;

/// <summary>An answer as it goes over the wire, the same to all who ask while it stands.</summary>
/// <param name="etag">With its quotation marks.</param>
/// <param name="fileName">Under which the caller keeps it, or null.</param>
internal sealed class StandingAnswer(string etag, byte[] body, string contentType, string? fileName) : IResult
{
    private readonly string? _disposition = fileName is null ? null : DispositionOf(fileName);

    /// <summary>Bytes of the body.</summary>
    public int Length => body.Length;

    /// <summary>The answer to this caller: 304 when it has it already.</summary>
    public IResult To(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = etag;
        headers.CacheControl = "no-cache";
        return request.Headers.IfNoneMatch.Count > 0 && IsKnown(request) ? Results.StatusCode(StatusCodes.Status304NotModified) : this;
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (_disposition is not null)
            response.Headers.ContentDisposition = _disposition;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private bool IsKnown(HttpRequest request)
    {
        var mine = new EntityTagHeaderValue(etag);
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(mine, useStrongComparison: false));
    }

    private static string DispositionOf(string fileName)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        return disposition.ToString();
    }
}
