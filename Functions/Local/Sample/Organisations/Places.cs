using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>Divisions as they stand in names and addresses.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Names = Divisions.All.ToDictionary(d => d.Code, Name);

    private static readonly Dictionary<string, Division[]> CountiesByCity = Divisions.All
        .Where(d => d.Level == RegLevels.County)
        .GroupBy(d => d.CityCode)
        .ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>广东省, 广州市, 广州市天河区; counties and county-level cities stand alone (博罗县, 普宁市).</summary>
    public static string NameOf(Division division) => Names[division.Code];

    /// <summary>A county of the city, or the city itself where it has none. Provincial organisations sit in Guangzhou.</summary>
    public static Division CountyIn(Division division, SplitMix64 draws)
    {
        if (division.Level == RegLevels.County)
            return division;
        var city = division.Level == RegLevels.Province ? "440100" : division.Code;
        return CountiesByCity.TryGetValue(city, out var counties) ? draws.Pick(counties) : division;
    }

    private static string Name(Division division) => division.Level switch
    {
        RegLevels.Province => "广东省",
        RegLevels.County when division.Chinese.EndsWith('区') => Divisions.Find(division.CityCode)!.Chinese + division.Chinese,
        _ => division.Chinese,
    };
}
