using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Inspections;

/// <summary>An inspection as JSON shows it: codes with their words, grounds with their basis.</summary>
internal static class InspectionDocument
{
    public static Dictionary<string, object?> Of(InspectionRecord item) => new()
    {
        ["uscc"] = item.Uscc,
        ["name"] = item.Name,
        ["division"] = item.Division,
        ["city"] = Divisions.CityOf(item.Division),
        ["type"] = item.LegalType,
        ["regime"] = item.Regime,
        ["conclusion"] = item.Conclusion,
        ["state"] = item.State,
        ["row"] = item.TableRow,
        ["grounds"] = item.GroundCodes,
        ["groundDetails"] = item.StatedGrounds.Select(Ground),
        ["consecutiveYearsNotFiled"] = item.YearsNotFiled ?? 0,
        ["listOutcome"] = item.ListOutcome,
        ["lists"] = item.Lists,
        ["notice"] = Words(Notices.All, item.Notice),
        ["term"] = Term.Parse(item.Term) is { } term ? new { code = item.Term, zh = term.Chinese, en = term.English } : null,
        ["dueOn"] = item.DueOn,
        ["isDueOnEstimated"] = item.IsDueOnEstimated == true,
        ["escalations"] = (item.Escalations ?? []).Select(code => Words(Escalations.All, code)),
        ["effects"] = item.Conclusion is null ? null : Effects.All.ToDictionary(effect => Camel(effect.Code), effect => EffectOf(effect, item.Barred ?? [])),
        ["lastConclusion"] = item.LastConclusion,
        ["reportState"] = item.ReportState,
        ["decidedOn"] = item.DecidedOn,
        ["publishedOn"] = item.PublishedOn,
        ["proposed"] = item.IsDecided ? new { conclusion = item.ProposedConclusion, grounds = item.ProposedGrounds ?? [] } : null,
        ["evidenceChanged"] = item.EvidenceChangedOn is { } since ? new { since, conclusion = item.NewConclusion, grounds = item.NewGrounds ?? [] } : null,
    };

    /// <summary>A code with its words; null for none.</summary>
    public static object? Words(IReadOnlyList<Choice> choices, string? code) => choices.Find(code) is { } choice ? new { choice.Code, zh = choice.Chinese, en = choice.English } : null;

    private static object Ground(StatedGround stated)
    {
        var ground = Grounds.Find(stated.Code);
        return new { stated.Code, zh = ground?.Chinese, en = ground?.English, ground?.Basis, weight = stated.Weight.ToString().ToUpperInvariant(), sources = stated.Sources, list = ground?.ListTrigger };
    }

    private static object EffectOf(Choice effect, IReadOnlyList<string> barred)
    {
        var reasons = barred.Where(text => text.StartsWith(effect.Code + ":", StringComparison.Ordinal)).Select(text => text[(effect.Code.Length + 1)..]).ToList();
        return new { zh = effect.Chinese, en = effect.English, eligible = reasons.Count == 0, reasons = reasons.Select(reason => Words(Effects.Reasons, reason)) };
    }

    private static string Camel(string code) => string.Concat(code.Split('_').Select((part, i) => i == 0 ? part.ToLowerInvariant() : part[..1] + part[1..].ToLowerInvariant()));
}
