using Nianbao.Domain.Activities;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Activities;

public sealed class RosterActivityTests
{
    [Fact]
    public void An_activity_without_grounds_and_partners_has_no_entry() => Assert.Null(RosterActivity.Of(Samples.Activity()));

    [Fact]
    public void Grounds_and_the_joint_event_are_both_found_again()
    {
        var activity = Samples.Activity();
        activity.Grounds = ["G13:M:AC-020", "G13:S:AC-022"];
        var alone = RosterActivity.Of(activity)!;
        Assert.Equal(activity.Grounds, RosterActivity.GroundsOf(alone));
        Assert.Null(RosterActivity.JointOf(alone));

        activity.CoOrganisers = [new() { OrganiserUscc = Samples.ProvinceGroup }];
        var both = RosterActivity.Of(activity)!;
        Assert.Equal(activity.Grounds, RosterActivity.GroundsOf(both));
        Assert.Equal([Samples.ProvinceGroup], RosterActivity.JointOf(both)!.With);

        activity.Grounds = null;
        var joint = RosterActivity.Of(activity)!;
        Assert.Empty(RosterActivity.GroundsOf(joint));
        Assert.Equal(RosterActivity.JointOf(both)!.ToString(), RosterActivity.JointOf(joint)!.ToString());
    }
}
