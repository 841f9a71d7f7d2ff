using Nianbao.Domain.Rules.Attachments;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Attachments;

/// <summary>The audit report is asked for where the registrar's deadline rule says so.</summary>
public sealed class AT001Tests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void An_audit_report_is_missing_where_the_deadline_rule_asks_for_one(bool required, int missing)
    {
        var (report, context) = CleanReports.SocialGroup();
        context = context with { Deadline = context.Deadline! with { AuditRequired = required } };
        Assert.Empty(new AT001AttachmentsAreComplete().Judge(report, context));
        report.Attachments = [.. report.Attachments!.Where(attachment => attachment.Kind != "AUDIT_REPORT")];
        var found = new AT001AttachmentsAreComplete().Judge(report, context);
        Assert.Equal(missing, found.Count);
        Assert.All(found, violation => Assert.Contains("审计报告", violation.MessageZh, StringComparison.Ordinal));
        // Of a year that no rule speaks of nothing is asked for.
        Assert.Empty(new AT001AttachmentsAreComplete().Judge(report, context with { Deadline = null }));
    }
}
