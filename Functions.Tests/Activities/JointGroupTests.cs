using Nianbao.Domain.Activities;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Activities;

/// <summary>One event, reported by several organisations.</summary>
public sealed class JointGroupTests
{
    private static JointActivity Of(string uscc, long served = 100, string title = "粤港澳青年联合义工日", string place = "440305", long? share = null, params string[] with) =>
        new(uscc, "J", title, Samples.Day("2025-07-20"), Samples.Day("2025-07-20"), place, with, 2, served, 50_00, share);

    [Fact]
    public void The_largest_of_sessions_and_people_count_and_the_sum_of_the_funds_in_whatever_order()
    {
        JointActivity[] three = [Of("A", 100, with: ["B", "C"], share: 60_00), Of("B", 130, with: ["A", "C"]), Of("C", 90, with: ["A", "B"])];
        foreach (var order in new[] { three, [three[2], three[0], three[1]] })
        {
            var group = Assert.Single(JointGroup.Among(order, 0.85m));
            Assert.Equal((2, 130, 150_00), (group.Sessions, group.Served, group.Funds));
            Assert.Equal(["A", "B", "C"], group.Members.Select(member => member.Uscc));
            Assert.Equal((78L, null), (group.ServedOf(group.Members[0]), group.ServedOf(group.Members[1])));
            Assert.Equal(JointGroup.Among(three, 0.85m)[0].Id, group.Id);
        }
    }

    [Fact]
    public void A_chain_of_organisations_that_name_their_neighbours_is_one_event() =>
        Assert.Equal(3, Assert.Single(JointGroup.Among([Of("A", with: ["B"]), Of("C", with: ["B"]), Of("B", with: ["A", "C"])], 0.85m)).Members.Count);

    [Fact]
    public void It_is_no_group_when_only_one_names_the_other_or_place_or_title_differ()
    {
        Assert.Empty(JointGroup.Among([Of("A", with: ["B"]), Of("B", with: ["C"])], 0.85m));
        Assert.Empty(JointGroup.Among([Of("A", with: ["B"]), Of("B", place: "440306", with: ["A"])], 0.85m));
        Assert.Empty(JointGroup.Among([Of("A", with: ["B"]), Of("B", title: "重阳敬老慰问", with: ["A"])], 0.85m));
        Assert.Empty(JointGroup.Among([Of("A", with: ["B"])], 0.85m));
    }

    [Fact]
    public void An_entry_is_read_as_it_was_written()
    {
        var entry = Of("A", title: "“引号”\t与\n换行", share: 33_33, with: ["B"]);
        Assert.DoesNotContain('\n', entry.ToString());
        Assert.DoesNotContain('\t', entry.ToString());
        Assert.Equal(entry.ToString(), JointActivity.Parse(entry.ToString()).ToString());
    }
}
