using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Nianbao.Pipeline.Access;

/// <summary>
/// Lets so many requests be worked on at once, and so many wait for a moment; the others are told to come again before anything of them is read or stored. Uploads and
/// questions have places of their own, so that neither keeps the other out. What was accepted lies in the storage and waits there for the blob trigger, whose own
/// parallelism is bounded (host.json): it takes none of the worker's memory, so the number of accepted files needs no bound.
/// </summary>
public sealed class Admission : IDisposable
{
    /// <summary>Seconds after which a place is likely to be free.</summary>
    private const int RetryAfterSeconds = 2;

    private readonly ConcurrencyLimiter _uploads;
    private readonly ConcurrencyLimiter _questions;
    private readonly TimeSpan _patience;

    /// <param name="configuration">Admission:Uploads, :Questions (at once), :Waiting (of each), :PatienceSeconds.</param>
    public Admission(IConfiguration configuration)
    {
        var waiting = configuration.GetValue("Admission:Waiting", 256);
        _uploads = Limiter(configuration.GetValue("Admission:Uploads", 16), waiting);
        _questions = Limiter(configuration.GetValue("Admission:Questions", 64), waiting);
        _patience = TimeSpan.FromSeconds(configuration.GetValue("Admission:PatienceSeconds", 5.0));
    }

    /// <summary>A place for the request; disposing it makes room for the next. Health is always answered: whoever watches must see that the service is busy, not that it is gone.</summary>
    /// <exception cref="ProblemException">503: all places are taken, and stay so.</exception>
    public async ValueTask<IDisposable?> EnterAsync(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase))
            return null;
        var places = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? _questions : _uploads;
        var place = places.AttemptAcquire();
        if (place.IsAcquired)
            return place;
        place.Dispose();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
        patience.CancelAfter(_patience);
        try
        {
            place = await places.AcquireAsync(cancellationToken: patience.Token);
            if (place.IsAcquired)
                return place;
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Waited long enough.
        }

        request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        throw new ProblemException(
            StatusCodes.Status503ServiceUnavailable,
            "busy",
            new("系统繁忙", "The service is busy"),
            new(
                $"同时办理的请求过多，本次请求尚未开始处理，未保存任何内容。请在 {RetryAfterSeconds} 秒后原样重试。",
                $"Too many requests are under way at once. This one was not begun, and nothing was stored. Send it again, as it is, after {RetryAfterSeconds} seconds."));
    }

    public void Dispose()
    {
        _uploads.Dispose();
        _questions.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int atOnce, int waiting) => new(new()
    {
        PermitLimit = Math.Max(1, atOnce),
        QueueLimit = Math.Max(0, waiting),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
