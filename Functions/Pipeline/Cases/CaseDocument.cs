using Nianbao.Domain.Datasets;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Cases;

/// <summary>A case as it is shown: what it holds, what can be done with it, and what was done.</summary>
internal static class CaseDocument
{
    public static Dictionary<string, object?> Of(Dataset dataset, ICase one)
    {
        var procedure = ((IProceduralDataset)dataset).Procedure;
        var document = new Dictionary<string, object?> { ["id"] = one.Key };
        foreach (var column in dataset.Columns)
        {
            if (column.Write((Record)one) is { } value)
                document[column.Name] = column.Personal ? PersonNameFormat.Shown(value) : value;
        }

        document["state"] = one.Stage;
        document["stateText"] = Text(procedure.States.Find(one.Stage));
        document["termEndsOn"] = one.TermEndsOn;
        document["possible"] = procedure.Possible(one.Stage).Select(act => new { act = act.Address, zh = act.Chinese, en = act.English, act.NeedsReason, act.NeedsEvidence });
        return document;
    }

    /// <summary>The acts, the latest first. Each version is one; a version that a file made bears none.</summary>
    /// <param name="versions">All versions, the oldest first.</param>
    public static IEnumerable<object> History(Dataset dataset, IReadOnlyList<RecordVersion> versions)
    {
        var procedure = ((IProceduralDataset)dataset).Procedure;
        foreach (var (version, number) in versions.Select((version, i) => (version, i + 1)).Reverse())
        {
            var one = (ICase)RecordText.Read(dataset, version.Data);
            yield return new
            {
                version = number,
                at = version.Arrival.At,
                one.Act,
                actText = Text(procedure.ActWords.Find(one.Act)),
                on = one.ActedOn,
                state = one.Stage,
                one.Who,
                by = PersonNameFormat.Shown(one.By),
                one.Reason,
                one.Evidence,
            };
        }
    }

    private static Words? Text(Choice? choice) => choice is null ? null : new(choice.Chinese, choice.English);
}
