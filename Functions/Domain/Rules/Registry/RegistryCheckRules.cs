namespace Nianbao.Domain.Rules.Registry;

/// <summary>Cross-checks with the register, by code (domain.md 7.3).</summary>
internal static class RegistryCheckRules
{
    public static readonly IReadOnlyList<Rule> All =
    [

    ];
}
