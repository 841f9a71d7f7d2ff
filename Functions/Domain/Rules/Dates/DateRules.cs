namespace Nianbao.Domain.Rules.Dates;

/// <summary>Rules about dates, by code (domain.md 7.4).</summary>
internal static class DateRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new DT001FiledInTime(),
        new DT002SupervisingUnitHasReviewed(),
        new DT003ReportsFromTheFirstFullYear(),
        new DT004AuditIsOfTheRightTime(),
        new DT005MeetingsAreOfTheYear(),
        new DT006ElectionIsPlausible(),
        new DT007CouncilIsInItsTerm(),
        new DT008TermIsNotTooLong(),
        new DT009PartyOrganisationIsInItsTerm(),
        new DT010DatesCanBeMeant(),
        new DT011CharterAmendmentIsApproved(),
    ];
}
