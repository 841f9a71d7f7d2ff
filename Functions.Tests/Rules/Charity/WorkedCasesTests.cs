using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Charity;
using Nianbao.Tests.Domain;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Charity;

/// <summary>The worked cases C5 to C10 of domain.md 8.6, and what the brackets and bases do at their bounds.</summary>
public sealed class WorkedCasesTests
{
    private const string Foundation = "53440300MJL1700155";
    private const string Group = "51440100MJK920013J";

    [Theory]
    [InlineData(6_900_000_00, null)]
    [InlineData(6_860_000_00, null)]
    [InlineData(6_859_999_99, "99.99")]
    [InlineData(6_000_000_00, "87.46")]
    [InlineData(5_000_000_00, "72.88")]
    public void C5_to_C7_a_public_foundation_may_use_the_average_of_three_years(long spent, string? share)
    {
        var report = new AnnualReport { Uscc = Foundation, CharitableExpenditure = spent, LastYearIncomeAdjusted = 10_000_000_00, AverageIncome3y = 9_800_000_00 };
        var violations = new CH001FoundationsSpendWhatTheyRaise().Judge(report, Charity(report, isPublic: true));
        Assert.Equal(share, violations.SingleOrDefault()?.Arguments.Single(a => a.Name == "share").Value);
        Assert.All(violations, v => Assert.Equal(("6860000.00", "G07", "charitableExpenditure"), (v.Expected, v.Ground, v.Field)));
        Assert.All(violations, v => Assert.Contains("低于前三年平均收入的70%（6860000.00元）", v.MessageZh, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7_999_999_99, 559_999_00, "99.99")]
    [InlineData(7_999_999_99, 559_999_99, "99.99")]
    [InlineData(7_999_999_99, 560_000_00, null)]
    [InlineData(8_000_000_00, 480_000_00, null)]
    [InlineData(8_000_000_00, 479_999_99, "99.99")]
    [InlineData(4_000_000_00, 280_000_00, null)]
    [InlineData(3_999_999_99, 319_999_99, "99.99")]
    [InlineData(60_000_000_00, 3_600_000_00, null)]
    public void C8_the_bracket_of_a_foundation_follows_its_net_assets(long netAssets, long spent, string? share)
    {
        var report = new AnnualReport { Uscc = Foundation, CharitableExpenditure = spent }.With("BS110.b", netAssets);
        var violations = new CH003OtherCharitiesSpendTheirShare().Judge(report, Charity(report, isPublic: false));
        Assert.Equal(share, violations.SingleOrDefault()?.Arguments.Single(a => a.Name == "share").Value);
    }

    [Theory]
    [InlineData(150_000_00, "75.00")]
    [InlineData(199_999_99, "99.99")]
    [InlineData(200_000_00, null)]
    public void C9_a_small_group_also_spends_half_of_its_income(long spent, string? share)
    {
        var report = new AnnualReport { Uscc = Group, CharitableExpenditure = spent, LastYearIncomeAdjusted = 400_000_00 }.With("BS110.b", 900_000_00);
        var violations = new CH003OtherCharitiesSpendTheirShare().Judge(report, Charity(report, isPublic: false));
        Assert.Equal(share, violations.SingleOrDefault()?.Arguments.Single(a => a.Name == "share").Value);
        Assert.All(violations, v => Assert.Equal("慈善活动支出未达50%：上年总收入的50%为200000.00元。", v.MessageZh));
    }

    [Theory]
    [InlineData(199_999_99, 0)]
    [InlineData(200_000_00, 1)]
    public void C10_small_administration_is_not_measured(long administration, int count)
    {
        var report = new AnnualReport { Uscc = Foundation, AdminExpense = administration }.With("IS35.t", 300_000_00).With("BS110.b", 5_000_000_00);
        Assert.Equal(count, new CH004AdministrationIsWithinItsCap().Judge(report, Charity(report, isPublic: false)).Count);
    }

    [Fact]
    public void An_average_is_taken_of_three_reports_and_not_of_two()
    {
        var report = new AnnualReport { Uscc = Foundation, CharitableExpenditure = 70_00 };
        var context = Charity(report, isPublic: true) with { Previous = Income(200_00), Earlier = [Income(50_00), Income(50_00)] };
        Assert.Empty(new CH001FoundationsSpendWhatTheyRaise().Judge(report, context));
        var violation = Assert.Single(new CH001FoundationsSpendWhatTheyRaise().Judge(report, context with { Earlier = [Income(50_00)] }));
        Assert.Equal("140.00", violation.Expected);
        Assert.Empty(new CH001FoundationsSpendWhatTheyRaise().Judge(report, context with { Previous = null, Earlier = [] }));
    }

    [Theory]
    [InlineData(2015, 0)]
    [InlineData(2016, 1)]
    [InlineData(2025, 1)]
    public void The_ratios_of_charities_begin_with_the_rule_of_2016(int year, int count)
    {
        var report = new AnnualReport { Uscc = Foundation, CharitableExpenditure = 0, LastYearIncomeAdjusted = 100_00 };
        Assert.Equal(count, new CH001FoundationsSpendWhatTheyRaise().Judge(report, Charity(report, isPublic: true) with { Period = new(year) }).Count);
    }

    [Fact]
    public void A_draft_limit_of_fundraising_cost_informs_and_one_in_force_warns()
    {
        var report = new AnnualReport { Uscc = Foundation, FundraisingCost = 3_01, FundraisingPlans = [new() { Raised = 100_00 }] };
        var context = Charity(report, isPublic: true);
        Assert.Equal(Severity.Info, Assert.Single(new CH005FundraisingCostsLittle().Judge(report, context)).Severity);
        var inForce = RuleParameters.Default.With(new RuleParameter("FUNDRAISING_COST_MAX", 0.03m, "test"));
        Assert.Equal(Severity.Warn, Assert.Single(new CH005FundraisingCostsLittle().Judge(report, context with { Parameters = inForce })).Severity);
        report.FundraisingCost = 3_00;
        Assert.Empty(new CH005FundraisingCostsLittle().Judge(report, context));
    }

    private static AnnualReport Income(long fen) => new AnnualReport().With("IS11.t", fen);

    private static RuleContext Charity(AnnualReport report, bool isPublic) => Samples.Context() with
    {
        Registered = new Organisation { Uscc = report.Uscc, LegalType = Uscc.LegalTypeOf(report.Uscc), IsCharity = true, HasPublicFundraising = isPublic },
    };
}
