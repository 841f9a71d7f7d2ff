namespace Nianbao.Domain.Rules.Charity;

/// <summary>Rules about charities, by code (domain.md 3.7, 7.8).</summary>
internal static class CharityRules
{
    public static readonly IReadOnlyList<Rule> All =
    [

    ];
}
