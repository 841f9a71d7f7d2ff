using CsCheck;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Tests.Domain;

public sealed class InspectionTests
{
    private static readonly InspectionFacts Filed = new() { LegalType = "SG", Regime = Regimes.Inspection, IsFiled = true, AsOf = Samples.Day("2026-06-30") };

    private static readonly InspectionFacts NotFiled = Filed with { IsFiled = false, YearsNotFiled = 1 };

    private static StatedGround[] Minor(params string[] codes) => [.. codes.Select(c => new StatedGround(c, Weight.Minor))];

    private static (string? Conclusion, int Row, string Lists) Decide(InspectionFacts facts)
    {
        var proposal = DecisionTable.Decide(facts);
        return (proposal.Conclusion, proposal.Row, string.Join(',', proposal.Lists));
    }

    [Fact]
    public void The_table_has_its_14_rows_in_order() => Assert.Equal(Enumerable.Range(1, 14), DecisionTable.Rows.Select(r => r.Number));

    [Fact]
    public void The_grounds_are_G01_to_G25() => Assert.Equal(Enumerable.Range(1, 25).Select(n => $"G{n:D2}"), Grounds.All.Select(g => g.Code));

    [Fact]
    public void Row_1_an_organisation_that_had_ended_is_not_inspected() => Assert.Equal((null, 1, ""), Decide(Filed with { IsActive = false, IsExempt = true }));

    [Fact]
    public void Row_2_a_new_organisation_is_exempt_C2() => Assert.Equal(("EXEMPT", 2, ""), Decide(NotFiled with { IsExempt = true, LegalType = "SSI" }));

    [Fact]
    public void Row_3_a_report_regime_draws_no_conclusion_and_orders_to_correct_C15()
    {
        var facts = Filed with { Regime = Regimes.Report, Grounds = [new("G08", Weight.Serious)] };
        Assert.Equal(("NONE", 3, ""), Decide(facts));
        Assert.Equal("责令改正", DecisionTable.Decide(facts).Notice?.Chinese);
        Assert.Null(DecisionTable.Decide(facts with { Grounds = [] }).Notice);
    }

    [Fact]
    public void Row_4_a_report_that_was_late_or_not_pre_reviewed_leads_to_a_notice()
    {
        Assert.Equal(("NONE", 4, "AB1"), Decide(Filed with { Regime = Regimes.Report, IsOnTime = false }));
        Assert.Equal(("NONE", 4, "AB1"), Decide(Filed with { Regime = Regimes.Report, LacksPreReview = true }));
    }

    [Fact]
    public void Rows_5_to_7_count_the_years_without_a_report_C12()
    {
        Assert.Equal(("NOT_FILED", 5, "AB1"), Decide(NotFiled));
        Assert.Equal(("NOT_FILED", 6, "AB1"), Decide(NotFiled with { YearsNotFiled = 2 }));
        Assert.Equal(("NOT_FILED", 7, "SE1"), Decide(NotFiled with { YearsNotFiled = 3 }));
        Assert.Equal(("NOT_FILED", 6, "AB1"), Decide(NotFiled with { YearsNotFiled = 2, Regime = Regimes.Report }));
    }

    [Theory]
    [InlineData("2024-06-30", 7)]
    [InlineData("2024-07-01", 5)]
    public void Row_7_takes_who_has_been_listed_for_two_years(string since, int row) => Assert.Equal(row, Decide(NotFiled with { ListedSince = Samples.Day(since) }).Row);

    [Fact]
    public void Row_8_a_serious_ground_fails()
    {
        Assert.Equal(("FAIL", 8, ""), Decide(Filed with { Grounds = [new("G08", Weight.Serious), .. Minor("G04")] }));
        Assert.Equal(("FAIL", 8, "AB3"), Decide(Filed with { Grounds = [StatedGround.Of("G21")] }));
    }

    [Fact]
    public void Row_9_five_distinct_minor_grounds_fail_C14()
    {
        Assert.Equal(("FAIL", 9, ""), Decide(Filed with { Grounds = Minor("G04", "G05", "G11", "G12", "G14") }));
        Assert.Equal("BASIC_PASS", Decide(Filed with { Grounds = Minor("G04", "G05", "G11", "G12", "G12") }).Conclusion);
    }

    [Fact]
    public void Row_10_a_minor_ground_of_last_year_not_remedied_fails() =>
        Assert.Equal(("FAIL", 10, "AB3"), Decide(Filed with { Grounds = Minor("G10"), GroundsLastYear = ["G10"] }));

    [Fact]
    public void Row_11_a_party_organisation_due_but_not_built_is_a_basic_pass_C11()
    {
        var proposal = DecisionTable.Decide(Filed with { Grounds = [StatedGround.Of("G10")], GroundsLastYear = ["G04"] });
        Assert.Equal(("BASIC_PASS", 11, "60日"), (proposal.Conclusion, proposal.Row, proposal.Term?.Chinese));
        Assert.Equal(["AB2"], proposal.Lists);
        Assert.Equal("3个月", DecisionTable.Decide(Filed with { LegalType = "SSI", Grounds = [StatedGround.Of("G10")] }).Term?.Chinese);
    }

    [Fact]
    public void Row_12_a_report_still_returned_is_not_filed() => Assert.Equal(("NOT_FILED", 12, "AB1"), Decide(NotFiled with { IsReturned = true }));

    [Fact]
    public void Rows_13_and_14_pass_C1()
    {
        Assert.Equal(("PASS", 13, ""), Decide(Filed with { HasWarnings = true }));
        Assert.Equal(("PASS", 14, ""), Decide(Filed));
    }

    [Fact]
    public void Every_combination_of_facts_has_exactly_one_proposal() =>
        (from flags in Gen.Int[0, 255]
         from years in Gen.Int[0, 4]
         from grounds in Gen.Select(Gen.Int[1, 25], Gen.Bool).Array[0, 6]
         from last in Gen.Int[1, 25].Array[0, 3]
         from listed in Gen.Int[0, 1200]
         select Filed with
         {
             IsActive = (flags & 1) == 0,
             IsExempt = (flags & 2) != 0,
             IsFiled = (flags & 4) != 0,
             IsReturned = (flags & 8) != 0,
             IsOnTime = (flags & 16) != 0,
             LacksPreReview = (flags & 32) != 0,
             HasWarnings = (flags & 64) != 0,
             Regime = (flags & 128) != 0 ? Regimes.Report : Regimes.Inspection,
             YearsNotFiled = years,
             Grounds = [.. grounds.Select(g => new StatedGround($"G{g.Item1:D2}", g.Item2 ? Weight.Serious : Weight.Minor))],
             GroundsLastYear = [.. last.Select(g => $"G{g:D2}")],
             ListedSince = listed == 0 ? null : Filed.AsOf.AddDays(-listed),
         })
        .Sample(facts =>
        {
            var proposal = DecisionTable.Decide(facts);
            Assert.Equal(DecisionTable.Rows.First(r => r.Matches(facts)).Number, proposal.Row);
            Assert.True(proposal.Conclusion is null || Conclusions.All.Any(c => c.Code == proposal.Conclusion));
            Assert.Equal(facts.IsActive && !facts.IsExempt && !facts.IsFiled, proposal.Conclusion == Conclusions.NotFiled);
        });

    [Fact]
    public void Every_row_decides_something()
    {
        InspectionFacts[] cases =
        [
            Filed with { IsActive = false }, Filed with { IsExempt = true }, Filed with { Regime = Regimes.Report }, Filed with { Regime = Regimes.Report, IsOnTime = false },
            NotFiled, NotFiled with { YearsNotFiled = 2 }, NotFiled with { YearsNotFiled = 3 }, Filed with { Grounds = [StatedGround.Of("G02")] },
            Filed with { Grounds = Minor("G04", "G05", "G11", "G12", "G14") }, Filed with { Grounds = Minor("G10"), GroundsLastYear = ["G10"] }, Filed with { Grounds = Minor("G10") },
            NotFiled with { IsReturned = true }, Filed with { HasWarnings = true }, Filed,
        ];
        Assert.Equal(Enumerable.Range(1, 14), cases.Select(c => DecisionTable.Decide(c).Row));
    }

    [Theory]
    [InlineData(70, 74, 1, Rounding.Truncate, "94.5%")]
    [InlineData(70, 74, 1, Rounding.HalfUp, "94.6%")]
    [InlineData(1, 3, 0, Rounding.HalfUp, "33%")]
    [InlineData(1, 8, 1, Rounding.HalfUp, "12.5%")]
    [InlineData(1, 16, 1, Rounding.HalfUp, "6.3%")]
    [InlineData(1, 16, 1, Rounding.Truncate, "6.2%")]
    [InlineData(1999, 2000, 1, Rounding.HalfUp, "100.0%")]
    [InlineData(1999, 2000, 1, Rounding.Truncate, "99.9%")]
    [InlineData(1, 2000, 2, Rounding.HalfUp, "0.05%")]
    [InlineData(0, 7, 2, Rounding.HalfUp, "0.00%")]
    [InlineData(7, 7, 0, Rounding.HalfUp, "100%")]
    [InlineData(long.MaxValue, long.MaxValue, 9, Rounding.HalfUp, "100.000000000%")]
    public void A_share_is_rounded_exactly(long part, long whole, int decimals, Rounding rounding, string text) => Assert.Equal(text, Percentage.Of(part, whole, decimals, rounding));

    [Fact]
    public void Nothing_of_nothing_is_no_share() => Assert.Null(Percentage.Of(0, 0, 1, Rounding.HalfUp));
}
