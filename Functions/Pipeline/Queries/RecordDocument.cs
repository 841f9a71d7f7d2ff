using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Queries;

/// <summary>A record as it stands, as JSON shows it.</summary>
internal static class RecordDocument
{
    public static object Of(Dataset dataset, Period period, StoredRecord stored)
    {
        var record = RecordText.Read(dataset, stored.Current.Data);
        return new
        {
            dataset = dataset.Name,
            period = period.ToString(),
            key = record.Key,
            uscc = record.Uscc,
            division = record.Division,
            state = dataset.HasStates ? stored.State : null,
            correctionDueOn = stored.CorrectionDueOn,
            open = Open(dataset, stored.Current, stored.Acts),
            firstSubmittedAt = stored.FirstAt,
            arrivedAt = stored.Current.Arrival.At,
            receipt = stored.Current.Arrival.SubmissionId,
            row = stored.Current.Row,
            versions = stored.Versions,
            acts = Acts(dataset, stored),
            values = RecordsDesk.Values(dataset, stored.Current),
        };
    }

    /// <summary>What keeps a version from being accepted, by rule and place; null when nothing does.</summary>
    public static object? Open(Dataset dataset, RecordVersion version, IReadOnlyList<Act> acts) => VersionStates.Of(version, acts) == ReportStates.Accepted
        ? null
        : new
        {
            errors = Named(dataset, version.Verdict?.Errors ?? []),
            unexplained = Named(dataset, VersionStates.Unexplained(version, acts)),
            lacksPreReview = version.Verdict?.LacksPreReview == true,
            returnedFor = VersionStates.LastDecision(version, acts) is { Kind: ActKind.Return } returned ? returned.Text : null,
        };

    /// <summary>Explanations and decisions, the first one first; null where there can be none.</summary>
    public static IEnumerable<object>? Acts(Dataset dataset, StoredRecord stored) => !dataset.HasStates ? null : stored.Acts.Select(act => new
    {
        act = act.Kind,
        at = act.At,
        act.Who,
        by = PersonNameFormat.Shown(act.By),
        act.Code,
        act.Field,
        act.Text,
        act.CorrectionDueOn,
        versions = stored.All.Where(version => version.Hash == act.Hash).OrderBy(version => version.Arrival).Select(version => version.Arrival.SubmissionId).Distinct(),
    });

    private static IEnumerable<object> Named(Dataset dataset, IReadOnlyList<NamedFinding> findings) => findings.Select(finding =>
    {
        var label = LabelOf(dataset, finding.Field);
        return new { finding.Code, finding.Field, labelZh = label?.Chinese, labelEn = label?.English };
    });

    private static (string Chinese, string English)? LabelOf(Dataset dataset, string? field)
    {
        if (ChildList.TryParsePath(field, out var name, out var index, out var item) && dataset.Children.FirstOrDefault(list => list.Name == name) is { } list)
            return list.Columns.FirstOrDefault(column => column.Name == item) is { } cell ? ($"{list.Chinese}第{index + 1}项{cell.Chinese}", $"{list.English} {index + 1}, {cell.English}") : ($"{list.Chinese}第{index + 1}项", $"{list.English} {index + 1}");
        return dataset.Columns.FirstOrDefault(column => column.Name == field) is { } found ? (found.Chinese, found.English) : null;
    }
}
