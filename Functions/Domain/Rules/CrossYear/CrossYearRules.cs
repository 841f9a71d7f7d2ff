namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>Comparisons with last year, by code (domain.md 7.8).</summary>
internal static class CrossYearRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new XY001OpeningIsPriorClosing(),
        new XY002UnitIsThatOfLastYear(),
        new XY003IncomeChangesPlausibly(),
        new XY004NarrativeIsNew(),
        new XY005MembersChangePlausibly(),
        new XY006IsActiveInTwoYears(),
    ];
}
