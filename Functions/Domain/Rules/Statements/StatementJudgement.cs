namespace Nianbao.Domain.Rules.Statements;

/// <summary>How statement rules compare amounts and say what differs.</summary>
internal static class StatementJudgement
{
    /// <summary>Fails the rule when two amounts differ by more than the tolerance, all in fen.</summary>
    public static void FailUnlessEqual(this Judge judge, Rule rule, string field, Int128 actual, Int128 expected, int tolerance, string rows, Severity? severity = null, params (string Name, string Value)[] arguments)
    {
        var difference = actual - expected;
        if (Int128.Abs(difference) <= tolerance)
            return;
        var (expectedText, differenceText) = (Yuan.Of(expected), Yuan.Of(difference));
        judge.Fail(
            rule,
            field,
            expectedText,
            differenceText,
            severity,
            [.. arguments, ("rows", rows), ("d", differenceText), ("expected", expectedText), ("actual", Yuan.Of(actual))]);
    }
}
