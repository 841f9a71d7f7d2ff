using Nianbao.Domain.Rules.Activities;
using Nianbao.Domain.Rules.Attachments;
using Nianbao.Domain.Rules.Charity;
using Nianbao.Domain.Rules.CrossField;
using Nianbao.Domain.Rules.CrossYear;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Domain.Rules.Governance;
using Nianbao.Domain.Rules.Identity;
using Nianbao.Domain.Rules.Ledgers;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Domain.Rules.Registry;
using Nianbao.Domain.Rules.Statements;
using Nianbao.Domain.Rules.Texts;
using Nianbao.Domain.Rules.Values;

namespace Nianbao.Domain.Rules;

/// <summary>The rules in the order of domain.md 7 and 10.4, and which of them apply to which dataset.</summary>
public static class RuleCatalogue
{
    /// <summary>What reading itself can say of any file.</summary>
    private static readonly Rule[] File =
    [
        ID001FileIsReadable.Instance,
        ID002HeadersAreKnown.Instance,
        VAL001RequiredValueIsGiven.Instance,
        VAL002CellIsReadable.Instance,
        VAL004FileHasRows.Instance,
        VAL005AddressIsKnown.Instance,
        VAL006RecordFits.Instance,
        VAL007ItemNamesItsRecord.Instance,
        VAL008ExplanationExplains.Instance,
        VAL012DeclarationIsKnown.Instance,
    ];

    private static readonly Rule[] Code =
    [
        ID003CodeIsNotANumber.Instance,
        new ID004CodeIsWellFormed(),
        new ID005CheckCharacterIsRight(),
        new ID006CodeIsOfCivilAffairs(),
    ];

    private static readonly Rule[] CodeParts = [new ID008DivisionIsKnown(), new ID009OrganisationCodeIsRight()];

    /// <summary>What is asked of a register file that is declared complete.</summary>
    private static readonly Rule[] Completeness = [VAL009ClosingsAreConfirmed.Instance, VAL010OrganisationIsListed.Instance, VAL011CompleteFileIsSound.Instance];

    private static readonly Rule LegalType = new ID007LegalTypeMatchesCode();
    private static readonly Rule Registered = new ID010OrganisationIsRegistered();
    private static readonly Rule Uploader = new ID013UploaderIsEntitled();

    /// <summary>Rules of the register.</summary>
    public static readonly IReadOnlyList<Rule> Registry = [.. File, .. Code, LegalType, .. CodeParts, ID014DuplicateRow.Instance, ID015IdenticalVersion.Instance, .. Completeness];

    /// <summary>Rules of annual reports.</summary>
    public static readonly IReadOnlyList<Rule> AnnualReports =
    [
        .. File,
        .. Code,
        LegalType,
        .. CodeParts,
        Registered,
        new ID011NameMatchesRegister(),
        new ID012ReportYearIsOpen(),
        Uploader,
        ID014DuplicateRow.Instance,
        ID015IdenticalVersion.Instance,
        .. RegistryCheckRules.All,
        .. DateRules.All,
        .. GovernanceRules.All,
        .. PartyBuildingRules.All,
        .. StatementRules.All,
        .. CrossYearRules.All,
        .. CrossFieldRules.All,
        .. CharityRules.All,
        .. AttachmentRules.All,
        .. TextRules.All,
    ];

    /// <summary>Rules of activities.</summary>
    public static readonly IReadOnlyList<Rule> Activities =
    [
        .. File,
        .. Code,
        LegalType,
        .. CodeParts,
        Registered,
        Uploader,
        ID015IdenticalVersion.Instance,
        VAL003StartsInThePeriod.Instance,
        AC001ActivityIdIsUnique.Instance,
        .. ActivityRules.All,
    ];

    /// <summary>Rules of the registrars' findings.</summary>
    public static readonly IReadOnlyList<Rule> Checks = [.. File, .. Code, .. CodeParts, Uploader, ID014DuplicateRow.Instance, ID015IdenticalVersion.Instance];

    /// <summary>Every rule once, by code.</summary>
    public static readonly IReadOnlyList<Rule> All = [.. Registry.Concat(AnnualReports).Concat(Activities).Concat(LedgerRules.All).Distinct().OrderBy(r => r.Code, StringComparer.Ordinal)];

    /// <summary>Rules of a ledger: those of all ledgers, and its own.</summary>
    /// <param name="hasCode">Whether its entries bear credit codes.</param>
    internal static IReadOnlyList<Rule> LedgersWith(IReadOnlyList<Rule> own, bool hasCode) =>
    [
        .. File,
        .. hasCode ? [.. Code, LegalType, .. CodeParts, Registered, Uploader] : Array.Empty<Rule>(),
        ID014DuplicateRow.Instance,
        ID015IdenticalVersion.Instance,
        .. LedgerRules.Shared,
        .. own,
    ];
}
