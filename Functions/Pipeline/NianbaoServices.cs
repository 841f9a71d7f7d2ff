using System.Text;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Access;
using Nianbao.Pipeline.Acts;
using Nianbao.Pipeline.Audit;
using Nianbao.Pipeline.Cases;
using Nianbao.Pipeline.Drafts;
using Nianbao.Pipeline.Headlines;
using Nianbao.Pipeline.Indicators;
using Nianbao.Pipeline.Inspections;
using Nianbao.Pipeline.Intake;
using Nianbao.Pipeline.Intake.Comparisons;
using Nianbao.Pipeline.Notifications;
using Nianbao.Pipeline.Observation;
using Nianbao.Pipeline.Publication;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Receipts;
using Nianbao.Pipeline.RulePages;
using Nianbao.Pipeline.Storage;
using Nianbao.Pipeline.Upkeep;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Pipeline;

/// <summary>The one composition of the pipeline, the same under both hosts.</summary>
public static class NianbaoServices
{
    /// <summary>Registers everything the triggers ask for. A host may register a <see cref="TimeProvider"/>, an <see cref="ICallerSource"/> or a transport of its own before.</summary>
    public static IServiceCollection AddNianbao(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICallerSource, HostDecidedCaller>();
        services.AddMetrics();
        services.AddSingleton<PipelineMetrics>();
        services.AddSingleton(provider => new StorageClients(configuration, provider.GetRequiredService<PipelineMetrics>(), provider.GetService<HttpPipelineTransport>()));
        services.AddSingleton(_ => configuration["Deadlines"] is { Length: > 0 } json ? DeadlineRules.Parse(json) : DeadlineRules.Default);
        services.AddSingleton(_ => configuration["Privacy:PersonKey"] is { Length: > 0 } key ? new PersonSeal(Encoding.UTF8.GetBytes(key)) : PersonSeal.Sample);
        services.AddSingleton<DatasetList>();
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<UploadedFiles>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<PublishedView>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<LegalRepresentatives>();
        services.AddSingleton<EarlierFiles>();
        services.AddSingleton<LedgerRosters>();
        services.AddSingleton<IntakeTurns>();
        services.AddSingleton<Ingestion>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DraftRemoval>();
        services.AddSingleton<DraftsDesk>();
        services.AddSingleton<SubmissionEndpoint>();
        services.AddSingleton<ActsDesk>();
        services.AddSingleton<TimerRuns>();
        services.AddSingleton<InboxSweep>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton<ChainReader>();
        services.AddSingleton<Prover>();
        services.AddSingleton<AuditDesk>();
        services.AddSingleton<InspectionRun>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<CasesDesk>();
        services.AddSingleton<CaseActsDesk>();
        services.AddSingleton<SupervisionRun>();
        services.AddSingleton<DeliverySettings>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<OutboxHealth>();
        services.AddSingleton<ReminderRun>();
        services.AddSingleton<CaseNoticeRun>();
        services.AddSingleton<DeliveryRun>();
        services.AddSingleton<NoticesDesk>();
        services.AddSingleton<Admission>();
        services.AddSingleton<Answers>();
        services.AddSingleton<AggregatesDesk>();
        services.AddSingleton<JointActivitiesDesk>();
        services.AddSingleton<CompletenessDesk>();
        services.AddSingleton<InspectionsDesk>();
        services.AddSingleton<InspectionActsDesk>();
        services.AddSingleton<DeadlinesDesk>();
        services.AddSingleton<GroundsDesk>();
        services.AddSingleton<DatasetsDesk>();
        services.AddSingleton<TemplateDesk>();
        services.AddSingleton<OrganisationsDesk>();
        services.AddSingleton<RecordsDesk>();
        services.AddSingleton<RecordDifferenceDesk>();
        services.AddSingleton<ReceiptsDesk>();
        services.AddSingleton<HealthDesk>();
        services.AddSingleton<OpenApiDesk>();
        services.AddSingleton<RulesDesk>();
        services.AddSingleton<ActivityRecords>();
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<HeadlinesDesk>();
        services.AddSingleton<HeadlineRecordsDesk>();
        services.AddSingleton<UploadList>();
        services.AddSingleton<IndicatorsDesk>();
        services.AddSingleton<SnapshotsDesk>();
        services.AddSingleton<Page>();
        services.AddHostedService<StorageCreation>();
        return services;
    }
}
