namespace Nianbao.Domain.Rules;

/// <summary>How much a finding weighs (domain.md 7.1).</summary>
public enum Severity
{
    /// <summary>信息: said, nothing to do.</summary>
    Info,

    /// <summary>提示: accepted; explain or mend.</summary>
    Warn,

    /// <summary>须更正: the row is returned and not counted, unless the rule states a ground for the inspection (then the fact is recorded and the row counts).</summary>
    Error,

    /// <summary>拒收: not a submission at all.</summary>
    Reject,
}
