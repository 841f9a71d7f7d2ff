namespace Nianbao.Domain.Rules.Charity;

/// <summary>Rules about charities, by code (domain.md 3.7, 7.8).</summary>
internal static class CharityRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new CH001FoundationsSpendWhatTheyRaise(),
        new CH002OthersSpendWhatTheyRaise(),
        new CH003OtherCharitiesSpendTheirShare(),
        new CH004AdministrationIsWithinItsCap(),
        new CH005FundraisingCostsLittle(),
        new CH006FoundationsKeepTheRegulation(),
        new CH007ExpenditureAddsUp(),
        new CH008FundraisersAreAudited(),
        new CH009SpecialCasesAreReported(),
    ];
}
