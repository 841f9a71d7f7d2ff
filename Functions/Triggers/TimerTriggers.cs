using Microsoft.Azure.Functions.Worker;
using Nianbao.Pipeline.Cases;
using Nianbao.Pipeline.Inspections;
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
