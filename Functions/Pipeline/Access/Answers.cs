using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Access;

/// <summary>Runs an HTTP handler when there is room for it: decides the caller, counts the storage transactions into a header, turns problems into problem+json.</summary>
public sealed partial class Answers(ICallerSource callers, Admission admission, ILogger<Answers> logger)
{
    /// <summary>The response header with the number of storage transactions that the answer cost.</summary>
    public const string TransactionsHeader = "X-Nianbao-Transactions";

    public async Task<IResult> AnswerAsync(HttpRequest request, Func<Caller, Task<IResult>> handler)
    {
        using var transactions = TransactionCount.Begin();
        IResult result;
        try
        {
            using var place = await admission.EnterAsync(request);
            result = await handler(callers.Of(request));
        }
        catch (ProblemException problem)
        {
            result = problem.ToResult();
        }
        catch (BadHttpRequestException refused)
        {
            result = new ProblemException(refused.StatusCode, "bad-request", new("请求有误", "Bad request"), new("请求不完整或过大。", "The request is incomplete or too large.")).ToResult();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            var storage = StorageFailure.First(failure);
            StorageFailed(logger, failure, storage?.Status ?? 0, storage?.ErrorCode);
            request.HttpContext.Response.Headers.RetryAfter = "5";
            result = new ProblemException(
                StatusCodes.Status503ServiceUnavailable,
                "storage-unavailable",
                new("存储暂不可用", "Storage is not available"),
                new("存储服务暂时没有响应，请稍后重试；未产生任何半成品。", "The storage service did not answer. Try again in a moment; nothing was half done.")).ToResult();
        }

        request.HttpContext.Response.Headers[TransactionsHeader] = transactions.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return result;
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Storage answered {Status} {ErrorCode} to a query.")]
    private static partial void StorageFailed(ILogger logger, Exception exception, int status, string? errorCode);
}
