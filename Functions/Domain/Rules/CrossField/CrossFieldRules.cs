namespace Nianbao.Domain.Rules.CrossField;

/// <summary>Comparisons between fields and with the activities, by code (domain.md 7.8).</summary>
internal static class CrossFieldRules
{
    public static readonly IReadOnlyList<Rule> All =
    [

    ];
}
