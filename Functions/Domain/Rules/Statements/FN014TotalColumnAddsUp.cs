using System.Collections.Concurrent;
using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// In every row of the statement of activities, the total column is unrestricted plus restricted (domain.md 7.7, FN-014): one
/// violation for each row that is not. Skipped when the total is blank, or both of the others; one blank one counts as zero.
/// </summary>
public sealed class FN014TotalColumnAddsUp() : Rule<AnnualReport>(
    "FN-014",
    Severity.Error,
    "合计列≠非限定性+限定性（第{n}行）。",
    "{rows} must add up; difference {d} (row {n}).",
    "业务活动表第{n}行“{line}”：合计应为{expected}元，填报为{actual}元，相差{d}元。请核对该行三列。",
    "Statement of activities, row {n}, {line}: the total should be {expected} yuan, was reported as {actual}, a difference of {d}. Check the three columns of the row.")
{
    private readonly ConcurrentDictionary<StatementFormat, Row[]> _rows = new();

    public override string Basis => StatementBasis.Of("IS1");

    public override string CauseZh => "业务活动表每一行的合计都是非限定性与限定性两列之和。常见原因是只填了合计与其中一列，或改了某一列而没有重算合计。";

    public override string CauseEn => "In each row of the statement of activities the total is unrestricted plus restricted. It usually breaks because one of the two columns was left out, or because a column was corrected and the total was not.";

    public override IReadOnlyList<string> Fields => [.. Rows(StatementFormat.All[0]).Select(r => r.Total.Code), .. Rows(StatementFormat.All[0]).SelectMany(r => r.Parts.Select(p => p.Code))];

    protected override void Check(AnnualReport record, Judge judge)
    {
        foreach (var row in Rows(StatementFormat.Of(judge.Context.Year)))
        {
            if (record.Lines[row.Total] is not { } actual || (record.Unreadable.Count > 0 && row.Parts.Any(p => record.Unreadable.Contains(p.Code))))
                continue;
            Int128? sum = null;
            foreach (var part in row.Parts)
            {
                if (record.Lines[part] is { } amount)
                    sum = (sum ?? 0) + amount;
            }

            if (sum is { } expected)
                judge.FailUnlessEqual(this, row.Total.Code, actual, expected, row.Parts.Length, row.Text, arguments: [("n", row.Number), ("line", row.Chinese), ("line.en", row.English)]);
        }
    }

    private Row[] Rows(StatementFormat format) => _rows.GetOrAdd(format, f =>
    [
        .. from statement in f.Statements
           let total = statement.Columns.FirstOrDefault(c => c.IsTotal)
           where total is not null
           from row in statement.Rows
           let parts = statement.Columns.Where(c => !c.IsTotal).Select(c => StatementLines.Of(statement.CodeOf(row, c))).ToArray()
           select new Row(row.Row.ToString(CultureInfo.InvariantCulture), row.Chinese, row.English, StatementLines.Of(statement.CodeOf(row, total)), parts),
    ]);

    private sealed record Row(string Number, string Chinese, string English, StatementLine Total, StatementLine[] Parts)
    {
        public string Text { get; } = $"{Total.Code} = {string.Join(" + ", Parts.Select(p => p.Code))}";
    }
}
