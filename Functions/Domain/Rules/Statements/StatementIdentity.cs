using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// An identity of the financial statements: in each column, a total is the sum of other rows (domain.md 7.1, 7.7).
/// A blank total, or no addend at all, leaves nothing to check; a single blank addend counts as zero. Amounts may differ by
/// one fen for each addend, because they may have been rounded one by one.
/// </summary>
public abstract class StatementIdentity(string code, string zh, params StatementIdentity.Sum[] sums) : Rule<AnnualReport>(
    code,
    Severity.Error,
    zh,
    "{rows} must add up; difference {d}.",
    "请核对 {rows}:应为{expected}元,填报为{actual}元,相差{d}元。请对照财务软件导出的报表更正。",
    "Check {rows}: it should be {expected} yuan, was reported as {actual}, a difference of {d}. Correct it from the statements of the accounting system.")
{
    /// <summary>The columns of the balance sheet.</summary>
    protected const string OpeningAndClosing = "be";

    /// <summary>The columns of the statement of activities.</summary>
    protected const string UnrestrictedRestrictedTotal = "urt";

    protected sealed override void Check(AnnualReport record, Judge judge)
    {
        foreach (var sum in sums)
            sum.Check(this, record, judge);
    }

    /// <summary>One sum, in one column.</summary>
    public sealed class Sum
    {
        private readonly StatementLine _total;
        private readonly (StatementLine Line, int Sign)[] _addends;
        private readonly string _rows;

        private Sum(string statement, int total, int[] addends, char column)
        {
            _total = StatementLines.Of($"{statement}{total}.{column}");
            _addends = [.. addends.Select(row => (StatementLines.Of($"{statement}{Math.Abs(row)}.{column}"), Math.Sign(row)))];
            var terms = string.Concat(addends.Select((row, i) => row < 0 ? $"−{-row}" : i == 0 ? $"{row}" : $"+{row}"));
            _rows = $"{_total.Code} = {terms}";
        }

        /// <summary>The sum in each of the columns; a negative row number is subtracted.</summary>
        public static Sum[] Of(string statement, int total, int[] addends, string columns) => [.. columns.Select(column => new Sum(statement, total, addends, column))];

        internal void Check(Rule rule, AnnualReport record, Judge judge)
        {
            var lines = record.Lines;
            // An amount that could not be read is not zero.
            if (record.Unreadable.Count > 0 && _addends.Any(a => record.Unreadable.Contains(a.Line.Code)))
                return;
            if (lines[_total] is not { } actual || _addends.All(a => lines[a.Line] is null))
                return;
            Int128 expected = 0;
            foreach (var (line, sign) in _addends)
                expected += sign * (Int128)(lines[line] ?? 0);
            judge.FailUnlessEqual(rule, _total.Code, actual, expected, addends: _addends.Length, _rows);
        }
    }
}
