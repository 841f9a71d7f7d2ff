using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>By what organisations are grouped and chosen: their registrar, and their legal type.</summary>
/// <param name="Of">The group of a registrar's division and a legal type.</param>
public sealed record OwnerGrouping(string Name, string Chinese, IReadOnlyList<Choice> Values, Func<string, string, string> Of)
{
    public static readonly IReadOnlyList<OwnerGrouping> All =
    [
        new("city", "地市", [.. Divisions.Cities.Select(city => new Choice(city.Code, city.Chinese, city.English))], (division, _) => Divisions.CityOf(division)),
        // A code retired since registration counts to the division it became.
        new("division", "登记管理机关", [.. Divisions.All.Select(d => new Choice(d.Code, d.Chinese, d.English))], (division, _) => Divisions.Find(division)?.Code ?? division),
        new("level", "登记级别", RegLevels.All, (division, _) => Divisions.LevelOf(division)),
        new("type", "组织类型", LegalTypes.All, (_, legalType) => legalType),
    ];
}
