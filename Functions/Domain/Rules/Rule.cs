using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules;

/// <summary>One rule of the catalogue (domain.md 7 and 10.4): a condition that must be true of a record.</summary>
/// <param name="code">The catalogue's code, for example FN-010.</param>
/// <param name="zh">The Chinese message; {name} is filled from the violation's arguments.</param>
/// <param name="en">The English message, likewise.</param>
/// <param name="remedyZh">What to do, in Chinese.</param>
/// <param name="remedyEn">What to do, in English.</param>
public abstract class Rule(string code, Severity severity, string zh, string en, string remedyZh, string remedyEn)
{
    public string Code { get; } = code;

    public Severity Severity { get; } = severity;

    public string Chinese { get; } = zh;

    public string English { get; } = en;

    public string RemedyZh { get; } = remedyZh;

    public string RemedyEn { get; } = remedyEn;

    /// <summary>Whom the rule is about, and when it holds.</summary>
    public virtual Applicability AppliesTo => Applicability.Everyone;

    /// <summary>Where the rule comes from: a law with its article, a notice, or a decision of domain.md with its tag.</summary>
    public virtual string Basis => "";

    /// <summary>Why the rule is there and how it comes to be broken, in Chinese: the page of the rule.</summary>
    public virtual string CauseZh => "";

    /// <summary>The same in English.</summary>
    public virtual string CauseEn => "";

    /// <summary>The columns the rule looks at, by English name; the first is where a violation usually stands.</summary>
    public virtual IReadOnlyList<string> Fields => [];

    /// <summary>The names of the dated parameters it compares with (<see cref="Reference.RuleParameters"/>), for its page.</summary>
    public virtual IReadOnlyList<string> ParameterNames => [];

    /// <summary>The inspection ground a violation states, or null.</summary>
    public virtual string? Ground => null;

    /// <summary>
    /// Whether a warning of this rule must be answered with an explanation before the report is accepted (domain.md 7.1). Not for
    /// plain facts, such as that a report came late.
    /// </summary>
    public virtual bool NeedsExplanation => Severity == Severity.Warn && Ground is null;

    /// <summary>Says each violation of the record to <paramref name="judge"/>; says nothing when the record keeps the rule.</summary>
    public abstract void Check(Record record, Judge judge);
}

/// <summary>A rule about one record type.</summary>
public abstract class Rule<TRecord>(string code, Severity severity, string zh, string en, string remedyZh, string remedyEn)
    : Rule(code, severity, zh, en, remedyZh, remedyEn)
    where TRecord : Record
{
    public sealed override void Check(Record record, Judge judge) => Check((TRecord)record, judge);

    protected abstract void Check(TRecord record, Judge judge);
}
