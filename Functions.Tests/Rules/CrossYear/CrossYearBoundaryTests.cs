using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.CrossYear;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.CrossYear;

public sealed class CrossYearBoundaryTests
{
    [Theory]
    [InlineData(100, 100, null)]
    [InlineData(100, 49_999, null)]
    [InlineData(100, 50_000, "1000")]
    [InlineData(100, 200_000, "1000")]
    [InlineData(100, 200_001, null)]
    [InlineData(100, 499_999, null)]
    [InlineData(100, 1_000_000, "10000")]
    [InlineData(1_000_000, 100, "10000")]
    [InlineData(100_000, 100, "1000")]
    [InlineData(0, 100, null)]
    public void XY_002_knows_a_thousand_and_ten_thousand_within_a_factor_of_two(long before, long now, string? times)
    {
        var context = Samples.Context() with { Previous = new AnnualReport().With("BS60.e", before) };
        var violations = new XY002UnitIsThatOfLastYear().Judge(new AnnualReport().With("BS60.e", now), context);
        Assert.Equal(times, violations.SingleOrDefault()?.Arguments.Single(a => a.Name == "k").Value);
        Assert.All(violations, v => Assert.Equal("BS60.e", v.Field));
    }

    [Fact]
    public void XY_003_leaves_a_wrong_unit_of_the_whole_report_to_XY_002()
    {
        var context = Samples.Context() with { Previous = new AnnualReport().With("BS60.e", 100_00).With("IS11.t", 50_00) };
        var report = new AnnualReport().With("BS60.e", 1_000_000_00).With("IS11.t", 500_000_00);
        Assert.Empty(new XY003IncomeChangesPlausibly().Judge(report, context));
        Assert.Single(new XY003IncomeChangesPlausibly().Judge(report.With("BS60.e", 100_00), context));
    }

    [Theory]
    [InlineData(0L, 0, 1)]
    [InlineData(null, 0, 1)]
    [InlineData(0L, null, 1)]
    [InlineData(null, null, 0)]
    [InlineData(0L, 1, 0)]
    [InlineData(2L, 0, 0)]
    public void XY_006_needs_both_what_is_reported_and_what_is_recorded_to_be_none(long? reported, int? recorded, int count)
    {
        var previous = new AnnualReport { ActivitiesCount = 0 }.With("IS35.t", 0);
        var context = Samples.Context() with { Previous = previous, Activities = recorded is { } n ? ActivitySummary.None with { Count = n } : null };
        var report = new AnnualReport { ActivitiesCount = reported }.With("IS35.t", 0);
        Assert.Equal(count, new XY006IsActiveInTwoYears().Judge(report, context).Count);
        Assert.Empty(new XY006IsActiveInTwoYears().Judge(report.With("IS35.t", null), context));
    }
}
