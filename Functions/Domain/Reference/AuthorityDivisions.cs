using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

/// <summary>The divisions whose authorities keep ledgers, as choices: by code, by a retired code, or by name.</summary>
public static class AuthorityDivisions
{
    public static readonly IReadOnlyList<Choice> All =
    [
        .. Divisions.All.Select(division => new Choice(division.Code, division.Chinese, division.English, [.. Divisions.CodesOf(division.Code).Where(code => code != division.Code), .. division.Code == Divisions.Province ? ["广东省", "全省", "省级", "Guangdong"] : Array.Empty<string>()])),
    ];
}
