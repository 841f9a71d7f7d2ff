using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Nianbao.Domain.Notifications;
using Nianbao.Domain.Reference;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Cases;

/// <summary>
/// Tells of what became of inspections and cases, and reminds of their terms: puts into the outbox what <see cref="CaseNotices"/> says is owed. What has not moved since it last looked on the
/// same day are passed over. A division's mark is written after its notices; whatever dies in between, they are put again and known by their keys.
/// </summary>
public sealed partial class CaseNoticeRun(
    StorageClients storage, DatasetList datasets, PublishedView published, Outbox outbox, IConfiguration configuration, TimeProvider time, ILogger<CaseNoticeRun> logger)
{
    private readonly NoticeWalk _walk = new(
        storage.Tables.GetTableClient(TableNames.Runs), "tell-cases", outbox, TimeSpan.FromSeconds(configuration.GetValue("Remind:BudgetSeconds", 1200)), time);

    /// <summary>One run. Returns how many items were new to the outbox.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var today = ShanghaiClock.DayOf(time.GetUtcNow());
        var clock = await published.ClockAsync(cancellationToken);
        var standings = await CaseStandingsView.ReadAsync(datasets, published, clock, today, cancellationToken);
        if (standings.Divisions.Count == 0)
            return 0;
        if (await _walk.GoAsync(standings.Divisions, standings.Version, standings.VersionOf, today, started, (division, lookedOn) => CaseNotices.Of(division, standings.Of(division), Look.On(today, lookedOn)), cancellationToken) is not var (put, told, isCutShort))
            return 0;
        if (isCutShort)
            HandedOver(logger);
        else
            Told(logger, put, told);
        return put;
    }

    [LoggerMessage(EventId = 4111, Level = LogLevel.Information, Message = "Notices of inspections and cases: {Put} put into the outbox, {Divisions} divisions looked at.")]
    private static partial void Told(ILogger logger, int put, int divisions);

    [LoggerMessage(EventId = 4112, Level = LogLevel.Warning, Message = "Notices of inspections and cases used up their time; the next run goes on from the marks.")]
    private static partial void HandedOver(ILogger logger);
}
