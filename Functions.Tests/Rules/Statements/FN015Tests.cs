using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN015Tests
{
    [Fact]
    public void What_is_released_is_neutral_in_total_and_opposite_in_the_columns()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN015ReleaseIsNeutral();
        Assert.Empty(rule.Judge(report.With("IS40.t", 1), context));
        Assert.Equal(["IS40.t"], rule.Judge(report.With("IS40.t", 2), context).Select(v => v.Field));
        var violation = Assert.Single(rule.Judge(report.With("IS40.t", 0).With("IS40.u", 120_001_00), context));
        Assert.Equal(("IS40.u", "120000.00", "1.00"), (violation.Field, violation.Expected, violation.Difference));
        Assert.Empty(rule.Judge(report.With("IS40.r", null), context));
    }
}
