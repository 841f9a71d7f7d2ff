using Azure.Data.Tables;
using Nianbao.Domain.Notifications;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// Goes over the divisions that have moved since they were last looked at, or not been looked at today, and puts what is owed into the outbox. A division's mark is
/// written after its notices: whatever dies in between, they are put again and known by their keys; a run that died or ran out of time goes on from the marks.
/// </summary>
/// <param name="partition">The run's marks in the table of runs.</param>
/// <param name="budget">After so long the walk stops at its next checkpoint.</param>
internal sealed class NoticeWalk(TableClient runs, string partition, Outbox outbox, TimeSpan budget, TimeProvider time)
{
    private const int DivisionsPerCheckpoint = 16;
    private readonly LookMarks _marks = new(runs, partition);

    /// <param name="version">Of all that is looked at.</param>
    /// <param name="versionOf">Of what is looked at of a division.</param>
    /// <param name="started">When the run began, by the time provider's timestamps.</param>
    /// <param name="owed">What is owed to a division that was last looked at on that day.</param>
    /// <returns>How many items were new to the outbox, how many divisions had any, and whether the walk ran out of time; null when nothing has moved.</returns>
    public async Task<(int Put, int Divisions, bool IsCutShort)?> GoAsync(
        IEnumerable<string> divisions, string version, Func<string, string> versionOf, DateOnly today, long started, Func<string, DateOnly, IEnumerable<NoticeItem>> owed, CancellationToken cancellationToken)
    {
        var marks = await _marks.ReadAsync(cancellationToken);
        if (!marks.TryGetValue(LookMarks.All, out var all))
        {
            // The first run of all: should it die, the next one must know from when on reminders are due.
            all = new(today.AddDays(-1), "");
            await _marks.WriteAsync([(LookMarks.All, all)], cancellationToken);
        }

        var now = new LookMark(today, version);
        if (all == now)
            return null;
        var (put, told) = (0, 0);
        foreach (var part in divisions.Chunk(DivisionsPerCheckpoint))
        {
            if (time.GetElapsedTime(started) >= budget)
                return (put, told, true); // The next tick goes on from the marks.
            var news = new List<(string Division, LookMark Mark)>();
            foreach (var division in part)
            {
                var before = marks.GetValueOrDefault(division, all);
                var mark = new LookMark(today, versionOf(division));
                if (before == mark)
                    continue;
                var items = owed(division, before.LookedOn > all.LookedOn ? before.LookedOn : all.LookedOn).ToList();
                if (items.Count == 0)
                    continue;
                put += await outbox.PutAsync(items, cancellationToken);
                news.Add((division, mark));
            }

            if (news.Count > 0)
                await _marks.WriteAsync(news, cancellationToken);
            told += news.Count;
        }

        await _marks.WriteAsync([(LookMarks.All, now)], cancellationToken);
        return (put, told, false);
    }
}
