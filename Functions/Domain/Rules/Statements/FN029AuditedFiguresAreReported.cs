using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.Statements;

/// <summary>
/// Where there is an audit report, its totals are the reported ones: total assets, income, expenses, net assets (domain.md 7.7,
/// FN-029). One violation for each that differs, at the audited figure; a blank one is not compared.
/// </summary>
public sealed class FN029AuditedFiguresAreReported() : Rule<AnnualReport>(
    "FN-029",
    Severity.Error,
    "填报数与审计报告不一致。",
    "Reported figures differ from the audit report: {rows}; difference {d}.",
    "请核对 {rows}：报表中“{line}”为{expected}元，审计报告填报为{actual}元，相差{d}元。请按审定报表更正。",
    "Check {rows}: {line} is {expected} yuan in the statements and {actual} in the audit report, a difference of {d}. Correct it from the audited statements.")
{
    private static readonly (string Field, Func<AnnualReport, long?> Audited, StatementLine Reported)[] Figures =
    [
        ("audit.totalAssets", r => r.AuditedAssets, StatementLines.Of("BS60.e")),
        ("audit.income", r => r.AuditedIncome, StatementLines.Of("IS11.t")),
        ("audit.expense", r => r.AuditedExpense, StatementLines.Of("IS35.t")),
        ("audit.netAssets", r => r.AuditedNetAssets, StatementLines.Of("BS110.e")),
    ];

    public override string Basis => "基金会管理条例第36条；慈善法第13条、第61条；domain.md 7.7";

    public override string CauseZh => "年报所附报表应与审计报告所附报表一致。常见原因是年报按审计调整前的账填写，或审计报告的数字抄错了行。";

    public override string CauseEn => "The statements of the report are those of the audit report. It usually breaks because the report was filled in from the books before the auditor's adjustments, or because a figure was copied from the wrong row.";

    public override IReadOnlyList<string> Fields => [.. Figures.Select(f => f.Field), .. Figures.Select(f => f.Reported.Code), "audit.hasAudit"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.HasAudit == false)
            return;
        foreach (var (field, auditedOf, line) in Figures)
        {
            if (auditedOf(record) is { } audited && record.Lines[line] is { } reported)
                judge.FailUnlessEqual(this, field, audited, reported, addends: 1, $"{field} = {line.Code}", arguments: [("line", line.Chinese), ("line.en", line.English)]);
        }
    }
}
