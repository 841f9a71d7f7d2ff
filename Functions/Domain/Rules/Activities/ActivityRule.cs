using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A rule about one activity. Its warnings do not hold the activity back, so that nothing need be explained; the exceptions say so.</summary>
public abstract class ActivityRule(string code, Severity severity, string zh, string en, string remedyZh, string remedyEn)
    : Rule<Activity>(code, severity, zh, en, remedyZh, remedyEn)
{
    public override bool NeedsExplanation => false;

    /// <summary>
    /// Whether a violation keeps the activity out of the totals until a person has decided (domain.md 10.4 AC-010, 10.5): the
    /// organisation by an explanation or a decision, or the registrar by accepting it.
    /// </summary>
    public virtual bool HoldsForReview => false;

    /// <summary>An explanation long enough to count as one (domain.md 7.1).</summary>
    protected static bool IsExplained(Activity activity, RuleContext context) =>
        activity.Explanation is { } text && text.Trim().Length >= (int)context.Parameters.Get("EXPLANATION_MIN_LENGTH", context.Year);

    /// <summary>A parameter of the activities' year.</summary>
    protected static decimal Limit(Judge judge, string name) => judge.Context.Parameters.Get(name, judge.Context.Year);

    /// <summary>A limit in yuan, as fen.</summary>
    protected static long LimitInFen(Judge judge, string name) => (long)(Limit(judge, name) * 100);

    protected static string Text(DateOnly day) => DayText.Of(day);

    /// <summary>A number without decimals it does not need.</summary>
    protected static string Text(decimal number) => number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
