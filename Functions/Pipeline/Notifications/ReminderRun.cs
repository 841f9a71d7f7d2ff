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
        var walk = new NoticeWalk(_runs, $"remind-{year:D4}", outbox, _budget, time);
        if (await walk.GoAsync(standings.Divisions, standings.Version, standings.VersionOf, today, started, (division, lookedOn) => standings.Of(division).SelectMany(standing => ReportNotices.Of(standing, year, steps, lookedOn, now)), cancellationToken) is not var (put, told, isCutShort))
            return 0;
        if (isCutShort)
            HandedOver(logger, year);
        else
            Reminded(logger, year, put, told);
        return put;
    }

    [LoggerMessage(EventId = 4301, Level = LogLevel.Information, Message = "Reminders of {Year}: {Put} put into the outbox, of {Divisions} divisions.")]
    private static partial void Reminded(ILogger logger, int year, int put, int divisions);

    [LoggerMessage(EventId = 4302, Level = LogLevel.Warning, Message = "Reminders of {Year} used up their time; the next run goes on from the checkpoints.")]
    private static partial void HandedOver(ILogger logger, int year);
}
