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
public abstract class StatementIdentity(string code, string zh, string causeZh, string causeEn, params string[] totals) : Rule<AnnualReport>(
    code,
    Severity.Error,
    zh,
    "{rows} must add up; difference {d}.",
    "请核对 {rows}：应为{expected}元，填报为{actual}元，相差{d}元。请对照财务软件导出的报表更正。",
    "Check {rows}: it should be {expected} yuan, was reported as {actual}, a difference of {d}. Correct it from the statements of the accounting system.")
{
    private readonly ConcurrentDictionary<StatementFormat, Sum[]> _sums = new();

    public override string Basis => StatementBasis.Of(totals[0]);

    public override string CauseZh => causeZh;

    public override string CauseEn => causeEn;

    public override IReadOnlyList<string> Fields => [.. Sums(StatementFormat.All[0]).Select(sum => sum.Total.Code), .. Sums(StatementFormat.All[0]).SelectMany(sum => sum.AddendCodes).Distinct()];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var sum in SumsOf(judge.Context))
            sum.Check(this, record, judge);
    }

    /// <summary>The sums in the form of the report year.</summary>
    protected IReadOnlyList<Sum> SumsOf(RuleContext context) => Sums(StatementFormat.Of(context.Year));

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
    protected sealed class Sum
    {
        private readonly (StatementLine Line, int Sign)[] _addends;
        private readonly string _rows;

        public Sum(string statement, string total, string letter, StatementSum sum)
        {
            var column = letter.Length == 0 ? "" : "." + letter;
            Total = StatementLines.Of(total + column);
            Addends = sum.ToString();
            _addends = [.. sum.Addends.Select(a => (StatementLines.Of($"{statement}{a.Row}{column}"), a.Sign))];
            _rows = $"{Total.Code} = {Addends}";
        }

        public StatementLine Total { get; }

        /// <summary>The rows, for example 33+34.</summary>
        public string Addends { get; }

        public int Count => _addends.Length;

        public IEnumerable<string> AddendCodes => _addends.Select(a => a.Line.Code);

        /// <summary>What the addends come to, in fen; null when none was given, or when one could not be read: that is not zero.</summary>
        public Int128? Of(AnnualReport record)
        {
            Int128? sum = null;
            foreach (var (line, sign) in _addends)
            {
                if (record.Lines[line] is { } amount)
                    sum = (sum ?? 0) + (sign * (Int128)amount);
                else if (record.Unreadable.Count > 0 && record.Unreadable.Contains(line.Code))
                    return null;
            }

            return sum;
        }

        /// <summary>Fails the rule when the total is not the sum; true when it is, or when there is nothing to compare.</summary>
        public bool Check(Rule rule, AnnualReport record, Judge judge) =>
            record.Lines[Total] is not { } actual || Of(record) is not { } expected || judge.FailUnlessEqual(rule, Total.Code, actual, expected, Count, _rows);
    }
}
