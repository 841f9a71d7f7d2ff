using System.Globalization;
using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Activities;

/// <summary>What is kept of other activities, for few and for many of one organisation.</summary>
public sealed class NeighbourTests
{
    private static Activity Of(string id, string title = "社区邻里守望", string day = "2025-07-08", long served = 10)
    {
        var activity = Samples.Activity();
        (activity.ActivityId, activity.Title, activity.StartOn, activity.EndOn, activity.ServedPersonTimes) = (id, title, Samples.Day(day), Samples.Day(day), served);
        return activity;
    }

    private static ActivityNeighbours Known(int others, params Activity[] activities)
    {
        var neighbours = new ActivityNeighbours();
        foreach (var activity in activities)
            neighbours.Remember(activity, row: null);
        for (var i = 0; i < others; i++)
            neighbours.Remember(Of($"x{i}", $"第{i}次例会", new DateOnly(2025, 1, 1).AddDays(i % 150).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 1_000 + i), row: i + 2);
        return neighbours;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5_000)]
    public void The_same_key_is_found_among_few_and_among_thousands(int others)
    {
        var neighbours = Known(others, Of("A-1"), Of("A-2", served: 11));
        Assert.Equal(["A-1", "A-2"], neighbours.WithKeyOf(Of("A-3", served: 12)).Select(n => n.Id));
        Assert.Equal(["A-2"], neighbours.WithKeyOf(Of("A-1")).Select(n => n.Id));
        Assert.Empty(neighbours.WithKeyOf(Of("A-3", day: "2025-07-09")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5_000)]
    public void An_activity_that_comes_again_takes_the_place_of_what_was_known_of_it(int others)
    {
        var neighbours = Known(others, Of("A-1"));
        neighbours.Remember(Of("A-1", title: "改名的活动"), row: 7);
        Assert.Empty(neighbours.WithKeyOf(Of("A-3")));
        Assert.Equal(("改名的活动", 7), (neighbours.FindById(Samples.TianheGroup, "A-1")!.Value.Title, neighbours.FindById(Samples.TianheGroup, "A-1")!.Value.Row));
        var gone = Of("A-1", title: "改名的活动");
        gone.Status = ActivityStatuses.Void;
        neighbours.Remember(gone, row: 8);
        Assert.Empty(neighbours.WithKeyOf(Of("A-3", title: "改名的活动")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5_000)]
    public void Look_alikes_are_those_within_three_days_and_two_percent(int others)
    {
        var neighbours = Known(others, Of("A-1", served: 100), Of("A-2", day: "2025-07-12", served: 100), Of("A-3", served: 104));
        Assert.Equal(["A-1"], neighbours.Near(Of("A-9", day: "2025-07-05", served: 101), 3, 0.02m).Select(n => n.Id));
    }

    [Fact]
    public void Organisations_that_share_ids_keys_days_and_projects_are_not_mixed_up()
    {
        var neighbours = new ActivityNeighbours();
        foreach (var uscc in (string[])[Samples.TianheGroup, Samples.ShenzhenFoundation])
        {
            for (var i = 0; i < 3; i++)
            {
                var activity = Of($"A-{i}", served: 100);
                (activity.Uscc, activity.ProjectId, activity.FundsTotal) = (uscc, "P-1", uscc == Samples.TianheGroup ? i : 100 + i);
                neighbours.Remember(activity, row: null);
            }
        }

        var asked = Of("A-2", served: 100);
        (asked.ProjectId, asked.FundsTotal) = ("P-1", 1);
        Assert.Equal([0L, 1L], neighbours.WithKeyOf(asked).Select(n => n.Funds));
        Assert.Equal(["A-1"], neighbours.Near(asked, 3, 0.02m).Select(n => n.Id));
        Assert.Equal([1L, 0L], neighbours.OfProject(asked).Select(n => n.Funds));
        Assert.Equal((102L, Samples.ShenzhenFoundation), neighbours.FindById(Samples.ShenzhenFoundation, "A-2") is { } found ? (found.Funds, found.Uscc) : default);
    }

    [Fact]
    public void A_series_of_one_day_and_project_is_compared_with_its_latest_only()
    {
        var neighbours = new ActivityNeighbours();
        for (var i = 0; i < 300; i++)
        {
            var activity = Of($"A-{i}");
            activity.ProjectId = "P-1";
            neighbours.Remember(activity, row: i + 2);
        }

        var asked = Of("B-1");
        asked.ProjectId = "P-1";
        Assert.Equal([102, 301], [neighbours.WithKeyOf(asked)[0].Row, neighbours.WithKeyOf(asked)[^1].Row]);
        Assert.Equal((ActivityNeighbours.MostCompared, 301), (neighbours.OfProject(asked).Count, neighbours.OfProject(asked)[0].Row));
        Assert.Equal(ActivityNeighbours.MostAlike, neighbours.Near(asked, 3, 0.02m).Count());
    }

    [Fact]
    public void Evidence_is_known_by_the_first_activity_that_has_it()
    {
        var neighbours = new ActivityNeighbours();
        foreach (var id in (string[])["A-1", "A-2"])
        {
            var activity = Of(id);
            activity.Evidence = [new() { Kind = "照片", Sha256 = "ab12" }];
            neighbours.Remember(activity, row: null);
        }

        Assert.Equal((Samples.TianheGroup, "A-1"), neighbours.UseOf("ab12", Of("A-3")));
        Assert.Null(neighbours.UseOf("ab12", Of("A-1")));
        Assert.Null(neighbours.UseOf("ab13", Of("A-3")));
    }

    [Fact]
    public void Ids_evidence_order_blanks_and_width_do_not_change_the_exact_hash_and_a_person_does()
    {
        var one = Of("A-1");
        one.Evidence = [new() { Kind = "照片", Sha256 = "aa" }, new() { Kind = "通知", Sha256 = "bb" }];
        var other = Of("B-7", title: " 社区 邻里守望");
        other.Evidence = [new() { Kind = "通知", Sha256 = "bb" }, new() { Kind = "照片", Sha256 = "aa" }];
        Assert.Equal(ActivityFingerprint.Exact(one), ActivityFingerprint.Exact(other));
        Assert.Matches("^h:[0-9a-f]{16}$", ActivityFingerprint.IdOf(one));
        other.ServedPersonTimes++;
        Assert.NotEqual(ActivityFingerprint.Exact(one), ActivityFingerprint.Exact(other));
        Assert.Equal(ActivityFingerprint.Key(one), ActivityFingerprint.Key(other));
    }

    [Theory]
    [InlineData("SELF:100.00;DONATION:50", "SELF:100.00;DONATION:50.00")]
    [InlineData("自有：1,234.50元；募捐：50", "SELF:1234.50;DONATION:50.00")]
    [InlineData("自有:100，会员捐助:5", "SELF:100.00;MEMBER:5.00")]
    [InlineData("政府购买、党费", "GOV_PURCHASE;PARTY_FEE")]
    public void Sources_of_funds_are_read_from_one_cell(string written, string kept)
    {
        var (activity, column) = (new Activity(), new ActivitiesDataset().Column("fundSource"));
        Assert.Null(column.Read(activity, RawCell.Of(written)));
        Assert.Equal(kept, column.Write(activity));
    }

    [Theory]
    [InlineData("神秘来源:100", "神秘来源")]
    [InlineData("自有:一百", "一百")]
    public void A_source_that_is_none_is_named(string written, string named)
    {
        var problem = new ActivitiesDataset().Column("fundSource").Read(new Activity(), RawCell.Of(written));
        Assert.Contains(named, problem!.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_adds_what_counts_and_knows_rural_funds_and_sessions()
    {
        var rural = Of("R");
        (rural.Type, rural.FundsTotal, rural.FundsCash, rural.Sessions) = ("AID_TIBET_XINJIANG", 500, 300, 3);
        var held = Of("H");
        held.Status = ActivityStatuses.Held;
        var summary = ActivitySummary.Of([rural, Of("A"), held]);
        Assert.Equal((2, 300 + 100_00, 500L), (summary.Count, summary.FundsCash, summary.RuralFunds));
        Assert.Equal([3, 2], [summary.SessionsByType["AID_TIBET_XINJIANG"], summary.SessionsByType["COMMUNITY_SERVICE"]]);
    }
}
