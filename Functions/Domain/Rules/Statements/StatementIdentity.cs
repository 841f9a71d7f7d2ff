using System.Collections.Concurrent;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// An identity of the financial statements: in each column, a total is the sum of other rows (domain.md 7.1, 7.7). Which rows
/// add up is read from the statement format of the report year, so another format needs no other rule.
/// A blank total, or no addend at all, leaves nothing to check; a single blank addend counts as zero. Amounts may differ by
/// one fen for each addend, because they may have been rounded one by one.
/// </summary>
/// <param name="totals">The total rows, for example BS20.</param>
public abstract class StatementIdentity(string code, string zh, params string[] totals) : Rule<AnnualReport>(
    code,
    Severity.Error,
    zh,
    "{rows} must add up; difference {d}.",
    "请核对 {rows}:应为{expected}元,填报为{actual}元,相差{d}元。请对照财务软件导出的报表更正。",
    "Check {rows}: it should be {expected} yuan, was reported as {actual}, a difference of {d}. Correct it from the statements of the accounting system.")
{
    private readonly ConcurrentDictionary<StatementFormat, Sum[]> _sums = new();

    public override string Basis => "《民间非营利组织会计制度》会计报表勾稽关系 (domain.md 7.7)";

    public override IReadOnlyList<string> Fields => [.. Sums(StatementFormat.All[0]).Select(sum => sum.Total.Code)];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var sum in Sums(StatementFormat.Of(judge.Context.Year)))
            sum.Check(this, record, judge);
    }

    private Sum[] Sums(StatementFormat format) => _sums.GetOrAdd(format, f =>
    [
        .. from total in totals
           from statement in f.Statements
           where total.StartsWith(statement.Code, StringComparison.Ordinal)
           let addends = f.SumOf(total)
           where addends is not null
           from column in statement.Columns
           select new Sum(statement.Code, total, column.Letter, addends),
    ]);

    /// <summary>One sum, in one column.</summary>
    private sealed class Sum
    {
        private readonly (StatementLine Line, int Sign)[] _addends;
        private readonly string _rows;

        public Sum(string statement, string total, string letter, StatementSum sum)
        {
            var column = letter.Length == 0 ? "" : "." + letter;
            Total = StatementLines.Of(total + column);
            _addends = [.. sum.Addends.Select(a => (StatementLines.Of($"{statement}{a.Row}{column}"), a.Sign))];
            _rows = $"{Total.Code} = {sum}";
        }

        public StatementLine Total { get; }

        public void Check(Rule rule, AnnualReport record, Judge judge)
        {
            var lines = record.Lines;
            // An amount that could not be read is not zero.
            if (record.Unreadable.Count > 0 && _addends.Any(a => record.Unreadable.Contains(a.Line.Code)))
                return;
            if (lines[Total] is not { } actual || _addends.All(a => lines[a.Line] is null))
                return;
            Int128 expected = 0;
            foreach (var (line, sign) in _addends)
                expected += sign * (Int128)(lines[line] ?? 0);
            judge.FailUnlessEqual(rule, Total.Code, actual, expected, addends: _addends.Length, _rows);
        }
    }
}
