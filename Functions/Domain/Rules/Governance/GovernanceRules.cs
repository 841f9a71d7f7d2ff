namespace Nianbao.Domain.Rules.Governance;

/// <summary>Rules about governance, by code (domain.md 7.5).</summary>
internal static class GovernanceRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new GV001MembersAddUp(),
        new GV002MembersReachTheMinimum(),
        new GV003DirectorsWithinBounds(),
        new GV004BoardMeetsTwiceAYear(),
        new GV005BoardHasAQuorum(),
        new GV006PaidDirectorsAreAThirdAtMost(),
        new GV007RelatedDirectorsWithinBounds(),
        new GV008SupervisorsAreIndependent(),
        new GV009LegalRepresentativeIsTheChair(),
        new GV010LegalRepresentativeOfOneGroup(),
        new GV011OfficersAreNotTooOld(),
        new GV012OfficersServeTwoTermsAtMost(),
        new GV013CadresAreApproved(),
        new GV014InstitutionsHaveNoBranches(),
        new GV015BranchesAreLegal(),
        new GV016MeetingsAsTheCharterSays(),
        new GV017StaffAddsUp(),
        new GV018OfficersAreComplete(),
        new GV019AuditBeforeTheChange(),
        new GV020SomebodyWorksFullTime(),
    ];
}
