using Nianbao.Domain.Headlines;
using Nianbao.Domain.Ledgers;
using static Nianbao.Tests.Headlines.LedgerSource;

namespace Nianbao.Tests.Headlines;

/// <summary>Indicators as a whole and by group (domain.md 11.3).</summary>
public sealed class IndicatorTests
{
    private const string Province = "51440000MJK900012T";
    private const string Shenzhen = "53440300MJL1700155";

    [Fact]
    public void Codes_are_unique_and_those_that_add_up_add_up_over_every_grouping()
    {
        Assert.Equal(IndicatorList.All.Count, IndicatorList.All.Select(indicator => indicator.Code).Distinct().Count());
        var facts = new HeadlineFacts(Source(), new(2022, 6, 30));
        foreach (var indicator in IndicatorList.All.Where(indicator => indicator.IsAdditive))
        {
            Assert.All(IndicatorGrouping.All, grouping =>
            {
                var (total, groups) = indicator.Read(facts, grouping.Of);
                Assert.Equal(total, groups.Values.Sum());
            });
        }
    }

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
    }

    [Fact]
    public void Groups_are_the_owners_registrar_and_type()
    {
        var facts = new HeadlineFacts(Source(), new(2022, 6, 30));
        var total = IndicatorList.All.Single(indicator => indicator.Code == "org.total");
        Assert.Equal([("440000", (decimal?)1), ("440300", 1)], By("city"));
        Assert.Equal([("CITY", (decimal?)1), ("PROVINCE", 1)], By("level"));
        Assert.Equal([("FDN", (decimal?)1), ("SG", 1)], By("type"));
        var rate = IndicatorList.All.Single(indicator => indicator.Code == "cov.orgRate").Read(facts, IndicatorGrouping.All[0].Of).ByGroup;
        Assert.Equal((1m, 0m), (rate["440000"], rate["440300"]));

        IEnumerable<(string, decimal?)> By(string name) => total.Read(facts, IndicatorGrouping.All.Single(grouping => grouping.Name == name).Of).ByGroup.Select(group => (group.Key, group.Value));
    }

    [Fact]
    public void A_share_of_nothing_is_unknown() => Assert.Null(IndicatorList.All.Single(indicator => indicator.Code == "cov.workRate").Read(new(new LedgerSource(), new(2022, 6, 30)), null).Total);

    private static decimal? Read(string code, string asOf = "2022-06-30") => IndicatorList.All.Single(indicator => indicator.Code == code).Read(new(Source(), Day(asOf)!.Value), null).Total;

    private static LedgerSource Source() => new LedgerSource().Organisation(Province).Organisation(Shenzhen, mode: "DUAL")
        .Entry(new Coverage { Uscc = Province, Mode = "OWN_ORG", From = Day("2020-01-01") }).Entry(new Coverage { Uscc = Shenzhen, Mode = "MASS_ORG", From = Day("2020-01-01") })
        .Entry(new InstructorAssignment { Uscc = Province, InstructorId = "1", From = Day("2020-01-01") }).Entry(new InstructorAssignment { Uscc = Shenzhen, InstructorId = "1", From = Day("2020-01-01") })
        .Entry(new PartyOrganisation { DivisionCode = "440000", Id = "1", PartyOrgType = "COMMITTEE", CommitteeScope = "REGIONAL", ApprovedOn = Day("2019-01-01") })
        .Entry(new WeakPartyOrgCase { Uscc = Province, Id = "1", FoundOn = Day("2021-03-01"), DueOn = Day("2021-06-01"), ClosedOn = Day("2022-06-30"), Result = "CLOSED" })
        .Entry(new WeakPartyOrgCase { Uscc = Province, Id = "2", FoundOn = Day("2022-01-01"), DueOn = Day("2022-06-29") })
        .Entry(new WeakPartyOrgCase { Uscc = Province, Id = "3", FoundOn = Day("2022-01-01"), DueOn = Day("2022-06-30") })
        .Entry(new CharterVersion { Uscc = Province, Id = "1", ApprovedOn = Day("2018-01-01"), HasPartyClause = false }).Entry(new CharterVersion { Uscc = Province, Id = "2", ApprovedOn = Day("2020-01-01"), HasPartyClause = true })
        .Entry(new CharterVersion { Uscc = Shenzhen, Id = "1", ApprovedOn = Day("2018-01-01"), HasPartyClause = true }).Entry(new CharterVersion { Uscc = Shenzhen, Id = "2", ApprovedOn = Day("2019-06-01"), HasPartyClause = null })
        .Entry(new Honour { Uscc = Province, Id = "1", Kind = "DEMO_SITE", AwardedOn = Day("2021-01-01") });
}
