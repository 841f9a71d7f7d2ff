namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>Rules about party building, by code (domain.md 7.6).</summary>
internal static class PartyBuildingRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new PB001PartyMembersAddUp(),
        new PB002PartsWithinTotal(),
        new PB003DuePartyOrganisationIsBuilt(),
        new PB004MissingPartyOrganisationIsExplained(),
    ];
}
