using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Activities;

namespace Nianbao.Tests.Domain;

public sealed class ActivityRulesTests
{
    private static Activity Dated(string start, string? end)
    {
        var activity = Samples.Activity();
        (activity.StartOn, activity.EndOn) = (Samples.Day(start), end is null ? null : Samples.Day(end));
        return activity;
    }

    [Fact]
    public void AC_001_rejects_another_content_under_the_same_id_and_notes_the_same_content()
    {
        var violation = AC001ActivityIdIsUnique.Between(2, 9, isIdentical: false);
        Assert.Equal((Severity.Error, "第2行与第9行的活动编号重复。"), (violation.Severity, violation.MessageZh));
        Assert.Equal(Severity.Info, AC001ActivityIdIsUnique.Between(2, 9, isIdentical: true).Severity);
    }

    [Theory]
    [InlineData("2025-07-08", "2025-07-08", 0)]
    [InlineData("2025-07-08", "2025-07-07", 1)]
    [InlineData("2025-07-08", null, 0)]
    public void AC_002_wants_the_end_after_the_start(string start, string? end, int count) => Assert.Equal(count, Samples.Judge<AC002StartsBeforeItEnds>(Dated(start, end)).Count);

    [Theory]
    [InlineData("2025-07-20", "2025-07-20", null)]
    [InlineData("2025-07-20", "2025-07-21", "endOn")]
    [InlineData("2025-07-21", "2025-07-21", "startOn")]
    public void AC_003_refuses_plans(string start, string end, string? field) => Assert.Equal(field, Samples.Judge<AC003HasHappened>(Dated(start, end)).SingleOrDefault()?.Field);

    [Theory]
    [InlineData("2010-05-20", 0)]
    [InlineData("2010-05-19", 1)]
    public void AC_004_refuses_an_activity_from_before_the_establishment(string start, int count)
    {
        var violations = Samples.Judge(RuleCatalogue.Activities, Dated(start, start), Samples.ActivityContext() with { Period = new Period(2010), UploaderUscc = null });
        Assert.Equal(count, violations.Count(v => v.Rule.Code == "AC-004"));
        Assert.DoesNotContain(violations, v => v.Rule.Code == "ID-010");
    }

    [Theory]
    [InlineData("2025-07-31", "2025-08-10T23:59:59+08:00", null)]
    [InlineData("2025-07-01", "2025-08-11T00:00:00+08:00", Severity.Warn)]
    [InlineData("2025-12-31", "2026-01-10T23:59:59+08:00", null)]
    [InlineData("2025-12-31", "2026-01-31T23:59:59+08:00", Severity.Warn)]
    [InlineData("2025-12-31", "2026-02-01T00:00:00+08:00", Severity.Error)]
    [InlineData("2024-12-31", "2026-02-05T00:00:00+08:00", null)]
    public void AC_005_takes_a_month_until_the_tenth_and_a_year_until_the_end_of_January(string start, string receivedAt, Severity? severity)
    {
        var violation = Samples.Judge<AC005PeriodIsOpen>(Dated(start, start), Samples.ActivityContext(receivedAt)).SingleOrDefault();
        Assert.Equal(severity, violation?.Severity);
        Assert.DoesNotContain('{', $"{violation?.MessageZh}{violation?.MessageEn}{violation?.RemedyZh}{violation?.RemedyEn}");
    }

    [Fact]
    public void AC_005_lets_a_registrar_file_after_the_year_is_closed()
    {
        var violation = Assert.Single(Samples.Judge<AC005PeriodIsOpen>(Dated("2025-12-31", null), Samples.ActivityContext("2026-02-01T00:00:00+08:00", uploader: null)));
        Assert.Equal(Severity.Warn, violation.Severity);
    }

    [Theory]
    [InlineData(100_00L, 50_00L, 150_02L, 0)]
    [InlineData(100_00L, 50_00L, 150_03L, 1)]
    [InlineData(100_00L, null, 100_00L, 0)]
    [InlineData(null, 50_00L, 100_00L, 1)]
    [InlineData(null, null, 100_00L, 0)]
    [InlineData(100_00L, 50_00L, null, 0)]
    public void AC_006_wants_the_funds_to_add_up(long? cash, long? inKind, long? total, int count)
    {
        var activity = Samples.Activity();
        (activity.FundsCash, activity.FundsInKind, activity.FundsTotal) = (cash, inKind, total);
        Assert.Equal(count, Samples.Judge<AC006FundsAddUp>(activity).Count);
    }

    [Fact]
    public void AC_007_names_each_negative_number()
    {
        var activity = Samples.Activity();
        (activity.FundsCash, activity.Volunteers, activity.ServedPersonTimes) = (-1, -5, 0);
        Assert.Equal(["fundsCash", "volunteers"], Samples.Judge<AC007NumbersAreNotNegative>(activity).Select(v => v.Field));
    }

    [Fact]
    public void AC_007_looks_at_every_number_an_activity_has()
    {
        var numbers = new ActivitiesDataset().Columns.Where(c => c.Unit is not null).ToArray();
        Assert.All(numbers, column =>
        {
            var activity = Samples.Activity();
            Assert.Null(column.Read(activity, Nianbao.Domain.Values.RawCell.Of("-1")));
            Assert.Equal(column.Name, Assert.Single(Samples.Judge<AC007NumbersAreNotNegative>(activity)).Field);
        });
    }

    [Theory]
    [InlineData("SELF:100.00|DONATION:50", 0)]
    [InlineData("自有：100元|募捐:50.02", 0)]
    [InlineData("SELF:100.00|DONATION:49.97", 1)]
    [InlineData("SELF", 0)]
    [InlineData("SELF|DONATION:10", 0)]
    public void AC_008_wants_the_sources_to_cover_the_funds(string sources, int count)
    {
        var activity = Samples.Activity();
        Assert.Null(new ActivitiesDataset().Column("fundSource").Read(activity, Nianbao.Domain.Values.RawCell.Of(sources.Replace('|', ';'))));
        var violations = Samples.Judge<AC008SourcesCoverTheFunds>(activity);
        Assert.Equal(count, violations.Count);
        Assert.All(violations, v => Assert.Equal((Severity.Warn, "-0.03"), (v.Severity, v.Difference)));
    }

    [Theory]
    [InlineData("RURAL_REVITALISATION", "fundsTotal,placeRegionCode")]
    [InlineData("AID_TIBET_XINJIANG", "fundsTotal,placeRegionCode")]
    [InlineData("EAST_WEST_COOPERATION", "fundsTotal,placeRegionCode")]
    [InlineData("POVERTY_ALLEVIATION", "fundsTotal,placeRegionCode")]
    [InlineData("EPIDEMIC_CONTROL", "volunteers,servedPersonTimes")]
    [InlineData("EMERGENCY_RELIEF", "")]
    [InlineData("WORK_RESUMPTION", "enterprisesHelped")]
    [InlineData("ENTERPRISE_SERVICE", "")]
    [InlineData("EMPLOYMENT", "")]
    [InlineData("COMMUNITY_PAIRING", "pairingId")]
    [InlineData("COMMUNITY_SERVICE", "")]
    [InlineData("PRACTICAL_WORK", "")]
    [InlineData("LEIFENG_VOLUNTEER", "volunteers,volunteerHours")]
    [InlineData("CHARITY_PROJECT", "projectId,casesCompleted")]
    [InlineData("DONATION", "")]
    [InlineData("FIRST_TOPIC", "partyOrgId,topic,attendees")]
    [InlineData("THEME_PARTY_DAY", "partyOrgId,topic,attendees")]
    [InlineData("PARTY_CLASS", "partyOrgId,topic,attendees")]
    [InlineData("PARTY_HISTORY_EDU", "partyOrgId,topic,attendees")]
    [InlineData("THREE_MEETINGS", "partyOrgId,topic,attendees")]
    [InlineData("DISCIPLINE_EDU", "partyOrgId,topic,attendees")]
    [InlineData("MEMBER_DEVELOPMENT", "partyOrgId,topic,attendees")]
    [InlineData("FORUM", "attendees,partyOrgReview,feeCharged")]
    [InlineData("TRAINING", "")]
    [InlineData("INDUSTRY_SERVICE", "")]
    [InlineData("FOREIGN_EXCHANGE", "")]
    [InlineData("OTHER", "")]
    public void AC_009_names_what_a_bare_activity_of_each_type_lacks(string type, string fields)
    {
        var activity = new Activity { Uscc = Samples.TianheGroup, Type = type };
        var violations = Samples.Judge<AC009TypeHasItsFields>(activity);
        Assert.Equal(fields, string.Join(',', violations.Select(v => v.Field)));
        Assert.All(violations, v => Assert.Equal(Severity.Error, v.Severity));

        var complete = new Activity
        {
            Uscc = Samples.TianheGroup,
            Type = type,
            FundsTotal = 1_00,
            PlaceRegionCode = "522200",
            Volunteers = 1,
            VolunteerHours = 50,
            ServedPersonTimes = 1,
            EnterprisesHelped = 1,
            PairingId = "P",
            ProjectId = "P",
            PartyOrgId = "P",
            Topic = "T",
            Attendees = 3,
            ForumNoticeId = "F",
            PartyOrgReview = true,
            FeeCharged = false,
        };
        Assert.Empty(Samples.Judge<AC009TypeHasItsFields>(complete));
    }

    [Fact]
    public void AC_009_does_not_ask_for_a_number_that_is_there_but_zero()
    {
        var activity = new Activity { Type = "EPIDEMIC_CONTROL", Volunteers = 0, ServedPersonTimes = 12 };
        var problem = Assert.Single(Samples.Judge<AC009TypeHasItsFields>(activity)).Arguments.Single(a => a.Name == "problem").Value;
        Assert.Equal("志愿者人次须大于0", problem);
    }

    [Fact]
    public void AC_009_warns_of_what_is_unusual()
    {
        var aid = new Activity { Type = "AID_TIBET_XINJIANG", FundsTotal = 1_00, PlaceRegionCode = "440106" };
        Assert.Equal(("placeRegionCode", Severity.Warn), Single(aid));
        var few = new Activity { Type = "PARTY_CLASS", PartyOrgId = "P", Topic = "T", Attendees = 2 };
        Assert.Equal(("attendees", Severity.Warn), Single(few));
        var costly = new Activity { Type = "PARTY_CLASS", PartyOrgId = "P", Topic = "T", Attendees = 3, FundsTotal = 50_000_01 };
        Assert.Equal(("fundsTotal", Severity.Warn), Single(costly));
        costly.FundsTotal = 50_000_00;
        Assert.Empty(Samples.Judge<AC009TypeHasItsFields>(costly));

        static (string?, Severity) Single(Activity activity)
        {
            var violation = Assert.Single(Samples.Judge<AC009TypeHasItsFields>(activity));
            return (violation.Field, violation.Severity);
        }
    }

    [Fact]
    public void AC_009_wants_the_reach_of_an_online_activity_and_no_division()
    {
        var activity = new Activity { Type = "RURAL_REVITALISATION", CasesCompleted = 1, IsOnline = true };
        Assert.Equal(["onlineReach"], Samples.Judge<AC009TypeHasItsFields>(activity).Select(v => v.Field));
        (activity.OnlineReach, activity.PlaceRegionCode) = (0, "440106");
        Assert.Equal(["placeRegionCode"], Samples.Judge<AC009TypeHasItsFields>(activity).Select(v => v.Field));
    }
}
