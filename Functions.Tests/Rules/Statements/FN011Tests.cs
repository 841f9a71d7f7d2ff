using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN011Tests
{
    [Fact]
    public void What_is_held_for_others_is_owed_to_them_within_a_fen()
    {
        var (report, context) = CleanReports.SocialGroup();
        var rule = new FN011CustodialSidesAreEqual();
        Assert.Empty(rule.Judge(report.With("BS51.e", 5_01).With("BS91.e", 5_00), context));
        var violation = Assert.Single(rule.Judge(report.With("BS51.e", 5_02), context));
        Assert.Equal(("BS51.e", "5.00", "0.02"), (violation.Field, violation.Expected, violation.Difference));
        Assert.Empty(rule.Judge(report.With("BS91.e", null), context));
    }

    [Fact]
    public void A_difference_that_total_liabilities_already_show_is_not_said_again_and_another_is()
    {
        var (report, context) = CleanReports.SocialGroup();
        Assert.Equal(["FN-008"], Samples.Judge([new FN008TotalLiabilitiesAddUp(), new FN011CustodialSidesAreEqual()], report.With("BS91.e", 7_00), context).Select(v => v.Rule.Code));
        Assert.Equal(["FN-008", "FN-011"], Samples.Judge([new FN008TotalLiabilitiesAddUp(), new FN011CustodialSidesAreEqual()], report.With("BS51.e", 3_00), context).Select(v => v.Rule.Code));
    }
}
