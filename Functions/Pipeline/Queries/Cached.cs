using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Queries;

/// <summary>
/// Keeps the bytes of answers while the versions they rest on stand: a repeated question costs the reading of the clock and
/// nothing else, and a caller that has the answer already gets 304.
/// </summary>
public sealed class AnswerCache
{
    private const int MostAnswers = 2_000;
    private readonly ConcurrentDictionary<string, (byte[] Body, string ContentType, string? FileName)> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer to a question as of a version.</summary>
    /// <param name="question">All that distinguishes the question, canonically.</param>
    /// <param name="version">Changes whenever the answer could.</param>
    public IResult Answer(HttpRequest request, string question, string version, Func<(byte[] Body, string ContentType, string? FileName)> make)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question + "\n" + version)).AsSpan(0, 16));
        var etag = new EntityTagHeaderValue($"\"{key}\"");
        request.HttpContext.Response.Headers.ETag = etag.ToString();
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(etag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        if (!_answers.TryGetValue(key, out var answer))
        {
            if (_answers.Count >= MostAnswers)
                _answers.Clear();
            _answers[key] = answer = make();
        }

        return Results.Bytes(answer.Body, answer.ContentType, answer.FileName);
    }

    public static (byte[], string, string?) Json(object document) =>
        (JsonSerializer.SerializeToUtf8Bytes(document, ReceiptStore.Json), "application/json; charset=utf-8", null);
}
