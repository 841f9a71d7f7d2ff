using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;

namespace Nianbao.Domain.Procedures;

/// <summary>The dated terms of lists, rectification and supervision (Rules/Parameters/procedures.json), as in force on a day.</summary>
public sealed class CaseLimits(RuleParameters parameters, DateOnly on)
{
    /// <summary>The terms of a day by the parameters that ship with the code.</summary>
    public static CaseLimits On(DateOnly day) => new(RuleParameters.Default, day);

    /// <summary>Working days for a statement before a listing; they begin the day after the notice.</summary>
    public int StatementWorkingDays => Number("STATEMENT_WORKING_DAYS");

    /// <summary>Working days in which a listing is removed once that was verified.</summary>
    public int RemovalWorkingDays => Number("REMOVAL_WORKING_DAYS");

    /// <summary>Whole years on the abnormal list that make a candidate for the list of serious dishonesty.</summary>
    public int ListedSeriousYears => Number("LISTED_SERIOUS_YEARS");

    /// <summary>Whole years on the list of serious dishonesty before removal may be asked for.</summary>
    public int SeriousRemovalYears => Number("SERIOUS_REMOVAL_YEARS");

    /// <summary>Whole months on the abnormal list after which it is removed where nothing is to be rectified.</summary>
    public int AutomaticRemovalMonths => Number("AUTOMATIC_REMOVAL_MONTHS");

    /// <summary>Days of the one further term of a rectification that was sent back.</summary>
    public int ReworkDays => Number("REWORK_DAYS");

    /// <summary>Whole months after which a rectification ends at the latest, also when it is extended.</summary>
    public int RectificationMostMonths => Number("RECTIFICATION_MONTHS_MAX");

    /// <summary>Days within which a weak party organisation's plan is made.</summary>
    public int WeakPlanDays => Number("WEAK_PLAN_DAYS");

    /// <summary>Whole months of a weak party organisation's rectification, and of its one extension, at most.</summary>
    public int WeakMostMonths => Number("WEAK_MONTHS_MAX");

    /// <summary>The days after the due date on which the levels of supervision begin: 1, 15, 30.</summary>
    public IReadOnlyList<int> SupervisionDays => [Number("SUPERVISION_LEVEL1_DAYS"), Number("SUPERVISION_LEVEL2_DAYS"), Number("SUPERVISION_LEVEL3_DAYS")];

    /// <summary>The level that is reached so many days after the due date: 0 for none.</summary>
    public int LevelAfter(DateOnly dueOn, DateOnly day) => SupervisionDays.Count(after => day >= dueOn.AddDays(after));

    private int Number(string name) => (int)parameters.Get(name, on.Year);
}
