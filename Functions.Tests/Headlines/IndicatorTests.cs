using Nianbao.Domain.Headlines;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Ledgers;
using static Nianbao.Tests.Headlines.LedgerSource;

namespace Nianbao.Tests.Headlines;

/// <summary>Indicators as a whole and by group (domain.md 11.3).</summary>
public sealed class IndicatorTests
{
    private const string Province = "51440000MJK900012T";
    private const string Shenzhen = "53440300MJL1700155";

    [Fact]
    public void Names_are_unique_and_those_that_add_up_add_up_over_every_grouping()
    {
        Assert.Equal(IndicatorList.All.Count, IndicatorList.All.Select(indicator => indicator.Name).Distinct().Count());
        var facts = new HeadlineFacts(Source(), new(2022, 6, 30));
        foreach (var indicator in IndicatorList.All.OfType<RosterIndicator>().Where(indicator => indicator.IsAdditive))
        {
            var contributions = indicator.Count(facts).ToList();
            Assert.All(OwnerGrouping.All, grouping =>
                Assert.Equal(contributions.Sum(contribution => contribution.Value), IndicatorCount.By(contributions, contribution => grouping.Of(contribution.Division, contribution.LegalType)).Values.Sum(group => group.Value)));
        }
    }

    [Fact]
    public void Each_says_in_both_languages_what_it_is_and_how_it_is_computed() => Assert.All(IndicatorList.All, indicator =>
    {
        Assert.All([indicator.Chinese, indicator.English, indicator.FormulaZh, indicator.FormulaEn], text => Assert.False(string.IsNullOrWhiteSpace(text), indicator.Name));
        Assert.NotEmpty(indicator.From);
        Assert.Equal(indicator.IsShare, indicator.Unit.Length == 0);
    });

    [Fact]
    public void Counts_and_shares_are_of_the_day()
    {
        Assert.Equal(2, Read("org.total"));
        Assert.Equal(0.5m, Read("cov.orgRate"));
        Assert.Equal(1, Read("cov.workRate"));
        Assert.Equal(1, Read("instr.orgs"));
        Assert.Equal(1, Read("instr.coverage"));
        Assert.Equal((2m, 1m, 1m), (Read("party.weak.open"), Read("party.weak.closed"), Read("party.weak.overdue")));
        Assert.Equal((1m, 0m), (Read("party.weak.open", "2021-12-31"), Read("party.weak.closed", "2021-12-31")));
        Assert.Equal(0.5m, Read("charter.partyClause"));
        Assert.Equal(0m, Read("charter.partyClause", "2019-12-31"));
        Assert.Equal(1, Read("honour.DEMO_SITE"));
        Assert.Equal(0, Read("honour.DEMO_SITE", "2020-12-31"));
        Assert.Equal((2m, 0m, 0m), (Read("org.total"), Read("org.new"), Read("org.ended")));
        Assert.Equal(2, Read("org.new", "2015-03-01"));
    }

    [Fact]
    public void Members_are_summed_and_a_term_ends_with_its_last_day()
    {
        Assert.Equal((12m, 0m), (Read("party.members"), Read("party.members", "2018-12-31")));
        // A committee elected on 30 June 2017 is in office for five years, that day included.
        Assert.Equal((0m, 1m), (Read("party.termExpired", "2022-06-30"), Read("party.termExpired", "2022-07-01")));
        Assert.Equal((1m, 1m, 1m), (Read("party.committee"), Read("party.regional"), Read("party.temp")));
        var types = IndicatorCount.By(Roster("party.orgs").Count(new(Source(), new(2022, 6, 30))), _ => "")[""].Parts;
        Assert.Equal([("COMMITTEE", 1L), ("TEMP_BRANCH", 1L)], types.Select(part => (part.Key, part.Value)));
    }

    [Fact]
    public void Groups_are_the_owners_registrar_and_type()
    {
        Assert.Equal([("440000", 1L), ("440300", 1L)], By("city"));
        Assert.Equal([("CITY", 1L), ("PROVINCE", 1L)], By("level"));
        Assert.Equal([("FDN", 1L), ("SG", 1L)], By("type"));
        var rate = IndicatorCount.By(Roster("cov.orgRate").Count(new(Source(), new(2022, 6, 30))), contribution => contribution.Division);
        Assert.Equal((1m, 0m), (rate["440000"].Share, rate["440300"].Share));

        IEnumerable<(string, long)> By(string name)
        {
            var grouping = OwnerGrouping.All.Single(grouping => grouping.Name == name);
            return IndicatorCount.By(Roster("org.total").Count(new(Source(), new(2022, 6, 30))), contribution => grouping.Of(contribution.Division, contribution.LegalType)).Select(group => (group.Key, group.Value.Value!.Value));
        }
    }

    [Fact]
    public void A_share_of_nothing_is_unknown() => Assert.Empty(IndicatorCount.By(Roster("cov.workRate").Count(new(new LedgerSource(), new(2022, 6, 30))), _ => ""));

    [Fact]
    public void What_is_counted_once_counts_once_in_each_group_and_in_the_whole()
    {
        Contribution[] helped = [new("440100", "SG", 1, Once: "a"), new("440300", "SG", 1, Once: "a"), new("440300", "SG", 1, Once: "b"), new("440300", "SG", 30)];
        Assert.Equal(32, IndicatorCount.By(helped, _ => "")[""].Value);
        var cities = IndicatorCount.By(helped, contribution => contribution.Division);
        Assert.Equal((1L, 32L), (cities["440100"].Value, cities["440300"].Value));
    }

    private static RosterIndicator Roster(string name) => IndicatorList.All.OfType<RosterIndicator>().Single(indicator => indicator.Name == name);

    private static decimal? Read(string name, string asOf = "2022-06-30")
    {
        var indicator = Roster(name);
        var count = IndicatorCount.By(indicator.Count(new(Source(), Day(asOf)!.Value)), _ => "").GetValueOrDefault("");
        return indicator.IsShare ? count?.Share : count?.Value ?? 0;
    }

    private static LedgerSource Source() => new LedgerSource().Organisation(Province).Organisation(Shenzhen, mode: "DUAL")
        .Entry(new Coverage { Uscc = Province, Mode = "OWN_ORG", From = Day("2020-01-01") }).Entry(new Coverage { Uscc = Shenzhen, Mode = "MASS_ORG", From = Day("2020-01-01") })
        .Entry(new InstructorAssignment { Uscc = Province, InstructorId = "1", From = Day("2020-01-01") }).Entry(new InstructorAssignment { Uscc = Shenzhen, InstructorId = "1", From = Day("2020-01-01") })
        .Entry(new PartyOrganisation { DivisionCode = "440000", Id = "1", PartyOrgType = "COMMITTEE", CommitteeScope = "REGIONAL", ApprovedOn = Day("2019-01-01"), LastElectionOn = Day("2017-06-30"), Members = 9 })
        .Entry(new PartyOrganisation { Uscc = Province, Id = "2", PartyOrgType = "TEMP_BRANCH", ApprovedOn = Day("2019-01-01"), LastElectionOn = Day("2019-01-01"), Members = 3 })
        .Entry(new PartyOrganisation { Uscc = Shenzhen, Id = "3", PartyOrgType = "BRANCH", ApprovedOn = Day("2019-01-01"), DissolvedOn = Day("2022-06-29"), LastElectionOn = Day("2016-01-01"), Members = 30 })
        .Entry(new WeakPartyOrgCase { Uscc = Province, Id = "1", FoundOn = Day("2021-03-01"), DueOn = Day("2021-06-01"), ClosedOn = Day("2022-06-30"), Result = "CLOSED" })
        .Entry(new WeakPartyOrgCase { Uscc = Province, Id = "2", FoundOn = Day("2022-01-01"), DueOn = Day("2022-06-29") })
        .Entry(new WeakPartyOrgCase { Uscc = Province, Id = "3", FoundOn = Day("2022-01-01"), DueOn = Day("2022-06-30") })
        .Entry(new CharterVersion { Uscc = Province, Id = "1", ApprovedOn = Day("2018-01-01"), HasPartyClause = false }).Entry(new CharterVersion { Uscc = Province, Id = "2", ApprovedOn = Day("2020-01-01"), HasPartyClause = true })
        .Entry(new CharterVersion { Uscc = Shenzhen, Id = "1", ApprovedOn = Day("2018-01-01"), HasPartyClause = true }).Entry(new CharterVersion { Uscc = Shenzhen, Id = "2", ApprovedOn = Day("2019-06-01"), HasPartyClause = null })
        .Entry(new Honour { Uscc = Province, Id = "1", Kind = "DEMO_SITE", AwardedOn = Day("2021-01-01") });
}
