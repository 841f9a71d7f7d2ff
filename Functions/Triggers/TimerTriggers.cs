using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Cases;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Upkeep;

namespace Nianbao.Triggers;

/// <summary>Scheduled work. Schedules are UTC; the work asks the Shanghai calendar itself.</summary>
public sealed class TimerTriggers(InboxSweep sweep, Reconciliation reconciliation, InspectionRun inspection, SupervisionRun supervision)
{
    [Function("SweepInbox")]
    public Task SweepAsync([TimerTrigger("%Schedules:SweepInbox%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);

    [Function("Reconcile")]
    public Task ReconcileAsync([TimerTrigger("%Schedules:Reconcile%")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciliation.RunAsync(cancellationToken);

    [Function("Inspect")]
    public Task InspectAsync([TimerTrigger("%Schedules:Inspect%")] TimerInfo timer, CancellationToken cancellationToken) =>
        inspection.RunAsync(cancellationToken);

    [Function("Supervise")]
    public Task SuperviseAsync([TimerTrigger("%Schedules:Supervise%")] TimerInfo timer, CancellationToken cancellationToken) =>
        supervision.RunAsync(cancellationToken);
}

/// <summary>Notices: written by one timer, sent by the other.</summary>
public sealed class NoticeTimerTriggers(ReminderRun reminders, CaseNoticeRun cases, DeliveryRun delivery)
{
    [Function("Remind")]
    public async Task RemindAsync([TimerTrigger("%Schedules:Remind%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await reminders.RunAsync(cancellationToken);
        await cases.RunAsync(cancellationToken);
    }

    [Function("Deliver")]
    public Task DeliverAsync([TimerTrigger("%Schedules:Deliver%")] TimerInfo timer, CancellationToken cancellationToken) =>
        delivery.RunAsync(cancellationToken);
}
