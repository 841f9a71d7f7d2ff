using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Cases;

/// <summary>
/// Tells of what became of inspections and cases, and reminds of their terms: puts into the outbox what <see cref="CaseNotices"/> says is owed. Divisions that have not moved since it last looked on the
/// same day are passed over. A division's mark is written after its notices; whatever dies in between, they are put again and known by their keys.
/// </summary>
public sealed partial class CaseNoticeRun(
    StorageClients storage, DatasetList datasets, PublishedView published, Outbox outbox, IConfiguration configuration, TimeProvider time, ILogger<CaseNoticeRun> logger)
{
    private const int DivisionsPerCheckpoint = 16;

    private readonly TimeSpan _budget = TimeSpan.FromSeconds(configuration.GetValue("Remind:BudgetSeconds", 1200));
    private readonly LookMarks _marks = new(storage.Tables.GetTableClient(TableNames.Runs), "tell-cases");

    /// <summary>One run. Returns how many items were new to the outbox.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var today = ShanghaiClock.DayOf(time.GetUtcNow());
        var clock = await published.ClockAsync(cancellationToken);
        var standings = await CaseStandingsView.ReadAsync(datasets, published, clock, today, cancellationToken);
        if (standings.Divisions.Count == 0)
            return 0;
        var marks = await _marks.ReadAsync(cancellationToken);
        if (!marks.TryGetValue(LookMarks.All, out var all))
        {
            // The first run of all: should it die, the next one must know from when on reminders are due.
            all = new(today.AddDays(-1), "");
            await _marks.WriteAsync([(LookMarks.All, all)], cancellationToken);
        }

        var now = new LookMark(today, standings.Version);
        if (all == now)
            return 0;
        var (put, told) = (0, 0);
        foreach (var divisions in standings.Divisions.Chunk(DivisionsPerCheckpoint))
        {
            if (time.GetElapsedTime(started) >= _budget)
            {
                HandedOver(logger);
                return put; // The next tick goes on from the marks.
            }

            var news = new List<(string Division, LookMark Mark)>();
            foreach (var division in divisions)
            {
                var before = marks.GetValueOrDefault(division, all);
                var mark = new LookMark(today, standings.VersionOf(division));
                if (before == mark)
                    continue;
                var lookedOn = before.LookedOn > all.LookedOn ? before.LookedOn : all.LookedOn;
                var items = CaseNotices.Of(division, standings.Of(division), Look.On(today, lookedOn)).ToList();
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
        Told(logger, put, told);
        return put;
    }

    [LoggerMessage(EventId = 4111, Level = LogLevel.Information, Message = "Notices of inspections and cases: {Put} put into the outbox, {Divisions} divisions looked at.")]
    private static partial void Told(ILogger logger, int put, int divisions);

    [LoggerMessage(EventId = 4112, Level = LogLevel.Warning, Message = "Notices of inspections and cases used up their time; the next run goes on from the marks.")]
    private static partial void HandedOver(ILogger logger);
}
