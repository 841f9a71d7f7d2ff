namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>The rules of ledgers: those that all share, and those a ledger asks for.</summary>
internal static class LedgerRules
{
    /// <summary>Rules that hold in every ledger.</summary>
    public static readonly IReadOnlyList<Rule> Shared =
    [
        new LG001OwnerIsNamed(),
        new LG002DatesAreInOrder(),
        new LG003HasHappened(),
        new LG004NumbersAreNotNegative(),
        new LG005ReferenceIsKnown(),
    ];

    public static readonly Rule HostHasItsPartyOrganisation = new LG006HostHasItsPartyOrganisation();
    public static readonly Rule OneStationAtATime = new LG007OneStationAtATime();
    public static readonly Rule OneInstructorAtATime = new LG008OneInstructorAtATime();
    public static readonly Rule CoverageNamesItsCarrier = new LG009CoverageNamesItsCarrier();
    public static readonly Rule FirstSecretaryIsAppointed = new LG010FirstSecretaryIsAppointed();
    public static readonly Rule ScopeIsACommittees = new LG011ScopeIsACommittees();
    public static readonly Rule HonourNamesItsHolder = new LG012HonourNamesItsHolder();
    public static readonly Rule CaseIsClosedWithAResult = new LG013CaseIsClosedWithAResult();
    public static readonly Rule DispositionIsDecidedInTime = new LG014DispositionIsDecidedInTime();
    public static readonly Rule DecisionIsOfAnObservationPoint = new LG015DecisionIsOfAnObservationPoint();
    public static readonly Rule ForumIsReportedInTime = new LG016ForumIsReportedInTime();

    /// <summary>All of them, by code.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        .. Shared,
        HostHasItsPartyOrganisation,
        OneStationAtATime,
        OneInstructorAtATime,
        CoverageNamesItsCarrier,
        FirstSecretaryIsAppointed,
        ScopeIsACommittees,
        HonourNamesItsHolder,
        CaseIsClosedWithAResult,
        DispositionIsDecidedInTime,
        DecisionIsOfAnObservationPoint,
        ForumIsReportedInTime,
    ];
}
