namespace Nianbao.Domain.Rules.Activities;

/// <summary>Rules about activities but the first, which the pipeline notices, by code (domain.md 10.4, 10.5).</summary>
internal static class ActivityRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new AC002StartsBeforeItEnds(),
        new AC003HasHappened(),
        new AC004StartsAfterEstablishment(),
        new AC005PeriodIsOpen(),
        new AC006FundsAddUp(),
        new AC007NumbersAreNotNegative(),
        new AC008SourcesCoverTheFunds(),
        new AC009TypeHasItsFields(),
        new AC010FiguresAreUsual(),
        new AC011UnitIsYuan(),
        new AC012RoundFiguresHaveEvidence(),
        new AC013VolunteersArePlausible(),
        new AC014EnterprisesAreListed(),
        new AC015PlaceIsADivision(),
        new AC016SessionsArePossible(),
        new AC017SharesAddUp(),
        new AC018PartyOrganisationExists(),
        new AC019PairingIsActive(),
        new AC020ForumWasReported(),
        new AC021NameIsApproved(),
        new AC022FeesAreFiled(),
        new AC023EvidenceIsGiven(),
        new AC024EvidenceIsItsOwn(),
        new AC025CampaignsFitTheDate(),
        new DUP001ActivityIsReportedOnce(),
        new DUP002SameKeyIsDecided(),
        new DUP003LookAlikesAreListed(),
        new DUP004JointActivityIsOne(),
        new DUP005ProjectIsNotItsParts(),
        new DUP006CorrectionFindsItsActivity(),
    ];
}
