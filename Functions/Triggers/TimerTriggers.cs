using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Cases;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Upkeep;

namespace Nianbao.Triggers;

/// <summary>Scheduled work. Schedules are UTC; the work asks the Shanghai calendar itself.</summary>
public sealed class TimerTriggers(InboxSweep sweep, Reconciliation reconciliation, InspectionRun inspection, SupervisionRun supervision, TimerRuns runs)
{
    [Function("SweepInbox")]
    public Task SweepAsync([TimerTrigger("%Schedules:SweepInbox%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("SweepInbox", timer.ScheduleStatus?.Next, sweep.RunAsync, cancellationToken);

    [Function("Reconcile")]
    public Task ReconcileAsync([TimerTrigger("%Schedules:Reconcile%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("Reconcile", timer.ScheduleStatus?.Next, reconciliation.RunAsync, cancellationToken);

    [Function("Inspect")]
    public Task InspectAsync([TimerTrigger("%Schedules:Inspect%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("Inspect", timer.ScheduleStatus?.Next, inspection.RunAsync, cancellationToken);

    [Function("Supervise")]
    public Task SuperviseAsync([TimerTrigger("%Schedules:Supervise%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("Supervise", timer.ScheduleStatus?.Next, supervision.RunAsync, cancellationToken);
}

/// <summary>Notices: written by one timer, sent by the other.</summary>
public sealed class NoticeTimerTriggers(ReminderRun reminders, CaseNoticeRun cases, DeliveryRun delivery, TimerRuns runs)
{
    [Function("Remind")]
    public Task RemindAsync([TimerTrigger("%Schedules:Remind%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("Remind", timer.ScheduleStatus?.Next, async cancel =>
        {
            await reminders.RunAsync(cancel);
            await cases.RunAsync(cancel);
        }, cancellationToken);

    [Function("Deliver")]
    public Task DeliverAsync([TimerTrigger("%Schedules:Deliver%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runs.RunAsync("Deliver", timer.ScheduleStatus?.Next, delivery.RunAsync, cancellationToken);
}
