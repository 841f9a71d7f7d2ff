using Nianbao.Domain.Activities;
using Nianbao.Domain.Headlines;
using static Nianbao.Tests.Headlines.LedgerSource;

namespace Nianbao.Tests.Headlines;

/// <summary>Distinct enterprises (domain.md 10.5, point 6).</summary>
public sealed class HelpedEnterprisesTests
{
    private static readonly ActivityFigure Figure = (ActivityFigure)HeadlineList.Find("H18")!.Figures[0];
    private static readonly DateOnly AsOf = new(2022, 6, 30);

    [Fact]
    public void An_enterprise_with_a_code_counts_once_however_often_it_was_helped_and_written() =>
        Assert.Equal(new ActivityTally(2, 2), Count(Listed("1", "91440101MA5000011X"), Listed("2", " 91440101ma5000011x", "91440101MA5000022Y")));

    [Fact]
    public void Without_a_list_the_reported_number_counts_as_an_estimate() => Assert.Equal(new ActivityTally(31, 2, 30), Count(Listed("1", "91440101MA5000011X"), Reported("2", 30)));

    [Fact]
    public void With_a_list_the_reported_number_is_not_added_again()
    {
        var activity = Listed("1", "91440101MA5000011X");
        activity.EnterprisesHelped = 1;
        Assert.Equal(new ActivityTally(1, 1), Count(activity));
    }

    [Fact]
    public void An_enterprise_known_by_its_name_alone_counts_once_in_each_activity()
    {
        Activity Named(string id) => new() { Uscc = "51440000MJK900012T", ActivityId = id, Type = "WORK_RESUMPTION", StartOn = Day("2022-03-01"), EnterpriseList = [new() { Name = "甲公司" }, new() { Name = "甲 公司" }, new() { Name = "乙公司" }] };
        Assert.Equal(4, Count(Named("1"), Named("2")).Sum);
    }

    [Theory]
    [InlineData("2022-06-30", "WORK_RESUMPTION", 1)]
    [InlineData("2022-07-01", "WORK_RESUMPTION", 0)]
    [InlineData("2021-07-01", "WORK_RESUMPTION", 1)]
    [InlineData("2022-03-01", "ENTERPRISE_SERVICE", 0)]
    public void Only_the_figures_type_and_time_count(string day, string type, int expected)
    {
        var activity = Listed("1", "91440101MA5000011X");
        (activity.StartOn, activity.Type) = (Day(day), type);
        Assert.Equal(expected, Count(activity).Sum);
    }

    [Fact]
    public void An_activity_that_helped_none_is_none() => Assert.Null(HelpedEnterprises.Of(new() { Type = "WORK_RESUMPTION", StartOn = AsOf }));

    private static Activity Listed(string id, params string[] codes) =>
        new() { Uscc = "51440000MJK900012T", ActivityId = id, Type = "WORK_RESUMPTION", StartOn = Day("2022-03-01"), EnterpriseList = [.. codes.Select(code => new HelpedEnterprise { EnterpriseUscc = code })] };

    private static Activity Reported(string id, long number) => new() { Uscc = "51440000MJK900012T", ActivityId = id, Type = "WORK_RESUMPTION", StartOn = Day("2022-03-01"), EnterprisesHelped = number };

    private static ActivityTally Count(params Activity[] activities) => HelpedEnterprises.Count(activities.Select(HelpedEnterprises.Of).OfType<HelpedEnterprises>(), Figure, AsOf);
}
