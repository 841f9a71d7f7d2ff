using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Dates;

/// <summary>DT-002 to DT-006: days against the report year and the submission.</summary>
public sealed class ReviewAndAuditTests
{
    [Fact]
    public void DT_002_lets_a_report_without_an_opinion_count_but_not_as_reviewed()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PreReviewedOn, report.PreReviewOpinion) = (null, null);
        var violation = Assert.Single(new DT002SupervisingUnitHasReviewed().Judge(report, context));
        Assert.Equal(("preReviewedOn", Severity.Error, "G20"), (violation.Field, violation.Severity, violation.Ground));
        Assert.Equal("缺少业务主管单位初审意见，视为未按规定报送。", violation.MessageZh);
    }

    [Theory]
    [InlineData("DIRECT", "某局", "某局", 0)]
    [InlineData("DECOUPLED", null, "某局", 0)]
    [InlineData("DUAL", null, null, 1)]
    [InlineData(null, "某局", null, 1)]
    [InlineData(null, null, "某局", 1)]
    [InlineData(null, null, "直接登记", 0)]
    [InlineData(null, "直接登记", "某局", 0)]
    public void DT_002_asks_only_organisations_with_a_supervising_unit(string? mode, string? registered, string? reported, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PreReviewedOn, report.PreReviewOpinion, report.SupervisingUnit) = (null, null, reported);
        (context.Registered!.RegistrationMode, context.Registered.SupervisingUnit) = (mode, registered);
        Assert.Equal(count, new DT002SupervisingUnitHasReviewed().Judge(report, context).Count);
    }

    [Fact]
    public void DT_002_asks_a_table_of_figures_for_nothing_it_has_no_column_for()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.PreReviewedOn, report.PreReviewOpinion) = (null, null);
        Assert.Empty(new DT002SupervisingUnitHasReviewed().Judge(report, context with { Extent = FormExtent.Unknown }));
        Assert.Single(new DT002SupervisingUnitHasReviewed().Judge(report, context with { Extent = new FormExtent(["uscc", "preReviewOpinion"], []) }));
        report.PreReviewOpinion = "同意";
        Assert.Empty(new DT002SupervisingUnitHasReviewed().Judge(report, context with { Extent = new FormExtent(["uscc", "preReviewOpinion"], []) }));
    }

    [Fact]
    public void DT_002_takes_an_opinion_after_the_submission_for_a_plain_mistake()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.PreReviewedOn = report.SubmittedOn!.Value.AddDays(1);
        Assert.Null(Assert.Single(new DT002SupervisingUnitHasReviewed().Judge(report, context)).Ground);
        report.PreReviewedOn = report.SubmittedOn;
        Assert.Empty(new DT002SupervisingUnitHasReviewed().Judge(report, context));
    }

    [Theory]
    [InlineData("2025-06-30", 0)]
    [InlineData("2025-07-01", 1)]
    [InlineData("2025-12-31", 1)]
    [InlineData("2026-01-01", 0)]
    public void DT_003_is_news_for_the_second_half_of_the_year(string established, int count)
    {
        var (report, context) = CleanReports.Institution();
        context.Registered!.EstablishedOn = Tests.Domain.Samples.Day(established);
        var violations = new DT003ReportsFromTheFirstFullYear().Judge(report, context);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal((Severity.Info, "establishedOn"), (v.Severity, v.Field)));
    }

    [Fact]
    public void DT_004_leaves_open_what_it_cannot_compare()
    {
        var (report, context) = CleanReports.Foundation();
        (report.SubmittedOn, report.AuditDate) = (null, new(2026, 2, 28));
        Assert.Empty(new DT004AuditIsOfTheRightTime().Judge(report, context));
        report.AuditDate = new(2025, 12, 31);
        Assert.Equal("≥ 2026-01-01", Assert.Single(new DT004AuditIsOfTheRightTime().Judge(report, context)).Expected);
        report.AuditDate = null;
        Assert.Empty(new DT004AuditIsOfTheRightTime().Judge(report, context));
    }

    [Fact]
    public void DT_005_names_each_meeting_of_another_year()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.Meetings![0].HeldOn, report.Meetings[2].HeldOn) = (new(2024, 12, 31), new(2026, 1, 1));
        var violations = new DT005MeetingsAreOfTheYear().Judge(report, context);
        Assert.Equal(["meetings[0].heldOn", "meetings[2].heldOn"], violations.Select(v => v.Field));
        Assert.Equal("会议日期2024-12-31不在报告年度内。", violations[0].MessageZh);
    }

    [Fact]
    public void DT_006_takes_the_establishment_from_the_report_where_the_register_is_silent()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.LastElectionOn = report.EstablishedOn!.Value.AddDays(-1);
        context.Registered!.EstablishedOn = null;
        Assert.Equal("2010-05-20…2025-12-31", Assert.Single(new DT006ElectionIsPlausible().Judge(report, context)).Expected);
    }
}
