using System.Text.RegularExpressions;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>How statement rules compare amounts and say what differs.</summary>
internal static partial class StatementJudgement
{
    /// <summary>
    /// Fails the rule when two amounts, in fen, differ by more than a fen for each addend, or half a declared unit (domain.md 7.1).
    /// True when they are equal.
    /// </summary>
    public static bool FailUnlessEqual(this Judge judge, Rule rule, string field, Int128 actual, Int128 expected, int addends, string rows, Severity? severity = null, params (string Name, string Value)[] arguments)
    {
        var difference = actual - expected;
        if (judge.IsWithinTolerance(difference, addends))
            return true;
        var (expectedText, differenceText) = (Yuan.Of(expected), Yuan.Of(difference));
        judge.Fail(
            rule,
            field,
            expectedText,
            differenceText,
            severity,
            [.. arguments, ("rows", InWords(rows)), ("rows.en", rows), ("d", differenceText), ("expected", expectedText), ("actual", Yuan.Of(actual))]);
        return false;
    }

    /// <summary>Codes of lines as an accountant reads them in Chinese: BS20.e = 1+2 becomes 资产负债表第20行期末数 = 1+2.</summary>
    internal static string InWords(string rows) => LineCode().Replace(rows, line =>
        (line.Groups[1].Value switch { "BS" => "资产负债表", "IS" => "业务活动表", _ => "现金流量表" })
        + $"第{line.Groups[2].Value}行"
        + (line.Groups[3].Value switch { "b" => "年初数", "e" => "期末数", "u" => "非限定性", "r" => "限定性", "t" => "合计", _ => "" }));

    [GeneratedRegex(@"(BS|IS|CF)(\d+)(?:\.([berut]))?")]
    private static partial Regex LineCode();

    /// <summary>Whether a difference, in fen, may come from rounding: a fen for each addend, or half a declared unit (domain.md 7.1).</summary>
    public static bool IsWithinTolerance(this Judge judge, Int128 difference, int addends)
    {
        Int128 perAddend = judge.Context.DeclaredUnit == 1 ? 1 : judge.Context.DeclaredUnit * 100L / 2;
        return Int128.Abs(difference) <= perAddend * Math.Max(1, addends);
    }

    /// <summary>
    /// Whether an error of one of these rules already says the same difference: then a warning would only say the same slip of
    /// the pen once more, in other words. A difference of its own is always said.
    /// </summary>
    /// <param name="difference">In fen; its sign does not matter.</param>
    /// <param name="column">The column both must stand in, for example <c>.e</c>; an empty one for any.</param>
    public static bool HasSaid(this Judge judge, Int128 difference, string column, params ReadOnlySpan<string> codes)
    {
        var amount = Yuan.Of(Int128.Abs(difference));
        foreach (var said in judge.Violations)
        {
            if (said.Difference?.TrimStart('-') == amount && said.Field?.EndsWith(column, StringComparison.Ordinal) == true && codes.Contains(said.Rule.Code))
                return true;
        }

        return false;
    }
}
