using System.Collections.Concurrent;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules;

/// <summary>The rules of a dataset by whom they are for: a file has millions of rows and few kinds of organisations.</summary>
public sealed class ApplicableRules(IReadOnlyList<Rule> all)
{
    private readonly ConcurrentDictionary<RuleSubject, Rule[]> _bySubject = [];

    /// <summary>The rules that are about this record, in their order. Those that only the intake can notice are not among them.</summary>
    public Rule[] For(Record record, RuleContext context) => _bySubject.GetOrAdd(
        RuleSubject.Of(record, context),
        static (subject, rules) => [.. rules.Where(rule => rule is not IntakeRule && rule.AppliesTo.Covers(subject))],
        all);
}
