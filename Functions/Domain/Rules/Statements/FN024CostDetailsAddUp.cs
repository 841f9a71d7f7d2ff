using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// The details of the cost of activities, rows 13 to 16, add up to row 12 where any is given (domain.md 7.7, FN-024), in each
/// column. Skipped where total expenses or the total column are off by the very same amount.
/// </summary>
public sealed class FN024CostDetailsAddUp() : Rule<AnnualReport>(
    "FN-024",
    Severity.Warn,
    "业务活动成本明细不等于合计。",
    "{rows} must add up; difference {d}.",
    "请核对 {rows}：明细之和为{expected}元，业务活动成本填报为{actual}元，相差{d}元。明细未列全的，请补列或填写说明。",
    "Check {rows}: the details come to {expected} yuan, the cost of activities was reported as {actual}, a difference of {d}. When details are missing, add them or explain.")
{
    private static readonly Column[] Columns = [.. new[] { ".u", ".r", ".t" }.Select(c => new Column(c))];

    public override string Basis => StatementBasis.Of("IS12");

    public override string CauseZh => "业务活动成本按项目或活动列出明细时，明细之和应等于第12行。常见原因是明细只列了主要项目，或调整成本后没有更新明细。";

    public override string CauseEn => "When the cost of activities is broken down by project, the details add up to row 12. It usually breaks because only the main projects are listed, or because the cost was corrected and the details were not.";

    public override IReadOnlyList<string> Fields => [.. Columns.Select(c => c.Total.Code), .. Columns.SelectMany(c => c.Details.Select(d => d.Code))];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var column in Columns)
        {
            if (record.Lines[column.Total] is not { } actual || column.Details.All(d => record.Lines[d] is null) || (record.Unreadable.Count > 0 && column.Details.Any(d => record.Unreadable.Contains(d.Code))))
                continue;
            Int128 expected = 0;
            foreach (var detail in column.Details)
                expected += record.Lines[detail] ?? 0;
            if (!judge.HasSaid(actual - expected, column.Letter, "FN-013", "FN-014"))
                judge.FailUnlessEqual(this, column.Total.Code, actual, expected, column.Details.Length, column.Rows);
        }
    }

    private sealed class Column(string letter)
    {
        public string Letter => letter;

        public StatementLine Total { get; } = StatementLines.Of("IS12" + letter);

        public StatementLine[] Details { get; } = [.. Enumerable.Range(13, 4).Select(row => StatementLines.Of($"IS{row}{letter}"))];

        public string Rows { get; } = $"IS12{letter} = 13+14+15+16";
    }
}
