using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Activities;

namespace Nianbao.Tests.Rules.Activities;

/// <summary>The campaigns an activity names, against the ledger as it stands for its day.</summary>
public sealed class AC025Tests
{
    private static readonly CampaignEntry Autumn = new() { DivisionCode = "440100", Id = "ZT-2025-09", Name = "金秋助学", From = new(2025, 9, 1), To = new(2025, 9, 30) };

    [Theory]
    [InlineData("2025-08-31", "2025-08-31", false)]
    [InlineData("2025-08-31", "2025-09-01", true)]
    [InlineData("2025-09-30", "2025-10-02", true)]
    [InlineData("2025-10-01", "2025-10-02", false)]
    public void An_activity_fits_a_campaign_when_they_have_a_day_in_common(string start, string end, bool fits) =>
        Assert.Equal(fits, Judge("金秋助学", start, end, Autumn).Count == 0);

    [Fact]
    public void A_campaign_that_was_run_twice_covers_the_days_of_both_rounds()
    {
        CampaignEntry before = new() { DivisionCode = "440100", Id = "ZT-2024-09", Name = "金秋助学", From = new(2024, 9, 1), To = new(2024, 9, 30) };
        Assert.Empty(Judge("金秋助学", "2024-09-30", "2024-09-30", before, Autumn));
        Assert.Empty(Judge("金秋 助学", "2025-09-30", "2025-09-30", before, Autumn));
        // Between the rounds the one before is over.
        Assert.Contains("已于2024-09-30结束", Assert.Single(Judge("金秋助学", "2025-03-01", "2025-03-01", before, Autumn)).MessageZh, StringComparison.Ordinal);
        Assert.Contains("自2024-09-01起开展", Assert.Single(Judge("金秋助学", "2024-03-01", "2024-03-01", before, Autumn)).MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_names_a_campaign_that_nobody_knows_is_told_those_of_the_day_with_their_numbers()
    {
        var violation = Assert.Single(Judge("我们的春天", "2025-09-18", "2025-09-18", Autumn));
        Assert.Equal(("campaignTags", Severity.Warn), (violation.Field, violation.Severity));
        Assert.Contains("“我们的春天”未登记", violation.MessageZh, StringComparison.Ordinal);
        Assert.Contains("is not known", violation.MessageEn, StringComparison.Ordinal);
        Assert.Contains("金秋助学（ZT-2025-09）", violation.RemedyZh, StringComparison.Ordinal);
        Assert.Contains("党史学习教育", violation.RemedyEn, StringComparison.Ordinal);
        // What is over, or of other months, is not offered.
        Assert.DoesNotContain("十项行动", violation.RemedyZh, StringComparison.Ordinal);
        Assert.DoesNotContain("金秋助学", Assert.Single(Judge("我们的春天", "2025-10-01", "2025-10-01", Autumn)).RemedyZh, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_there_is_a_ledger_the_named_campaigns_are_known_all_the_same()
    {
        Assert.Empty(Judge("党史教育", "2025-09-18", "2025-09-18"));
        Assert.Single(Judge("党史教育", "2021-02-19", "2021-02-19"));
        Assert.Empty(Judge(" ", "2025-09-18", "2025-09-18"));
    }

    [Fact]
    public void A_number_means_its_campaign_and_any_other_tag_stays_as_it_was_written()
    {
        var calendar = CampaignCalendar.Of(Roster(Autumn));
        Assert.Equal(("金秋助学", "金秋 助学", "我们的春天"), (calendar.NameOf("zt-2025-09"), calendar.NameOf("金秋 助学"), calendar.NameOf("我们的春天")));
        Assert.Equal("ZT-2025-09", CampaignCalendar.Of(null).NameOf("ZT-2025-09"));
        Assert.Empty(Judge("ZT-2025-09", "2025-09-18", "2025-09-18", Autumn));
    }

    private static LedgerRoster Roster(params CampaignEntry[] campaigns)
    {
        var roster = new LedgerRoster(new CampaignsLedger());
        foreach (var campaign in campaigns)
            roster.Put(LedgerRosterEntry.Parse(campaign.Key, roster.Ledger.RosterEntry(campaign, default)!));
        return roster;
    }

    private static List<Violation> Judge(string tag, string start, string end, params CampaignEntry[] campaigns)
    {
        var judge = new Judge(new()
        {
            Period = new Period(2025),
            ReceivedAt = new(2025, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)),
            Ledgers = campaigns.Length == 0 ? LedgerContext.Empty : new() { Rosters = [Roster(campaigns)] },
        });
        judge.Run([new AC025CampaignsFitTheDate()], new Activity { CampaignTags = [tag], StartOn = DateOnly.ParseExact(start, "yyyy-MM-dd"), EndOn = DateOnly.ParseExact(end, "yyyy-MM-dd") });
        return [.. judge.Violations];
    }
}
