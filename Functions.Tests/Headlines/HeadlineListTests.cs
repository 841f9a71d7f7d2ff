using Nianbao.Domain.Headlines;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using static Nianbao.Tests.Headlines.LedgerSource;

namespace Nianbao.Tests.Headlines;

/// <summary>What counts for each headline on a day, and what does not.</summary>
public sealed class HeadlineListTests
{
    private const string Province = "51440000MJK900012T";
    private const string Other = "53440300MJL1700155";
    private const string Committee = "广东省社会组织党委";

    [Fact]
    public void There_are_the_22_headlines_each_with_words_in_both_languages_and_figures_of_known_datasets()
    {
        Assert.Equal(Enumerable.Range(1, 22).Select(i => $"H{i:D2}"), HeadlineList.All.Select(headline => headline.Id));
        Assert.All(HeadlineList.All, headline => Assert.All((string[])[headline.Chinese, headline.English, headline.FilterZh, headline.FilterEn], Assert.NotEmpty));
        Assert.All(HeadlineList.All, headline => Assert.Equal(headline.Figures.Count, headline.Figures.Select(figure => figure.Name).Distinct().Count()));
        Assert.All(HeadlineList.All.SelectMany(headline => headline.Figures), figure => Assert.True(Nianbao.Domain.Datasets.Catalogue.TryGet(figure.Dataset, out _), figure.Dataset));
        // A misspelt fact would match nothing, silently.
        foreach (var figure in HeadlineList.All.SelectMany(headline => headline.Figures).OfType<LedgerFigure>())
        {
            var ledger = new LedgerSource().Ledger(figure.Ledger);
            var facts = new LedgerRosterEntry("440000", "1", null, null, [.. Enumerable.Repeat("", 20)]);
            Assert.All(figure.Where.Select(filter => filter.Fact).Append(figure.NamedBy).OfType<string>(), fact => Assert.NotNull(ledger.FactOf(facts, fact)));
            foreach (var filter in figure.Where.Where(filter => !filter.IsPart && ledger.Dimensions.First(d => d.Name == filter.Fact).Values.Count > 0))
                Assert.All(filter.Values, value => Assert.Contains(ledger.Dimensions.First(d => d.Name == filter.Fact).Values, choice => choice.Code == value));
        }

        foreach (var figure in HeadlineList.All.SelectMany(headline => headline.Figures).OfType<ActivityFigure>())
        {
            Assert.All(figure.Types, type => Assert.Contains(ActivityTypes.All, choice => choice.Code == type));
            Assert.All(figure.OrganiserKinds, kind => Assert.Contains(OrganiserKinds.All, choice => choice.Code == kind));
            Assert.All(figure.Campaigns, campaign => Assert.Equal(campaign, Campaigns.Find(campaign)?.Name));
        }
    }

    [Theory]
    [InlineData("2015-03-01", null, 1)]
    [InlineData("2022-06-30", null, 1)]
    [InlineData("2022-07-01", null, 0)]
    [InlineData("2015-03-01", "2022-06-30", 1)]
    [InlineData("2015-03-01", "2022-06-29", 0)]
    public void An_organisation_counts_from_the_day_it_was_established_until_the_day_it_ended(string established, string? ended, int expected) =>
        Assert.Equal(expected, new LedgerSource().Organisation(Province, established, ended).Read("H01").Figures[0].Value);

    [Fact]
    public void Coverage_is_full_until_one_organisation_is_uncovered_or_lacks_a_party_organisation_that_is_due()
    {
        LedgerSource Both() => new LedgerSource().Organisation(Province).Organisation(Other)
            .Entry(new Coverage { Uscc = Province, Mode = "OWN_ORG", From = Day("2020-01-01") })
            .Entry(new Coverage { Uscc = Other, Mode = "INSTRUCTOR", From = Day("2021-01-01") });
        Assert.Equal("全覆盖", Both().Read("H02").Chinese);
        Assert.Equal("50.0%", Both().Read("H02", "2020-12-31").Chinese);
        // Members enough and no party organisation.
        var due = Both().Entry(new CensusResult { Uscc = Other, FoundOn = Day("2022-03-01"), MembersFull = 3, RelationInOrg = 3 });
        Assert.Equal("100.0%（应建未建1家）", due.Read("H02").Chinese);
        // A later census found fewer; or one was built since.
        Assert.Equal("全覆盖", Both().Entry(new CensusResult { Uscc = Other, FoundOn = Day("2021-03-01"), MembersFull = 3 }).Entry(new CensusResult { Uscc = Other, FoundOn = Day("2022-03-01"), MembersFull = 2 }).Read("H02").Chinese);
        Assert.Equal("全覆盖", due.Entry(new PartyOrganisation { Uscc = Other, Id = "1", PartyOrgType = "BRANCH", ApprovedOn = Day("2022-05-01") }).Read("H02").Chinese);
        Assert.Equal("无在册组织", new LedgerSource().Read("H02").Chinese);
    }

    [Fact]
    public void First_secretaries_and_temporary_branches_count_as_appointed_whether_they_have_gone_or_not()
    {
        var source = new LedgerSource();
        PartyPost Post(string id, string appointed, string by = Committee, string post = "FIRST_SECRETARY", string? ended = null) => new() { Uscc = Province, Id = id, Post = post, AppointedBy = by, AppointedOn = Day(appointed), EndedOn = Day(ended) };
        source.Entry(Post("1", "2020-05-01", ended: "2021-01-01")).Entry(Post("2", "2022-06-30")).Entry(Post("3", "2022-07-01")).Entry(Post("4", "2021-01-01", "广州市社会组织党委")).Entry(Post("5", "2021-01-01", post: "SECRETARY"));
        Assert.Equal("2名第一书记", source.Read("H04").Chinese);
        Assert.Equal("1名第一书记", source.Read("H04", "2021-12-31").Chinese);
        PartyOrganisation Branch(string id, string type, string approved, string? dissolved, string by) => new() { Uscc = Province, Id = id, PartyOrgType = type, ApprovedBy = by, ApprovedOn = Day(approved), DissolvedOn = Day(dissolved) };
        source.Entry(Branch("A", "TEMP_BRANCH", "2020-01-01", "2021-01-01", Committee)).Entry(Branch("B", "TEMP_BRANCH", "2020-01-01", null, "深圳市社会组织党委")).Entry(Branch("C", "BRANCH", "2020-01-01", null, Committee));
        Assert.Equal("1个临时党支部", source.Read("H05").Chinese);
    }

    [Fact]
    public void Committees_and_stations_count_while_they_exist()
    {
        var source = new LedgerSource()
            .Entry(new PartyOrganisation { DivisionCode = "440000", Id = "1", PartyOrgType = "COMMITTEE", CommitteeScope = "REGIONAL", ApprovedOn = Day("2019-01-01") })
            .Entry(new PartyOrganisation { Uscc = Province, Id = "2", PartyOrgType = "COMMITTEE", CommitteeScope = "INDUSTRY", ApprovedOn = Day("2019-01-01"), DissolvedOn = Day("2022-06-30") })
            .Entry(new Workstation { Uscc = Province, Id = "第一", OpenedOn = Day("2019-01-01"), ClosedOn = Day("2022-06-29") })
            .Entry(new Workstation { Uscc = Province, Id = "第二", OpenedOn = Day("2019-01-01") });
        Assert.Equal("2个党委（1个区域型）", source.Read("H06").Chinese);
        Assert.Equal("1个党委（1个区域型）", source.Read("H06", "2022-07-01").Chinese);
        Assert.Equal("1个党建工作站", source.Read("H03").Chinese);
        Assert.Equal("2个党建工作站", source.Read("H03", "2022-06-29").Chinese);
        Assert.Equal("0个党建工作站", source.Read("H03", "2018-12-31").Chinese);
    }

    [Fact]
    public void The_key_actions_are_those_of_the_provincial_programme_of_2021_to_2023()
    {
        ActionProgramme Programme(string division, string id, string from, string to) => new() { DivisionCode = division, Id = id, From = Day(from), To = Day(to) };
        ActionItem Item(string division, string id, string programme) => new() { DivisionCode = division, Id = id, ProgrammeId = programme };
        var source = new LedgerSource()
            .Entry(Programme("440000", "P", "2021-01-01", "2023-12-31")).Entry(Programme("440000", "Q", "2022-01-01", "2022-12-31")).Entry(Programme("440300", "P", "2021-01-01", "2023-12-31"))
            .Entry(Item("440000", "1", "P")).Entry(Item("440000", "2", "P")).Entry(Item("440000", "3", "Q")).Entry(Item("440300", "1", "P"));
        Assert.Equal("二项重点行动", source.Read("H08").Chinese);
        Assert.Equal("零项重点行动", source.Read("H08", "2020-12-31").Chinese);
    }

    [Fact]
    public void Guidance_counts_while_in_force_and_never_as_a_draft()
    {
        GuidanceDocument Document(string id, string? status = null, string? repealed = null, string series = "党务工作指引") => new() { DivisionCode = "440000", Id = id, Series = series, IssuedOn = Day("2020-01-01"), RepealedOn = Day(repealed), Status = status };
        var source = new LedgerSource().Entry(Document("1")).Entry(Document("2", "REPEALED", "2022-06-30")).Entry(Document("3", "REPEALED")).Entry(Document("4", "DRAFT")).Entry(Document("5", series: "年检工作指引"));
        Assert.Equal("2项指引", source.Read("H09").Chinese);
        Assert.Equal("1项指引", source.Read("H09", "2022-07-01").Chinese);
    }

    [Fact]
    public void Only_directly_registered_provincial_organisations_count_as_linked_and_each_once()
    {
        InstructorAssignment To(string uscc, string instructor, string from, string? to = null) => new() { Uscc = uscc, InstructorId = instructor, From = Day(from), To = Day(to) };
        var source = new LedgerSource().Organisation(Province).Organisation(Other)
            .Entry(To(Province, "1", "2020-01-01")).Entry(To(Province, "2", "2021-01-01")).Entry(To(Other, "1", "2020-01-01"));
        Assert.Equal("1家", source.Read("H10").Chinese);
        Assert.Equal(0, new LedgerSource().Organisation(Province, mode: "DUAL").Entry(To(Province, "1", "2020-01-01")).Read("H10").Figures[0].Value);
        Assert.Equal(0, new LedgerSource().Organisation(Province).Entry(To(Province, "1", "2020-01-01", "2022-06-29")).Read("H10").Figures[0].Value);
        Assert.Equal(0, new LedgerSource().Organisation(Province, ended: "2022-01-01").Entry(To(Province, "1", "2020-01-01")).Read("H10").Figures[0].Value);
    }

    [Fact]
    public void Awards_are_last_years_and_demonstration_sites_are_the_provincial_committees()
    {
        Honour Of(string id, string kind, string on, string level = "CITY", string? by = null) => new() { Uscc = Province, Id = id, Kind = kind, AwardedOn = Day(on), AwardLevel = level, AwardedBy = by is null ? null : [by] };
        var source = new LedgerSource()
            .Entry(Of("1", "EXCELLENT_MEMBER", "2021-01-01")).Entry(Of("2", "ADVANCED_PARTY_ORG", "2021-12-31")).Entry(Of("3", "EXCELLENT_PARTY_WORKER", "2020-12-31")).Entry(Of("4", "EXCELLENT_MEMBER", "2022-01-01")).Entry(Of("5", "OTHER", "2021-05-01"))
            .Entry(Of("6", "DEMO_SITE", "2020-01-01", "PROVINCE", "中共广东省委两新工委")).Entry(Of("7", "DEMO_SITE", "2020-01-01", "PROVINCE", "省民政厅")).Entry(Of("8", "DEMO_SITE", "2020-01-01", "CITY", "市委两新工委"))
            .Entry(Of("9", "POVERTY_COMMENDATION", "2022-06-30")).Entry(Of("10", "POVERTY_COMMENDATION", "2022-07-01"));
        Assert.Equal("2人次", source.Read("H11").Chinese);
        Assert.Equal("1人次", source.Read("H11", "2021-03-01").Chinese);
        Assert.Equal("1个示范点", source.Read("H12").Chinese);
        Assert.Equal("1个", source.Read("H13").Chinese);
    }

    [Fact]
    public void A_void_entry_counts_for_nothing() =>
        Assert.Equal(0, new LedgerSource().Entry(new ObservationPoint { Uscc = Province, Id = "1", DesignatedOn = Day("2021-01-01"), IsVoid = true }).Read("H07").Figures[0].Value);

    [Fact]
    public void The_three_cities_are_named_with_their_brands_and_a_city_without_one_is_not()
    {
        Brand Of(string city, string id, string name, string since = "2018-01-01", string? ended = null) => new() { DivisionCode = city, Id = id, Name = name, SinceOn = Day(since), EndedOn = Day(ended) };
        var source = new LedgerSource().Entry(Of("440100", "1", "红苗工程")).Entry(Of("440600", "1", "1+N群组链", "2022-07-01")).Entry(Of("442000", "1", "香山红社"));
        Assert.Equal(("一个城市品牌：广州“红苗工程”", 1m), (source.Read("H22").Chinese, source.Read("H22").Figures[0].Value));
        Assert.Equal("二个城市品牌：广州“红苗工程”、佛山“1+N群组链”", source.Read("H22", "2022-07-01").Chinese);
        Assert.Equal("零个城市品牌", new LedgerSource().Read("H22").Chinese);
    }
}
