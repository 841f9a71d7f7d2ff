using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>Whether persons of the party section stand in the list of officers. Names are compared by their pseudonyms.</summary>
internal static class PartyPersons
{
    /// <summary>The persons of that name in the list; null when the list cannot tell: it is not given, or a name is missing in it and none fits.</summary>
    public static IReadOnlyList<Officer>? Find(AnnualReport report, string? name)
    {
        if (name is null || report.Officers is null or [])
            return null;
        var found = report.Officers.Where(officer => PersonNameFormat.Same(officer.Name, name)).ToList();
        return found.Count == 0 && report.Officers.Any(officer => officer.Name is null) ? null : found;
    }
}
