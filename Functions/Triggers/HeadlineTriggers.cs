using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Headlines;
using Nianbao.Pipeline.Indicators;
using Nianbao.Pipeline.Upkeep;

namespace Nianbao.Triggers;

/// <summary>The published figures: public, as they are in the newspaper.</summary>
public sealed class HeadlineTriggers(Answers answers, HeadlinesDesk headlines)
{
    [Function("Headlines")]
    public Task<IResult> HeadlinesAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/headlines")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => headlines.AnswerAsync(request, cancellationToken));
}

/// <summary>The records behind the figures, what was frozen of them, and the indicators that are not published.</summary>
public sealed class HeadlineRecordTriggers(Answers answers, HeadlineRecordsDesk records, IndicatorsDesk indicators, SnapshotsDesk snapshots, TimerRuns runs)
{
    [Function("FreezeHeadlines")]
    public Task<IResult> FreezeAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/headlines/snapshots")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, caller => snapshots.FreezeAsync(request, caller, cancellationToken));

    [Function("FreezeMonthEnd")]
    public Task FreezeMonthEndAsync([TimerTrigger("%Schedules:FreezeMonthEnd%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("FreezeMonthEnd", timer.ScheduleStatus?.Next, snapshots.FreezeMonthEndAsync, cancellationToken);

    [Function("HeadlineRecords")]
    public Task<IResult> RecordsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/headlines/{id}/records")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => records.ShowAsync(request, id, cancellationToken));

    [Function("HeadlineSnapshots")]
    public Task<IResult> SnapshotsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/headlines/snapshots")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => snapshots.ListAsync(request, cancellationToken));

    [Function("Indicators")]
    public Task<IResult> IndicatorsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/indicators")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.AnswerAsync(request, _ => indicators.AnswerAsync(request, cancellationToken));
}
