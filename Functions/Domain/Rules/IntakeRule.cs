using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules;

/// <summary>
/// A rule about a file, about two rows, or about two versions. The pipeline notices that while it reads and commits, and
/// builds the violation with the rule's own factory method, so <see cref="Check"/> has nothing to do. It stands in the
/// catalogue with the others, so that its texts are documented once.
/// </summary>
public abstract class IntakeRule(string code, Severity severity, string zh, string en, string remedyZh, string remedyEn)
    : Rule(code, severity, zh, en, remedyZh, remedyEn)
{
    public sealed override void Check(Record record, Judge judge)
    {
    }

    protected Violation Broken(string? field = null, string? expected = null, Severity? severity = null, params (string Name, string Value)[] arguments) =>
        new(this, severity ?? Severity, field, expected, null, arguments);
}
