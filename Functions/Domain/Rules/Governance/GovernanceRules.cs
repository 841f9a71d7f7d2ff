namespace Nianbao.Domain.Rules.Governance;

/// <summary>Rules about governance, by code (domain.md 7.5).</summary>
internal static class GovernanceRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new GV001MembersAddUp(),
    ];
}
