using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules.Statements;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Statements;

public sealed class FN027Tests
{
    [Theory]
    [InlineData(1L, null, 0, 1)]
    [InlineData(null, 3L, 0, 1)]
    [InlineData(null, null, 2, 1)]
    [InlineData(0L, 0L, 0, 0)]
    public void Statements_that_are_zero_throughout_contradict_staff_and_activities(long? staff, long? claimed, int recorded, int count)
    {
        var (_, context) = CleanReports.SocialGroup();
        context = context with { Activities = context.Activities! with { Count = recorded } };
        var report = new AnnualReport { StaffTotal = staff, ActivitiesCount = claimed }.With("BS60.e", 0).With("IS11.t", 0);
        var violations = new FN027StatementsAreNotEmpty().Judge(report, context);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal(("BS60.e", "G09"), (v.Field, v.Ground)));
        Assert.Empty(new FN027StatementsAreNotEmpty().Judge(report.With("CF61", 1), context));
    }

    [Fact]
    public void Statements_nobody_filled_in_are_not_zero_and_neither_is_what_could_not_be_read()
    {
        var (_, context) = CleanReports.SocialGroup();
        Assert.Empty(new FN027StatementsAreNotEmpty().Judge(new AnnualReport { StaffTotal = 3 }, context));
        var report = new AnnualReport { StaffTotal = 3 }.With("BS60.e", 0);
        report.MarkUnreadable("IS11.t");
        Assert.Empty(new FN027StatementsAreNotEmpty().Judge(report, context));
    }
}
