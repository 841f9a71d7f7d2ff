using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules.Registry;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Registry;

/// <summary>RG-007, RG-008, RG-010 and RG-011: a list of the report against one of the register.</summary>
public sealed class RegisteredListsTests
{
    private static DateOnly Day(string text) => Tests.Domain.Samples.Day(text);

    [Theory]
    [InlineData("2025-03-10", "2025-04-09", null, null)]
    [InlineData("2025-03-10", "2025-04-10", "1", null)]
    [InlineData("2025-03-10", null, null, "G12")]
    [InlineData("2026-01-30", null, null, null)]
    [InlineData("2026-01-29", null, null, "G12")]
    public void RG_007_counts_thirty_days_and_states_its_ground_only_when_nothing_was_registered(string approved, string? registered, string? difference, string? ground)
    {
        var (report, context) = CleanReports.Institution();
        report.ChangesInYear = [new() { Item = "ADDRESS", ApprovedOn = Day(approved), RegisteredOn = registered is null ? null : Day(registered) }];
        var violations = new RG007ChangesAreRegisteredInTime().Judge(report, context);
        Assert.Equal(difference is not null || ground is not null ? 1 : 0, violations.Count);
        Assert.All(violations, v => Assert.Equal(("changesInYear[0].registeredOn", difference, ground), (v.Field, v.Difference, v.Ground)));
        Assert.All(violations, v => Assert.Equal("变更事项应自审查同意之日起30日内申请变更登记。", v.MessageZh));
    }

    [Fact]
    public void RG_008_pairs_items_one_for_one()
    {
        var (report, context) = CleanReports.Institution();
        context.Registered!.Events =
        [
            new() { Kind = RegistrationEventKinds.Changed, Item = "ADDRESS", EffectiveOn = new(2025, 2, 1) },
            new() { Kind = RegistrationEventKinds.Changed, Item = "ADDRESS", EffectiveOn = new(2025, 9, 1) },
            new() { Kind = RegistrationEventKinds.Changed, Item = "NAME", EffectiveOn = new(2024, 12, 31) },
        ];
        report.ChangesInYear = [new() { Item = "ADDRESS", RegisteredOn = new(2025, 2, 1) }];
        var missing = Assert.Single(new RG008ChangesAreThoseRegistered().Judge(report, context));
        Assert.Equal(("changesInYear", "年度内变更登记与登记库记录不一致：漏报“住所”（2025-09-01）。"), (missing.Field, missing.MessageZh));

        report.ChangesInYear = [.. report.ChangesInYear, new() { Item = "ADDRESS" }, new() { Item = "NAME", RegisteredOn = new(2025, 5, 5) }];
        var unknown = Assert.Single(new RG008ChangesAreThoseRegistered().Judge(report, context));
        Assert.Equal(("changesInYear[2].item", "Change list differs from registry: the register has no Name."), (unknown.Field, unknown.MessageEn));
    }

    [Theory]
    [InlineData("A4", "2028-12-31", null)]
    [InlineData("A3", "2025-12-31", null)]
    [InlineData("A5", "2028-12-31", "evaluationGrade.grade")]
    [InlineData("A4", "2028-12-30", "evaluationGrade.validTo")]
    [InlineData("NONE", null, "evaluationGrade.grade")]
    [InlineData(null, "2027-01-01", "evaluationGrade.validTo")]
    [InlineData(null, null, null)]
    public void RG_010_knows_the_grades_in_force_at_the_end_of_the_year_and_at_the_filing(string? grade, string? validTo, string? field)
    {
        var (report, context) = CleanReports.SocialGroup();
        context.Registered!.Evaluations =
        [
            new Evaluation { Grade = "A5", ValidFrom = new(2015, 1, 1), ValidTo = new(2019, 12, 31) },
            new Evaluation { Grade = "A3", ValidFrom = new(2021, 1, 1), ValidTo = new(2025, 12, 31) },
            new Evaluation { Grade = "A4", ValidFrom = new(2026, 1, 1), ValidTo = new(2028, 12, 31) },
        ];
        (report.EvaluationGrade, report.EvaluationValidTo) = (grade, validTo is null ? null : Day(validTo));
        Assert.Equal(field, new RG010GradeIsThatOfTheEvaluation().Judge(report, context).SingleOrDefault()?.Field);
    }

    [Fact]
    public void RG_010_takes_an_empty_list_for_no_grade()
    {
        var (report, context) = CleanReports.SocialGroup();
        context.Registered!.Evaluations = [];
        Assert.Equal("未评估", Assert.Single(new RG010GradeIsThatOfTheEvaluation().Judge(report, context)).Expected);
    }

    [Fact]
    public void RG_011_lists_what_was_left_out_and_lets_two_penalties_of_a_day_not_stand_for_each_other()
    {
        var (report, context) = CleanReports.SocialGroup();
        context.Registered!.Penalties =
        [
            new() { DecidedOn = new(2025, 3, 20), DocNo = "甲〔2025〕1号", Type = "WARNING" },
            new() { DecidedOn = new(2025, 3, 20), DocNo = "甲〔2025〕2号", Type = "WARNING" },
            new() { DecidedOn = new(2024, 3, 20), DocNo = "甲〔2024〕9号", Type = "FINE" },
        ];
        report.Penalties = [new Penalty { DecidedOn = new(2025, 3, 20), DocNo = "甲〔2025〕2号", Type = "WARNING" }];
        var violation = Assert.Single(new RG011PenaltiesAreReported().Judge(report, context));
        Assert.Equal(("penalties", "漏报行政处罚：2025-03-20 警告 甲〔2025〕1号。"), (violation.Field, violation.MessageZh));
        Assert.Equal("Penalties omitted: 2025-03-20 Warning 甲〔2025〕1号.", violation.MessageEn);
        report.Penalties = [.. report.Penalties, new Penalty { DecidedOn = new(2025, 3, 20), Type = "WARNING" }];
        Assert.Empty(new RG011PenaltiesAreReported().Judge(report, context));
    }

    [Fact]
    public void A_table_that_never_asked_for_a_list_has_left_nothing_out()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.Penalties, report.ChangesInYear) = (null, null);
        var table = context with { Extent = Nianbao.Domain.Rules.FormExtent.Unknown };
        Assert.Empty(new RG011PenaltiesAreReported().Judge(report, table));
        Assert.Empty(new RG008ChangesAreThoseRegistered().Judge(report, table));
        Assert.Single(new RG011PenaltiesAreReported().Judge(report, context));
        Assert.Single(new RG008ChangesAreThoseRegistered().Judge(report, context));
    }
}
