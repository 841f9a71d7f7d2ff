namespace Nianbao.Domain.Rules.Statements;

/// <summary>How statement rules compare amounts and say what differs.</summary>
internal static class StatementJudgement
{
    /// <summary>Fails the rule when two amounts, in fen, differ by more than a fen for each addend, or half a declared unit (domain.md 7.1).</summary>
    public static void FailUnlessEqual(this Judge judge, Rule rule, string field, Int128 actual, Int128 expected, int addends, string rows, Severity? severity = null, params (string Name, string Value)[] arguments)
    {
        var difference = actual - expected;
        Int128 perAddend = judge.Context.DeclaredUnit == 1 ? 1 : judge.Context.DeclaredUnit * 100L / 2;
        if (Int128.Abs(difference) <= perAddend * Math.Max(1, addends))
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
