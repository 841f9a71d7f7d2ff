using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Headlines;

/// <summary>Freezes what is published, on request and at each month's end, and lists what was frozen.</summary>
public sealed partial class SnapshotsDesk(HeadlinesDesk headlines, SnapshotStore snapshots, TimeProvider time, ILogger<SnapshotsDesk> log)
{
    /// <summary>A timer that comes late, or the next morning, still freezes the month that has ended; days after that, nobody published it.</summary>
    private const int DaysOfGrace = 5;

    /// <summary>POST /api/headlines/snapshots with {asOf}; today when it is not given. Registrars of the province only.</summary>
    public async Task<IResult> FreezeAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        if (caller is not { Role: Role.Registrar, Scope: Divisions.Province })
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "not-yours", new("无权发布", "Not yours to publish"), new("只有省级登记管理机关可以发布快照。", "Only the registrar of the province publishes snapshots."));
        }

        var now = time.GetUtcNow();
        var given = await ActBody.ReadAsync<SnapshotBody>(request, cancellationToken);
        var asOf = Parameters.PastDay(given.AsOf, "asOf", ShanghaiClock.DayOf(now)) ?? ShanghaiClock.DayOf(now);
        if (!await snapshots.FreezeAsync(asOf, await headlines.ReadAsync(asOf, cancellationToken), caller.Who, now, cancellationToken))
        {
            throw new ProblemException(
                StatusCodes.Status409Conflict,
                "frozen",
                new("已发布", "Published already"),
                new($"{asOf:yyyy-MM-dd} 的快照已经发布，不能更改；更正后的数与它的差见 /api/headlines?snapshot={asOf:yyyy-MM-dd}。", $"The snapshot of {asOf:yyyy-MM-dd} was published and does not change; /api/headlines?snapshot={asOf:yyyy-MM-dd} shows what later corrections made of it."));
        }

        var frozen = (await snapshots.FindAsync(asOf, cancellationToken))!;
        return Results.Json(Document(frozen), ReceiptStore.Json, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>GET /api/headlines/snapshots: all of them, the latest day first.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request);
        return Results.Json(new { snapshots = (await snapshots.ListAsync(cancellationToken)).Select(Document) }, ReceiptStore.Json);
    }

    /// <summary>The timer: on the last evening of a month, or in the days after when it was missed, freezes that month's last day. Any other day it does nothing.</summary>
    public async Task FreezeMonthEndAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (DueOn(ShanghaiClock.DayOf(now)) is not { } asOf || await snapshots.FindAsync(asOf, cancellationToken) is not null)
            return;
        if (await snapshots.FreezeAsync(asOf, await headlines.ReadAsync(asOf, cancellationToken), "timer", now, cancellationToken))
            LogFrozen(log, asOf);
    }

    /// <summary>The month's end to freeze on a day, or null.</summary>
    internal static DateOnly? DueOn(DateOnly today)
    {
        if (today.AddDays(1).Day == 1)
            return today;
        return today.Day <= DaysOfGrace ? today.AddDays(-today.Day) : null;
    }

    private static object Document(Snapshot snapshot) => new
    {
        asOf = snapshot.AsOf,
        frozenAt = snapshot.FrozenAt,
        frozenBy = snapshot.FrozenBy,
        compare = $"/api/headlines?snapshot={snapshot.AsOf:yyyy-MM-dd}",
        headlines = snapshot.Headlines.Select(headline => new { headline.Id, headline.Value, text = headline.TextZh, headline.TextEn, headline.FilterZh, headline.FilterEn, headline.Records }),
    };

    [LoggerMessage(EventId = 4101, Level = LogLevel.Information, Message = "The headlines of {AsOf} were frozen.")]
    private static partial void LogFrozen(ILogger logger, DateOnly asOf);
}

/// <summary>Which day to freeze.</summary>
/// <param name="AsOf">yyyy-MM-dd.</param>
public sealed record SnapshotBody(string? AsOf);
