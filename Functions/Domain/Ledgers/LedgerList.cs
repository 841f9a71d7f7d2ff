using Nianbao.Domain.Values;

namespace Nianbao.Domain.Ledgers;

/// <summary>All ledgers, in the order of domain.md 2.</summary>
public static class LedgerList
{
    public static IReadOnlyList<LedgerDataset> Under(PersonSeal seal) =>
    [
        new CoverageLedger(),
        new CensusesLedger(),
        new CensusResultsLedger(),
        new FusionChecksLedger(),
        new ChartersLedger(),
        new CampaignsLedger(),
        new ForumNoticesLedger(seal),
        new GuidanceDocumentsLedger(),
        new WeakPartyOrgCasesLedger(seal),
        new WorkstationsLedger(seal),
        new WorkstationLinksLedger(),
        new WorkstationReportsLedger(),
        new PartyOrganisationsLedger(),
        new PartyPostsLedger(seal),
        new ObservationPointsLedger(),
        new DecisionParticipationsLedger(),
        new ActionProgrammesLedger(),
        new ActionItemsLedger(),
        new ActionProgressLedger(),
        new InstructorsLedger(seal),
        new InstructorAssignmentsLedger(seal),
        new InstructorVisitsLedger(),
        new MemberDevelopmentsLedger(seal),
        new HonoursLedger(seal),
        new DemoCreationsLedger(),
        new CaseSelectionsLedger(),
        new BrandsLedger(),
        new PairingsLedger(),
        new CharityProjectsLedger(),
    ];
}
