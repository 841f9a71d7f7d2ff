using Microsoft.AspNetCore.Http;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Pipeline.Headlines;

/// <summary>Answers the province's question "what did we achieve": the published figures of any day, exact and as displayed (domain.md 2.6).</summary>
public sealed class HeadlinesDesk(DatasetList datasets, PublishedView published, ActivityRecords records, SnapshotStore snapshots, AnswerCache cache, TimeProvider time)
{
    private static readonly IReadOnlyList<Figure> Figures = [.. HeadlineList.All.SelectMany(headline => headline.Figures)];

    /// <summary>GET /api/headlines?asOf=&amp;snapshot=: as of today, or of the snapshot's day, when no day is given.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Parameters.RequireKnown(request, "asOf", "snapshot");
        var now = time.GetUtcNow();
        var snapshot = await SnapshotAsync(request, now, cancellationToken);
        var today = ShanghaiClock.DayOf(now);
        var asOf = Parameters.PastDay(request, "asOf", today) ?? snapshot?.AsOf ?? today;
        var facts = await PublishedFacts.ReadAsync(datasets, published, await published.ClockAsync(cancellationToken), records, Figures, asOf, today, cancellationToken);
        return await cache.AnswerAsync(request, $"headlines {asOf:yyyy-MM-dd} snapshot={snapshot?.AsOf:yyyy-MM-dd}", facts.Version, () =>
        {
            var day = new HeadlineFacts(facts, asOf);
            return AnswerCache.Json(new
            {
                asOf,
                snapshot = snapshot is null ? null : new { asOf = snapshot.AsOf, frozenAt = snapshot.FrozenAt, frozenBy = snapshot.FrozenBy },
                headlines = HeadlineList.All.Select(headline => HeadlineDocument.Of(headline.Read(day), facts, today, snapshot?.Headlines.FirstOrDefault(frozen => frozen.Id == headline.Id))).ToList(),
                computedAt = facts.ComputedAt(Figures),
                version = facts.Version.Length == 0 ? "" : Ledger.RecordText.Hash(facts.Version)[..12],
                verifiedAt = facts.VerifiedAt(Figures),
            });
        });
    }

    /// <summary>Reads all headlines of a day, for a snapshot.</summary>
    public async Task<IReadOnlyList<HeadlineReading>> ReadAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var facts = await PublishedFacts.ReadAsync(datasets, published, await published.ClockAsync(cancellationToken), records, Figures, asOf, ShanghaiClock.DayOf(time.GetUtcNow()), cancellationToken);
        var day = new HeadlineFacts(facts, asOf);
        return [.. HeadlineList.All.Select(headline => headline.Read(day))];
    }

    private async Task<Snapshot?> SnapshotAsync(HttpRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Parameters.PastDay(request, "snapshot", ShanghaiClock.DayOf(now)) is not { } day)
            return null;
        return await snapshots.FindAsync(day, cancellationToken)
            ?? throw ProblemException.NotFound($"{day:yyyy-MM-dd} 没有发布快照。GET /api/headlines/snapshots 列出已有的快照。", $"There is no snapshot of {day:yyyy-MM-dd}. GET /api/headlines/snapshots lists those there are.");
    }
}
