using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN024Tests
{
    [Fact]
    public void Details_add_up_to_the_cost_within_four_fen_where_any_is_given()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN024CostDetailsAddUp();
        var right = report.Lines["IS13.u"];
        Assert.Empty(rule.Judge(report.With("IS13.u", right + 4), context));
        Assert.Equal(["IS12.u"], rule.Judge(report.With("IS13.u", right + 5), context).Select(v => v.Field));
        foreach (var row in new[] { 13, 14, 15, 16 })
            report.With($"IS{row}.u", null);
        Assert.Empty(rule.Judge(report, context));
    }
}
