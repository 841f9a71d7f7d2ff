using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;

namespace Nianbao.Domain.Rules.CrossYear;

/// <summary>
/// Opening figures are last year's closing figures (domain.md 7.8, XY-001): one violation for each row that is not. A declared
/// restatement makes it a warning; without an accepted report of last year there is nothing to compare.
/// </summary>
public sealed class XY001OpeningIsPriorClosing() : Rule<AnnualReport>(
    "XY-001",
    Severity.Error,
    "年初数与上年期末数不一致:第{n}行差{d}。",
    "Opening ≠ prior closing.",
    "第{n}行“{line}”:上年报告期末数为{expected}元,本年年初数填报为{actual}元。请按上年期末数更正;确有调整的,请填写年初数调整说明。",
    "Row {n}, {line}: last year's closing figure was {expected} yuan, this year's opening figure is {actual}. Correct it, or declare the restatement.")
{
    private static readonly (int Row, StatementLine Opening, StatementLine Closing, string Name)[] Rows =
    [
        .. new[] { 1, 20, 40, 60, 100, 101, 105, 110 }.Select(n => (n, StatementLines.Of($"BS{n}.b"), StatementLines.Of($"BS{n}.e"), StatementLines.Of($"BS{n}.b").Chinese)),
    ];

    public override string Basis => "《民间非营利组织会计制度》会计报表前后期衔接 (domain.md 7.8)";

    public override string CauseZh => "上年的期末数就是本年的年初数。年初数常因沿用审计调整前的数字、抄错行或换了会计软件而与上年报告不一致。";

    public override string CauseEn => "Last year's closing figures are this year's opening ones. They part when figures from before the audit's adjustments are used, when a row is mistaken, or when the accounting program was changed.";

    public override IReadOnlyList<string> Fields => [.. Rows.Select(row => row.Opening.Code)];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Previous is not { } previous)
            return;
        Severity? severity = record.RestatementDeclared == true ? Severity.Warn : null;
        foreach (var (row, opening, closing, name) in Rows)
        {
            if (record.Lines[opening] is not { } actual || previous.Lines[closing] is not { } expected)
                continue;
            judge.FailUnlessEqual(this, opening.Code, actual, expected, addends: 1, $"{opening.Code} = {closing.Code} ({judge.Context.Period.Year - 1})", severity, ("n", row.ToString()), ("line", name), ("line.en", opening.English));
        }
    }
}
