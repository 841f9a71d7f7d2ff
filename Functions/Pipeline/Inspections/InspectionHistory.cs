using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Inspections;

/// <summary>What was done to an inspection: who, when, why, and what it changed. Each version is one act.</summary>
internal static class InspectionHistory
{
    /// <summary>These say what the act was, not what it changed.</summary>
    private static readonly string[] OfTheAct = ["uscc", "act", "who", "by", "reason"];

    /// <summary>The acts, the latest first.</summary>
    /// <param name="versions">All versions, the oldest first.</param>
    public static IEnumerable<object> Of(Dataset dataset, IReadOnlyList<RecordVersion> versions)
    {
        var records = versions.Select(version => (InspectionRecord)RecordText.Read(dataset, version.Data)).ToList();
        for (var i = records.Count - 1; i >= 0; i--)
        {
            var record = records[i];
            yield return new
            {
                version = i + 1,
                at = versions[i].Arrival.At,
                act = InspectionDocument.Words(InspectionActKinds.All, record.Act),
                record.Who,
                by = PersonNameFormat.Shown(record.By),
                record.Reason,
                record.State,
                record.Conclusion,
                changes = Changes(dataset, i == 0 ? new() { Uscc = record.Uscc } : records[i - 1], record),
            };
        }
    }

    private static IEnumerable<object> Changes(Dataset dataset, InspectionRecord before, InspectionRecord after) =>
        RecordDifference.Between(dataset.SectionsFor(default), before, after).SelectMany(section => section.Values).Where(value => !OfTheAct.Contains(value.Field))
            .Select(value => new { value.Field, zh = value.LabelZh, en = value.LabelEn, before = value.Before, after = value.After });
}
