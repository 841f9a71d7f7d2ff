using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Inspection;

/// <summary>The decision table over every combination of the facts it looks at: 2^7 flags, years, last year, and sets of grounds.</summary>
public sealed class DecisionTablePropertiesTests
{
    private static readonly DateOnly AsOf = Samples.Day("2026-06-30");

    /// <summary>Sets of grounds that differ for the table: none, one to five minor ones, serious ones, and with those of last year among them or not.</summary>
    private static readonly StatedGround[][] Sets =
    [
        [],
        [new("G04", Weight.Recorded)],
        [new("G10", Weight.Minor)],
        [new("G10", Weight.Minor), new("G04", Weight.Recorded)],
        [.. Minor("G04", "G05", "G11", "G14")],
        [.. Minor("G04", "G05", "G10", "G11", "G14")],
        [new("G08", Weight.Serious)],
        [new("G08", Weight.Serious), .. Minor("G04", "G05", "G10", "G11", "G14")],
    ];

    private static readonly Dictionary<string, int> Gravity = new() { ["PASS"] = 0, ["BASIC_PASS"] = 1, ["FAIL"] = 2 };

    [Fact]
    public void Every_combination_of_facts_matches_a_row()
    {
        foreach (var facts in All())
            Assert.True(DecisionTable.Rows.Any(row => row.Matches(facts)), facts.ToString());
    }

    [Fact]
    public void No_row_is_out_of_reach()
    {
        var reached = All().Select(facts => DecisionTable.Decide(facts).Row).ToHashSet();
        Assert.Equal(Enumerable.Range(1, 14), reached.Order());
    }

    [Fact]
    public void Another_ground_never_makes_a_conclusion_better()
    {
        var moved = 0;
        foreach (var facts in All().Where(facts => facts.IsFiled && facts.IsActive && !facts.IsExempt))
        {
            var before = DecisionTable.Decide(facts);
            foreach (var more in Grounds.All.SelectMany(ground => new StatedGround[] { new(ground.Code, Weight.Recorded), new(ground.Code, Weight.Minor), new(ground.Code, Weight.Serious) }))
            {
                var after = DecisionTable.Decide(facts with { Grounds = StatedGround.Merge([.. facts.Grounds, more]) });
                if (facts.IsReportRegime)
                {
                    Assert.Equal((before.Conclusion, before.Row), (after.Conclusion, after.Row));
                    continue;
                }

                Assert.True(Gravity[after.Conclusion!] >= Gravity[before.Conclusion!], $"{facts}: {before.Conclusion} became {after.Conclusion} with {more}");
                moved += after.Conclusion == before.Conclusion ? 0 : 1;
            }
        }

        Assert.True(moved > 1000); // Not one conclusion that never moves at all.
    }

    [Fact]
    public void A_graver_weight_and_a_ground_of_last_year_never_make_a_conclusion_better()
    {
        foreach (var facts in All().Where(facts => facts.IsFiled && facts.IsActive && !facts.IsExempt && !facts.IsReportRegime))
        {
            var before = Gravity[DecisionTable.Decide(facts).Conclusion!];
            foreach (var ground in facts.Grounds)
            {
                Assert.True(Gravity[DecisionTable.Decide(facts with { Grounds = [.. facts.Grounds.Select(one => one == ground ? one with { Weight = Weight.Serious } : one)] }).Conclusion!] >= before);
                Assert.True(Gravity[DecisionTable.Decide(facts with { GroundsLastYear = [.. facts.GroundsLastYear, ground.Code] }).Conclusion!] >= before);
                Assert.True(Gravity[DecisionTable.Decide(facts with { Grounds = [.. facts.Grounds.Select(one => one == ground ? one.Lessened() : one)] }).Conclusion!] <= before);
            }
        }
    }

    [Fact]
    public void Whoever_has_to_do_something_gets_a_notice_with_a_term_and_nobody_else_does()
    {
        foreach (var proposal in All().Select(DecisionTable.Decide))
        {
            Assert.Equal(proposal.Notice is null, proposal.Term is null);
            Assert.True(proposal.Conclusion is not ("FAIL" or "BASIC_PASS" or "NOT_FILED") || proposal.Notice is not null);
            Assert.True(proposal.Conclusion is not ("PASS" or "EXEMPT" or null) || (proposal.Notice is null && proposal.Lists.Count == 0 && proposal.Escalations.Count == 0));
        }
    }

    [Theory]
    [InlineData("SG", "60日")]
    [InlineData("FDN", "60日")]
    [InlineData("SSI", "3个月")]
    public void A_rectification_takes_three_months_for_service_institutions_and_sixty_days_for_others(string type, string term)
    {
        foreach (var grounds in Sets.Where(set => set.Any(ground => ground.Weight != Weight.Recorded)))
            Assert.Equal(term, DecisionTable.Decide(Filed with { LegalType = type, Grounds = grounds }).Term?.Chinese);
    }

    [Theory]
    [InlineData("FAIL", "FAIL", "SG", "REVOCATION_CANDIDATE")]
    [InlineData("FAIL", "FAIL", "SSI", "STOP_ACTIVITIES REVOCATION_CANDIDATE")]
    [InlineData("FAIL", "BASIC_PASS", "SSI", "STOP_ACTIVITIES")]
    [InlineData("FAIL", null, "SG", "")]
    [InlineData("BASIC_PASS", "BASIC_PASS", "SG", "EVALUATION_BARRED")]
    [InlineData("BASIC_PASS", "FAIL", "SG", "")]
    public void The_second_time_in_a_row_has_consequences(string conclusion, string? lastYear, string type, string expected)
    {
        var grounds = conclusion == "FAIL" ? Sets[6] : Sets[2];
        var proposal = DecisionTable.Decide(Filed with { LegalType = type, Grounds = grounds, ConclusionLastYear = lastYear });
        Assert.Equal((conclusion, expected), (proposal.Conclusion, string.Join(' ', proposal.Escalations.Select(escalation => escalation.Code))));
    }

    [Fact]
    public void In_the_report_regime_only_an_error_or_a_registrar_s_finding_is_ordered_to_be_corrected()
    {
        Proposal Of(StatedGround ground) => DecisionTable.Decide(Filed with { Regime = Regimes.Report, Grounds = [ground] });
        Assert.Equal(Notices.Correct, Of(new("G10", Weight.Minor, "PB-003")).Notice);
        Assert.Equal(Notices.Correct, Of(new("G17", Weight.Serious, GroundSources.Check)).Notice);
        Assert.Null(Of(new("G04", Weight.Minor, "GV-016")).Notice);
        Assert.Null(Of(new("G01", Weight.Minor, GroundSources.Penalty)).Notice);
        Assert.Null(Of(new("G10", Weight.Recorded, "PB-003")).Notice);
    }

    [Theory]
    [InlineData("NOT_FILED", "EVALUATION:NOT_FILED PURCHASE:NOT_FILED TAX_DEDUCTION:NOT_FILED")]
    [InlineData("FAIL", "EVALUATION:FAIL PURCHASE:FAIL TAX_DEDUCTION:FAIL")]
    [InlineData("BASIC_PASS", "EVALUATION:BASIC_PASS_TWICE")]
    [InlineData("PASS", "")]
    [InlineData(null, "")]
    public void A_conclusion_bars_from_evaluation_deduction_and_purchase(string? conclusion, string expected) =>
        Assert.Equal(expected, string.Join(' ', Effects.Of(conclusion, Filed with { ConclusionLastYear = "BASIC_PASS" })));

    [Fact]
    public void Facts_bar_whatever_the_conclusion()
    {
        Assert.Equal(["EVALUATION:PENALTY"], Effects.Of("PASS", Filed with { Grounds = [new("G01", Weight.Minor)] }));
        Assert.Equal(["EVALUATION:PENALTY", "TAX_DEDUCTION:PENALTY"], Effects.Of("PASS", Filed with { Grounds = [new("G01", Weight.Serious)], HasPenaltyBeyondWarning = true }));
        Assert.Equal(["TAX_DEDUCTION:CHARITY_RATIO"], Effects.Of("NONE", Filed with { Grounds = [new("G07", Weight.Minor)] }));
        Assert.Equal(["EVALUATION:ABNORMAL_LIST", "PURCHASE:ABNORMAL_LIST"], Effects.Of("PASS", Filed with { ListedSince = AsOf.AddDays(-1) }));
        Assert.Equal(["EVALUATION:SERIOUS_LIST", "PURCHASE:SERIOUS_LIST", "TAX_DEDUCTION:SERIOUS_LIST"], Effects.Of("PASS", Filed with { Grounds = [new("G24", Weight.Serious)] }));
        Assert.Empty(Effects.Of("PASS", Filed with { Grounds = [new("G07", Weight.Recorded)] }));
    }

    private static InspectionFacts Filed => new() { LegalType = "SG", Regime = Regimes.Inspection, IsFiled = true, AsOf = AsOf };

    private static IEnumerable<StatedGround> Minor(params string[] codes) => codes.Select(code => new StatedGround(code, Weight.Minor));

    private static IEnumerable<InspectionFacts> All() =>
        from flags in Enumerable.Range(0, 256)
        from years in Enumerable.Range(0, 5)
        from set in Sets
        from last in new string[][] { [], ["G10"], ["G01"] }
        select new InspectionFacts
        {
            LegalType = (flags & 1) == 0 ? "SG" : "SSI",
            Regime = (flags & 2) == 0 ? Regimes.Inspection : Regimes.Report,
            IsActive = (flags & 4) == 0,
            IsExempt = (flags & 8) != 0,
            IsFiled = (flags & 16) == 0,
            IsReturned = (flags & 32) != 0,
            IsOnTime = (flags & 64) == 0,
            HasWarnings = (flags & 128) != 0,
            LacksPreReview = years % 2 == 1,
            ListedSince = (flags + years) % 3 == 0 ? AsOf.AddYears(-2) : (flags + years) % 3 == 1 ? AsOf.AddYears(-2).AddDays(1) : null,
            YearsNotFiled = years,
            Grounds = set,
            GroundsLastYear = last,
            AsOf = AsOf,
        };
}
