using Nianbao.Domain.Rules.Activities;
using Nianbao.Domain.Rules.CrossYear;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Domain.Rules.Governance;
using Nianbao.Domain.Rules.Identity;
using Nianbao.Domain.Rules.PartyBuilding;
using Nianbao.Domain.Rules.Statements;
using Nianbao.Domain.Rules.Values;

namespace Nianbao.Domain.Rules;

/// <summary>The rules in the order of domain.md 7 and 10.4, and which of them apply to which dataset.</summary>
public static class RuleCatalogue
{
    private static readonly Rule[] File = [ID001FileIsReadable.Instance, ID002HeadersAreKnown.Instance, VAL001RequiredValueIsGiven.Instance];

    private static readonly Rule[] Code =
    [
        ID003CodeIsNotANumber.Instance,
        new ID004CodeIsWellFormed(),
        new ID005CheckCharacterIsRight(),
        new ID006CodeIsOfCivilAffairs(),
    ];

    private static readonly Rule[] CodeParts = [new ID008DivisionIsKnown(), new ID009OrganisationCodeIsRight()];

    private static readonly Rule LegalType = new ID007LegalTypeMatchesCode();
    private static readonly Rule Registered = new ID010OrganisationIsRegistered();
    private static readonly Rule Uploader = new ID013UploaderIsEntitled();

    /// <summary>Rules of the register.</summary>
    public static readonly IReadOnlyList<Rule> Registry = [.. File, .. Code, LegalType, .. CodeParts, ID014DuplicateRow.Instance, ID015IdenticalVersion.Instance];

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
        new DT001FiledInTime(),
        new GV001MembersAddUp(),
        new PB001PartyMembersAddUp(),
        new PB002PartsWithinTotal(),
        new PB003DuePartyOrganisationIsBuilt(),
        new PB004MissingPartyOrganisationIsExplained(),
        new FN005TotalAssetsAddUp(),
        new FN008TotalLiabilitiesAddUp(),
        new FN009NetAssetsAddUp(),
        new FN010BalanceSheetBalances(),
        new FN012IncomeAddsUp(),
        new FN013ExpensesAddUp(),
        new FN016NetAssetChangeIsComputed(),
        new FN017NetAssetsMoveByTheChange(),
        new XY001OpeningIsPriorClosing(),
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
        AC001ActivityIdIsUnique.Instance,
        new AC002StartsBeforeItEnds(),
        new AC003HasHappened(),
        new AC004StartsAfterEstablishment(),
        new AC005PeriodIsOpen(),
        new AC006FundsAddUp(),
        new AC007NumbersAreNotNegative(),
        new AC008SourcesCoverTheFunds(),
        new AC009TypeHasItsFields(),
    ];

    /// <summary>Every rule once, by code.</summary>
    public static readonly IReadOnlyList<Rule> All = [.. Registry.Concat(AnnualReports).Concat(Activities).Distinct().OrderBy(r => r.Code, StringComparer.Ordinal)];
}
