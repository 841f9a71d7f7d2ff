namespace Nianbao.Domain.Rules.Activities;

/// <summary>Rules about activities but the first, which the pipeline notices, by code (domain.md 10.4).</summary>
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
    ];
}
