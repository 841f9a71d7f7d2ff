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
        new PB005TypeFitsTheMembers(),
        new PB006TemporaryBranchIsTemporary(),
        new PB007PartyOrganisationIsDescribed(),
        new PB008SecretaryFlagFitsTheOfficers(),
        new PB009FirstSecretaryIsEntitled(),
        new PB010CharterHasTheClauses(),
        new PB011JointMembersConfirmEachOther(),
        new PB012PartyLifeIsHeld(),
        new PB013PartyActivitiesAreRecorded(),
        new PB014InstructorIsTheLedgers(),
        new PB015RectificationIsDescribed(),
        new PB016CrossPostingsAreDerived(),
        new PB017MembersChangeIsExplained(),
    ];
}
