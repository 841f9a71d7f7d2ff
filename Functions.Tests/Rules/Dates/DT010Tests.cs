using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Dates;
using Nianbao.Domain.Values;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Dates;

public sealed class DT010Tests
{
    public static TheoryData<string> DateFields
    {
        get
        {
            var dataset = Catalogue.All.Single(d => d.Name == "annual-reports");
            return
            [
                .. dataset.Columns.Where(c => c.Type == "date").Select(c => c.Name),
                .. dataset.Children.SelectMany(list => list.Columns.Where(c => c.Type == "date").Select(c => ChildList.PathOf(list.Name, 0, c.Name))),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(DateFields))]
    public void Every_date_of_the_form_is_looked_at(string field)
    {
        var (report, context) = CleanReports.SocialGroup();
        Put(report, field, "1903-05-06");
        var violation = Assert.Single(new DT010DatesCanBeMeant().Judge(report, context));
        Assert.Equal((field, "日期“1903-05-06”无效（可能是表格序列值）。"), (violation.Field, violation.MessageZh));
    }

    [Theory]
    [InlineData("submittedOn", "2026-03-01", true)]
    [InlineData("submittedOn", "2026-03-02", false)]
    [InlineData("lastElectionOn", "1949-01-01", true)]
    [InlineData("lastElectionOn", "1948-12-31", false)]
    [InlineData("taxExempt.validTo", "2031-12-31", true)]
    [InlineData("taxExempt.validTo", "2119-01-11", false)]
    [InlineData("officers.birthYearMonth", "1905-01-01", true)]
    [InlineData("officers.birthYearMonth", "1904-12-31", false)]
    public void A_day_can_be_meant_within_its_bounds(string field, string day, bool holds) =>
        Assert.Equal(holds, PlausibleDates.Holds(field, Tests.Domain.Samples.Day(day), CleanReports.SocialGroup().Context));

    [Fact]
    public void A_report_that_comes_years_late_may_say_when_it_was_filed_but_not_that_a_meeting_was_held_then()
    {
        var context = CleanReports.SocialGroup().Context with { Period = new Period(2022) };
        Assert.True(PlausibleDates.Holds("submittedOn", new(2026, 2, 27), context));
        Assert.True(PlausibleDates.Holds("meetings.heldOn", new(2023, 12, 31), context));
        Assert.False(PlausibleDates.Holds("meetings.heldOn", new(2024, 1, 1), context));
    }

    [Fact]
    public void One_slip_is_said_once()
    {
        var (report, context) = CleanReports.SocialGroup();
        foreach (var field in new[] { "submittedOn", "lastElectionOn", "audit.date", "charterApprovedOn", "meetings[1].heldOn", "officers[0].birthYearMonth", "changesInYear[0].approvedOn", "establishedOn", "preReviewedOn" })
            Put(report, field, "1900-01-01");
        var judge = new Judge(context);
        judge.Run(RuleCatalogue.AnnualReports.Where(r => r.Code[..2] is "RG" or "DT" or "GV"), report);
        Assert.Equal(9, judge.Violations.Count);
        Assert.All(judge.Violations, v => Assert.Equal("DT-010", v.Rule.Code));
    }

    private static void Put(Nianbao.Domain.Datasets.Record report, string path, string day)
    {
        var dataset = Catalogue.All.Single(d => d.Name == "annual-reports");
        if (!ChildList.TryParsePath(path, out var list, out var index, out var field))
        {
            Assert.Null(dataset.Column(path).Read(report, RawCell.Of(day)));
            return;
        }

        var child = dataset.Child(list);
        var items = child.Items(report) is { Count: > 0 } given ? given : [child.NewItem()];
        child.Set(report, items);
        Assert.Null(child.Columns.Single(c => c.Name == field).Read(child.Items(report)![index], RawCell.Of(day)));
    }
}
