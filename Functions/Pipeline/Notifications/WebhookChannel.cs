using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// Posts notices as JSON to one address, signed: <c>X-Nianbao-Signature: sha256=</c> and the HMAC-SHA256, in hex, of the header X-Nianbao-Timestamp (seconds since 1970), a full
/// stop, and the body. X-Nianbao-Id is the same at every attempt, so that a receiver can drop repeats. Redirects are not followed: a signed
/// message goes where its operator said and nowhere else.
/// </summary>
internal sealed class WebhookChannel(WebhookSettings settings, TimeSpan timeout, TimeProvider time) : INoticeChannel
{
    public const string ChannelName = "webhook";
    public const string IdHeader = "X-Nianbao-Id";
    public const string TimestampHeader = "X-Nianbao-Timestamp";
    public const string SignatureHeader = "X-Nianbao-Signature";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    public string Name => ChannelName;

    public Task PrepareAsync(IReadOnlyList<StoredNotice> notices, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<SendOutcome> SendAsync(StoredNotice notice, CancellationToken cancellationToken)
    {
        var body = Body(notice);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new("Nianbao", "1"));
        request.Headers.Add(IdHeader, notice.Id);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(settings.Secret, timestamp, body));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Outcome(answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(SendResult.Retry, "timeout");
        }
        catch (HttpRequestException failure)
        {
            return new(SendResult.Retry, failure.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "name not found",
                HttpRequestError.ConnectionError => "no connection",
                HttpRequestError.SecureConnectionError => "TLS",
                _ => "connection lost",
            });
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What a receiver compares with the header.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private static byte[] Body(StoredNotice notice) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            notice.Id,
            notice.Subject,
            notice.Day,
            notice.CreatedAt,
            items = notice.Items.Select(item => new { item.Key, item.Kind, item.DueOn, item.TitleZh, item.TitleEn, item.TextZh, item.TextEn }),
        },
        ReceiptStore.Json);

    private SendOutcome Outcome(HttpResponseMessage answer)
    {
        var reason = "HTTP " + ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (answer.IsSuccessStatusCode)
            return new(SendResult.Delivered, reason);
        if (answer.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests) && (int)answer.StatusCode < 500)
            return new(SendResult.Refused, reason);
        var after = answer.Headers.RetryAfter;
        return new(SendResult.Retry, reason, after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null));
    }
}
