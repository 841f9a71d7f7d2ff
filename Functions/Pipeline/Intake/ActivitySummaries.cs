using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Storage;

namespace Nianbao.Pipeline.Intake;

/// <summary>What the activities of organisations in the report year add up to, for the cross-checks of their annual reports.</summary>
internal sealed class ActivitySummaries(StorageClients storage, Dataset activities, int year)
{
    private readonly OrganisationRecords _records = new(storage, activities, year);
    private readonly Dictionary<string, ActivitySummary> _summaries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The organisation's summary; null when it was not asked for, or nobody reported activities of that year, so that nothing can be said.</summary>
    public ActivitySummary? this[string uscc] => _records.IsMissing || !_asked.Contains(uscc) ? null : _summaries.GetValueOrDefault(uscc, ActivitySummary.None);

    /// <summary>Whether a report says anything that is compared with activities (PB-013, FN-027, XY-006, XF-010 to XF-012).</summary>
    public static bool AreAskedFor(AnnualReport report) =>
        (report.Lines["IS35.t"] ?? report.ActivitiesCount ?? report.RuralFunds ?? report.ThemeDays ?? report.FirstTopics) is not null;

    public async Task FetchAsync(IEnumerable<string> usccs, CancellationToken cancellationToken)
    {
        var asked = usccs.ToList();
        _asked.UnionWith(asked);
        await foreach (var entity in _records.ReadAsync(asked, cancellationToken))
        {
            if (RecordText.Read(activities, StoredRecord.DataOf(entity)) is Activity { Uscc: { } uscc } activity)
                _summaries[uscc] = _summaries.GetValueOrDefault(uscc, ActivitySummary.None).With(activity);
        }
    }
}
