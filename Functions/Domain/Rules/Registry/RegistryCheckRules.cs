namespace Nianbao.Domain.Rules.Registry;

/// <summary>Cross-checks with the register, by code (domain.md 7.3).</summary>
internal static class RegistryCheckRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new RG001LegalRepresentativeIsRegistered(),
        new RG002DomicileIsRegistered(),
        new RG003FundsAreRegistered(),
        new RG004EstablishmentIsRegistered(),
        new RG005SupervisingUnitIsRegistered(),
        new RG006BusinessScopeIsRegistered(),
        new RG007ChangesAreRegisteredInTime(),
        new RG008ChangesAreThoseRegistered(),
        new RG009CharityStatusIsRegistered(),
        new RG010GradeIsThatOfTheEvaluation(),
        new RG011PenaltiesAreReported(),
        new RG012LastConclusionIsThatOnRecord(),
    ];
}
