using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Governance;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Rules.Governance;

/// <summary>GV-002 to GV-010 and GV-014 to GV-020: members, boards, meetings, branches and staff.</summary>
public sealed class BodiesTests
{
    [Theory]
    [InlineData(30, 0, 0)]
    [InlineData(29, 0, 1)]
    [InlineData(0, 50, 0)]
    [InlineData(0, 49, 1)]
    [InlineData(1, 49, 0)]
    [InlineData(1, 48, 1)]
    [InlineData(null, 10, 0)]
    public void GV_002_wants_fifty_persons_or_thirty_units_or_fifty_of_both(int? units, int individuals, int count)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.MembersUnit, report.MembersIndividual) = (units, individuals);
        Assert.Equal(count, new GV002MembersReachTheMinimum().Judge(report, context).Count);
    }

    [Fact]
    public void Rules_for_foundations_say_nothing_of_other_types()
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.Directors, report.PaidDirectors, report.RelatedDirectors, report.Supervisors, report.Meetings) = (99, 99, 99, 0, []);
        Rule[] rules = [new GV003DirectorsWithinBounds(), new GV004BoardMeetsTwiceAYear(), new GV005BoardHasAQuorum(), new GV006PaidDirectorsAreAThirdAtMost(), new GV007RelatedDirectorsWithinBounds(), new GV008SupervisorsAreIndependent(), new GV009LegalRepresentativeIsTheChair()];
        Assert.All(rules, rule => Assert.Empty(rule.Judge(report, context)));
    }

    [Theory]
    [InlineData(4, "-1")]
    [InlineData(5, null)]
    [InlineData(25, null)]
    [InlineData(26, "1")]
    public void GV_003_wants_five_to_twenty_five_directors(int directors, string? difference)
    {
        var (report, context) = CleanReports.Foundation();
        report.Directors = directors;
        Assert.Equal(difference, new GV003DirectorsWithinBounds().Judge(report, context).SingleOrDefault()?.Difference);
    }

    [Theory]
    [InlineData(2, 3, 0)]
    [InlineData(1, 3, 1)]
    [InlineData(17, 25, 0)]
    [InlineData(16, 25, 1)]
    public void GV_005_rounds_two_thirds_up(int attended, int entitled, int count)
    {
        var (report, context) = CleanReports.Foundation();
        (report.Meetings![0].Attended, report.Meetings[0].Entitled) = (attended, entitled);
        var violations = new GV005BoardHasAQuorum().Judge(report, context);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal($"2025-03-08会议出席{attended}/{entitled}，不足三分之二。", v.MessageZh));
    }

    [Theory]
    [InlineData(true, 7, 2, 0)]
    [InlineData(true, 7, 3, 1)]
    [InlineData(false, 7, 1, 1)]
    [InlineData(null, 7, 2, 0)]
    [InlineData(null, 7, 3, 1)]
    [InlineData(true, null, 3, 0)]
    public void GV_007_depends_on_whose_property_it_was(bool? isPrivate, int? directors, int related, int count)
    {
        var (report, context) = CleanReports.Foundation();
        (report.IsPrivatelyFunded, report.Directors, report.RelatedDirectors) = (isPrivate, directors, related);
        Assert.Equal(count, new GV007RelatedDirectorsWithinBounds().Judge(report, context).Count);
    }

    [Fact]
    public void GV_009_names_the_other_organisation_and_GV_010_only_social_groups()
    {
        LegalRepPost[] posts = [new("52440100MJK9100187", "示例中心", "SSI")];
        var (foundation, context) = CleanReports.Foundation();
        Assert.Equal("法定代表人同时担任“示例中心”法定代表人。", Assert.Single(new GV009LegalRepresentativeIsTheChair().Judge(foundation, context with { LegalRepElsewhere = posts })).MessageZh);
        var (group, ofGroup) = CleanReports.SocialGroup();
        Assert.Empty(new GV010LegalRepresentativeOfOneGroup().Judge(group, ofGroup with { LegalRepElsewhere = posts }));
    }

    [Fact]
    public void Meetings_are_missing_only_where_the_file_asks_for_them()
    {
        var (report, context) = CleanReports.Foundation();
        report.Meetings = null;
        Assert.Equal("基金会理事会每年至少召开2次，填报0次。", Assert.Single(new GV004BoardMeetsTwiceAYear().Judge(report, context)).MessageZh);
        Assert.Empty(new GV004BoardMeetsTwiceAYear().Judge(report, context with { Extent = FormExtent.Unknown }));
        // What breaks the law is not said again as breaking the charter.
        Assert.Empty(new GV016MeetingsAsTheCharterSays().Judge(report, context));
    }

    [Fact]
    public void GV_016_says_what_was_due_and_what_was_held()
    {
        var (report, context) = CleanReports.SocialGroup();
        report.CharterMinCouncils = 4;
        var violation = Assert.Single(new GV016MeetingsAsTheCharterSays().Judge(report, context));
        Assert.Equal(("未按章程召开理事会：应4次，实2次。", "-2", "G04"), (violation.MessageZh, violation.Difference, violation.Ground));
    }

    [Theory]
    [InlineData(6, 5, 5, null)]
    [InlineData(7, 5, 5, "staffTotal")]
    [InlineData(6, 7, 5, "staffContracts")]
    [InlineData(6, 5, 6, null)]
    [InlineData(6, 5, 7, "staffInsured")]
    [InlineData(6, null, 7, null)]
    public void GV_017_points_at_the_number_that_is_too_large(int total, int? contracts, int insured, string? field)
    {
        var (report, context) = CleanReports.SocialGroup();
        (report.StaffTotal, report.StaffContracts, report.StaffInsured) = (total, contracts, insured);
        Assert.Equal(field, new GV017StaffAddsUp().Judge(report, context).SingleOrDefault()?.Field);
    }

    [Fact]
    public void GV_019_takes_an_audit_of_the_new_legal_representative_for_that_of_the_election()
    {
        var (report, context) = CleanReports.Foundation();
        report.LastElectionOn = new(2025, 9, 1);
        Assert.Equal("electionAuditAttached", Assert.Single(new GV019AuditBeforeTheChange().Judge(report, context)).Field);
        Assert.Empty(new GV019AuditBeforeTheChange().Judge(report, context with { Extent = FormExtent.Unknown }));
        report.ChangesInYear = [new() { Item = "LEGAL_REP", AuditAttached = true }];
        Assert.Empty(new GV019AuditBeforeTheChange().Judge(report, context));
    }

    [Fact]
    public void GV_020_and_GV_014_are_about_their_types_only()
    {
        var (institution, context) = CleanReports.Institution();
        institution.StaffFullTime = 0;
        institution.Branches = [new() { Name = "一" }, new() { Name = "二" }];
        Assert.Empty(new GV020SomebodyWorksFullTime().Judge(institution, context));
        Assert.Equal("2", Assert.Single(new GV014InstitutionsHaveNoBranches().Judge(institution, context)).Difference);
        var (group, ofGroup) = CleanReports.SocialGroup();
        Assert.Empty(new GV014InstitutionsHaveNoBranches().Judge(group, ofGroup));
        group.Branches![0].Regional = group.Branches[0].HasSubBranch = true;
        Assert.Equal(["branches[0].regional", "branches[0].hasSubBranch"], new GV015BranchesAreLegal().Judge(group, ofGroup).Select(v => v.Field));
    }
}
