using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// Reminds organisations of annual reports and corrections that are due, from the published rosters and without reading a record (domain.md 8.5, 9.5). It walks the divisions
/// and keeps, for each, the day it last looked and what it saw: a run that died or ran out of time goes on where it stopped, a day that was missed is made
/// up for, and a run without news writes nothing.
/// </summary>
public sealed partial class ReminderRun(
    StorageClients storage, DatasetList datasets, PublishedView published, Outbox outbox, IConfiguration configuration, TimeProvider time, ILogger<ReminderRun> logger)
{
    private const int DivisionsPerCheckpoint = 16;

    private readonly TimeSpan _budget = TimeSpan.FromSeconds(configuration.GetValue("Remind:BudgetSeconds", 1200));
    private readonly TableClient _runs = storage.Tables.GetTableClient(TableNames.Runs);

    /// <summary>One run. Returns how many reminders were put into the outbox.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var lastYear = ShanghaiClock.DayOf(time.GetUtcNow()).Year - 1;
        var put = 0;
        for (var year = lastYear - 1; year <= lastYear; year++) // The year before last: deadlines that were put off.
            put += await RunAsync(year, mustHoldReports: year < lastYear, started, cancellationToken);
        return put;
    }

    private async Task<int> RunAsync(int year, bool mustHoldReports, long started, CancellationToken cancellationToken)
    {
        var clock = await published.ClockAsync(cancellationToken);
        var standings = await StandingsView.ReadAsync(datasets, published, clock, year, cancellationToken);
        if (standings.Divisions.Count == 0 || (mustHoldReports && !standings.HoldsReports))
            return 0;

        var now = time.GetUtcNow();
        var today = ShanghaiClock.DayOf(now);
        var steps = ReminderSteps.Of(RuleParameters.Default, year);
        var kept = new LookMarks(_runs, $"remind-{year:D4}");
        var marks = await kept.ReadAsync(cancellationToken);
        if (!marks.TryGetValue(LookMarks.All, out var all))
        {
            // The first run of the year: should it die, the next one must know from when on it was the day's.
            all = new(today.AddDays(-1), "");
            await kept.WriteAsync([(LookMarks.All, all)], cancellationToken);
        }

        if (all == new LookMark(today, standings.Version))
            return 0;

        var put = 0;
        var told = 0;
        foreach (var divisions in standings.Divisions.Chunk(DivisionsPerCheckpoint))
        {
            if (time.GetElapsedTime(started) >= _budget)
            {
                HandedOver(logger, year);
                return put; // The next tick goes on from the checkpoints.
            }

            var news = new List<(string Division, LookMark Mark)>();
            foreach (var division in divisions)
            {
                var before = marks.GetValueOrDefault(division, all);
                var mark = new LookMark(today, standings.VersionOf(division));
                if (before == mark)
                    continue;
                var lookedOn = before.LookedOn > all.LookedOn ? before.LookedOn : all.LookedOn;
                var items = standings.Of(division).SelectMany(standing => ReportNotices.Of(standing, year, steps, lookedOn, now)).ToList();
                if (items.Count == 0)
                    continue;
                put += await outbox.PutAsync(items, cancellationToken);
                news.Add((division, mark));
            }

            if (news.Count > 0)
                await kept.WriteAsync(news, cancellationToken);
            told += news.Count;
        }

        await kept.WriteAsync([(LookMarks.All, new(today, standings.Version))], cancellationToken);
        Reminded(logger, year, put, told);
        return put;
    }

    [LoggerMessage(EventId = 4301, Level = LogLevel.Information, Message = "Reminders of {Year}: {Put} put into the outbox, of {Divisions} divisions.")]
    private static partial void Reminded(ILogger logger, int year, int put, int divisions);

    [LoggerMessage(EventId = 4302, Level = LogLevel.Warning, Message = "Reminders of {Year} used up their time; the next run goes on from the checkpoints.")]
    private static partial void HandedOver(ILogger logger, int year);
}
