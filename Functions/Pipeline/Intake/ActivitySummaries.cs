using Nianbao.Domain.Activities;
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

    /// <summary>The organisation's summary; null when no activities of that year were reported by anybody, so that nothing can be said.</summary>
    public ActivitySummary? this[string uscc] => _records.IsMissing ? null : _summaries.GetValueOrDefault(uscc, ActivitySummary.None);

    public async Task FetchAsync(IEnumerable<string> usccs, CancellationToken cancellationToken)
    {
        await foreach (var entity in _records.ReadAsync(usccs, cancellationToken))
        {
            if (RecordText.Read(activities, StoredRecord.DataOf(entity)) is Activity { Uscc: { } uscc } activity)
                _summaries[uscc] = _summaries.GetValueOrDefault(uscc, ActivitySummary.None).With(activity);
        }
    }
}
