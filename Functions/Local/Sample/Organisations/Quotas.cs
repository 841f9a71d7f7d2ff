using Nianbao.Domain.Reference;

namespace Nianbao.Local.Sample.Organisations;

/// <summary>How many organisations of a type one registrar has.</summary>
public sealed record Quota(Division Division, string LegalType, int Count);

/// <summary>
/// The spread of domain.md 2.7: types and Guangzhou exactly, the other cities by invented but plausible weights. At 72,019
/// every weight is a count.
/// </summary>
public static class Quotas
{
    /// <summary>SG, SSI, FDN, OTH.</summary>
    public static readonly IReadOnlyList<string> Types = [LegalTypes.SocialGroup, LegalTypes.ServiceInstitution, LegalTypes.Foundation, LegalTypes.Other];

    private static readonly int[] TypeWeights = [32_400, 38_150, 1_460, 9];

    private static readonly Dictionary<string, int> CityWeights = new()
    {
        ["440000"] = 2_900,
        ["440100"] = 8_030,
        ["440200"] = 2_250,
        ["440300"] = 10_450,
        ["440400"] = 2_450,
        ["440500"] = 2_600,
        ["440600"] = 5_050,
        ["440700"] = 3_100,
        ["440800"] = 3_500,
        ["440900"] = 2_900,
        ["441200"] = 2_500,
        ["441300"] = 3_450,
        ["441400"] = 3_300,
        ["441500"] = 1_350,
        ["441600"] = 1_900,
        ["441700"] = 1_500,
        ["441800"] = 2_300,
        ["441900"] = 5_200,
        ["442000"] = 2_900,
        ["445100"] = 1_450,
        ["445200"] = 1_700,
        ["445300"] = 1_239,
    };

    /// <summary>Foundations are registered with the province and the two big cities above all.</summary>
    private static readonly Dictionary<string, int> FoundationWeights = new() { ["440000"] = 640, ["440100"] = 210, ["440300"] = 380 };

    /// <summary>The percentage of a city's organisations that the city itself registers; its counties have the others.</summary>
    private static readonly Dictionary<string, int> CityShare = new()
    {
        [LegalTypes.SocialGroup] = 20,
        [LegalTypes.ServiceInstitution] = 12,
        [LegalTypes.Foundation] = 70,
        [LegalTypes.Other] = 100,
    };

    /// <summary>The organisations of each type as a whole.</summary>
    public static int[] ByType(int organisations) => Apportionment.LargestRemainder(organisations, TypeWeights);

    /// <summary>The organisations of each city as a whole, in the order of <see cref="Divisions.Cities"/>.</summary>
    public static int[] ByCity(int organisations) => Apportionment.LargestRemainder(organisations, [.. Divisions.Cities.Select(c => CityWeights[c.Code])]);

    /// <summary>All registrars in the order of the list of divisions, each with its types.</summary>
    public static IReadOnlyList<Quota> Of(int organisations)
    {
        var types = ByType(organisations);
        var room = ByCity(organisations);
        var cities = Divisions.Cities;
        var perCity = new int[Types.Count][];
        // The few foundations and others first, where they belong; the two large types share the room that is left.
        perCity[3] = Take(types[3], [.. cities.Select(c => c.Code == Divisions.Province ? 1 : 0)]);
        perCity[2] = Take(types[2], [.. cities.Select(c => FoundationWeights.GetValueOrDefault(c.Code, CityWeights[c.Code] / 200))]);
        perCity[0] = Take(types[0], room);
        perCity[1] = room;

        return
        [
            .. from city in Enumerable.Range(0, cities.Count)
               from quota in WithinCity(cities[city], [.. perCity.Select(counts => counts[city])])
               where quota.Count > 0
               select quota,
        ];

        int[] Take(int total, int[] weights)
        {
            var shares = Apportionment.Within(total, weights, room);
            room = [.. room.Zip(shares, (all, taken) => all - taken)];
            return shares;
        }
    }

    private static IEnumerable<Quota> WithinCity(Division city, int[] counts)
    {
        // Dongguan, Zhongshan and the province have no counties.
        Division[] divisions = [city, .. Divisions.All.Where(d => d.CityCode == city.Code && d.Code != city.Code)];
        var shares = Types.Select((type, t) => Apportionment.LargestRemainder(counts[t], Weights(divisions, CityShare[type]))).ToArray();
        return
            from division in Enumerable.Range(0, divisions.Length)
            from type in Enumerable.Range(0, Types.Count)
            select new Quota(divisions[division], Types[type], shares[type][division]);
    }

    /// <summary>Counties differ in size by up to two times, in a fixed way.</summary>
    private static int[] Weights(Division[] divisions, int cityShare)
    {
        if (divisions.Length == 1)
            return [1];
        var sizes = divisions.Skip(1).Select(d => 10 + (int.Parse(d.Code, System.Globalization.CultureInfo.InvariantCulture) * 7 % 11)).ToArray();
        return [cityShare * sizes.Sum(), .. sizes.Select(size => size * (100 - cityShare))];
    }
}
