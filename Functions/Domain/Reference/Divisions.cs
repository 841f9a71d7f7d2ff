using System.Collections.Frozen;

namespace Nianbao.Domain.Reference;

/// <summary>A registrar's division.</summary>
/// <param name="Code">Six digits of GB/T 2260.</param>
/// <param name="English">The city's name in pinyin; counties keep their Chinese name.</param>
/// <param name="Level">A code of <see cref="RegLevels"/>.</param>
/// <param name="CityCode">The city it belongs to; 440000 for the province itself.</param>
public sealed record Division(string Code, string Chinese, string English, string Level, string CityCode);

/// <summary>
/// Guangdong's registrars: the province, 21 cities and 122 counties (domain.md 4.2, 4.3; statistical codes of 2023).
/// A credit code keeps the division of its registration for ever, so retired codes stay valid as aliases.
/// </summary>
public static class Divisions
{
    /// <summary>The province's own registrar. In totals it stands beside the cities (省本级) and is never counted to Guangzhou.</summary>
    public const string Province = "440000";

    private const string Table = """
        440100 广州市 Guangzhou 03荔湾区 04越秀区 05海珠区 06天河区 11白云区 12黄埔区 13番禺区 14花都区 15南沙区 17从化区 18增城区
        440200 韶关市 Shaoguan 03武江区 04浈江区 05曲江区 22始兴县 24仁化县 29翁源县 32乳源瑶族自治县 33新丰县 81乐昌市 82南雄市
        440300 深圳市 Shenzhen 03罗湖区 04福田区 05南山区 06宝安区 07龙岗区 08盐田区 09龙华区 10坪山区 11光明区
        440400 珠海市 Zhuhai 02香洲区 03斗门区 04金湾区
        440500 汕头市 Shantou 07龙湖区 11金平区 12濠江区 13潮阳区 14潮南区 15澄海区 23南澳县
        440600 佛山市 Foshan 04禅城区 05南海区 06顺德区 07三水区 08高明区
        440700 江门市 Jiangmen 03蓬江区 04江海区 05新会区 81台山市 83开平市 84鹤山市 85恩平市
        440800 湛江市 Zhanjiang 02赤坎区 03霞山区 04坡头区 11麻章区 23遂溪县 25徐闻县 81廉江市 82雷州市 83吴川市
        440900 茂名市 Maoming 02茂南区 04电白区 81高州市 82化州市 83信宜市
        441200 肇庆市 Zhaoqing 02端州区 03鼎湖区 04高要区 23广宁县 24怀集县 25封开县 26德庆县 84四会市
        441300 惠州市 Huizhou 02惠城区 03惠阳区 22博罗县 23惠东县 24龙门县
        441400 梅州市 Meizhou 02梅江区 03梅县区 22大埔县 23丰顺县 24五华县 26平远县 27蕉岭县 81兴宁市
        441500 汕尾市 Shanwei 02城区 21海丰县 23陆河县 81陆丰市
        441600 河源市 Heyuan 02源城区 21紫金县 22龙川县 23连平县 24和平县 25东源县
        441700 阳江市 Yangjiang 02江城区 04阳东区 21阳西县 81阳春市
        441800 清远市 Qingyuan 02清城区 03清新区 21佛冈县 23阳山县 25连山壮族瑶族自治县 26连南瑶族自治县 81英德市 82连州市
        441900 东莞市 Dongguan
        442000 中山市 Zhongshan
        445100 潮州市 Chaozhou 02湘桥区 03潮安区 22饶平县
        445200 揭阳市 Jieyang 02榕城区 03揭东区 22揭西县 24惠来县 81普宁市
        445300 云浮市 Yunfu 02云城区 03云安区 21新兴县 22郁南县 81罗定市
        """;

    private static readonly FrozenDictionary<string, string> Retired = new Dictionary<string, string>
    {
        ["440183"] = "440118", // 增城
        ["440184"] = "440117", // 从化
        ["440116"] = "440112", // 萝岗
        ["441283"] = "441204", // 高要
        ["441421"] = "441403", // 梅县
        ["440923"] = "440904", // 电白
        ["440903"] = "440904", // 茂港
        ["441723"] = "441704", // 阳东
        ["441827"] = "441803", // 清新
        ["445121"] = "445103", // 潮安
        ["445221"] = "445203", // 揭东
        ["445323"] = "445303", // 云安
    }.ToFrozenDictionary();

    /// <summary>All 144 registrars: the province, then each city followed by its counties.</summary>
    public static readonly IReadOnlyList<Division> All = [new(Province, "省本级", "Provincial level", RegLevels.Province, Province), .. Table.Split('\n').SelectMany(City)];

    /// <summary>The 22 values cities take in totals: 省本级 and the 21 cities.</summary>
    public static readonly IReadOnlyList<Division> Cities = [.. All.Where(d => d.Code == d.CityCode)];

    private static readonly FrozenDictionary<string, Division> ByCode = All.ToFrozenDictionary(d => d.Code);

    /// <summary>Retired codes and what they became.</summary>
    public static IReadOnlyDictionary<string, string> RetiredCodes => Retired;

    /// <summary>The division of a current or a retired code, or null when Guangdong has no such division.</summary>
    public static Division? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(Retired.GetValueOrDefault(code, code));

    /// <summary>The division's own code and the retired ones that became it, ascending: credit codes keep the code of their registration.</summary>
    public static IReadOnlyList<string> CodesOf(string division) => [.. Retired.Where(r => r.Value == division).Select(r => r.Key).Append(division).Order(StringComparer.Ordinal)];

    /// <summary>The level of a division, by the shape of its code (domain.md 4.2). Dongguan and Zhongshan have no counties, and their code says CITY.</summary>
    public static string LevelOf(string division) => division switch
    {
        "100000" => RegLevels.National,
        _ when division.EndsWith("0000", StringComparison.Ordinal) => RegLevels.Province,
        _ when division.EndsWith("00", StringComparison.Ordinal) => RegLevels.City,
        _ => RegLevels.County,
    };

    /// <summary>The city of a division, known or not: its first four digits. The province's own registrar is its own city.</summary>
    public static string CityOf(string division) => division.Length == 6 ? string.Concat(division.AsSpan(0, 4), "00") : "";

    private static IEnumerable<Division> City(string line)
    {
        var words = line.Trim().Split(' ');
        var city = words[0];
        yield return new(city, words[1], words[2], RegLevels.City, city);
        foreach (var county in words[3..])
            yield return new(city[..4] + county[..2], county[2..], county[2..], RegLevels.County, city);
    }
}
