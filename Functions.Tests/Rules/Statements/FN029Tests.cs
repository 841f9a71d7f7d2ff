using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN029Tests
{
    [Fact]
    public void Audited_totals_are_the_reported_ones_within_a_fen_where_both_are_given()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN029AuditedFiguresAreReported();
        report.AuditedIncome++;
        Assert.Empty(rule.Judge(report, context));
        report.AuditedIncome++;
        Assert.Equal(("audit.income", "0.02"), Assert.Single(rule.Judge(report, context)) is var v ? (v.Field, v.Difference) : default);
        report.AuditedExpense += 5;
        Assert.Equal(["audit.income", "audit.expense"], rule.Judge(report, context).Select(f => f.Field));
        report.AuditedIncome = null;
        report.HasAudit = null;
        Assert.Equal(["audit.expense"], rule.Judge(report, context).Select(f => f.Field));
        report.HasAudit = false;
        Assert.Empty(rule.Judge(report, context));
    }
}
