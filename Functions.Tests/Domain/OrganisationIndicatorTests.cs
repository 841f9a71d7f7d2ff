using Nianbao.Domain.Datasets;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Tests.Domain;

/// <summary>What an organisation adds to each indicator, on a day.</summary>
public sealed class OrganisationIndicatorTests
{
    private const string Secretary = "张*三#0a1b2c3d4e5f";
    private const string Other = "李*四#ffffffffffff";
    private static readonly DateOnly Day = Samples.Day("2022-06-30");

    private static long Value(string name, Organisation? organisation = null, params LedgerEntry[] entries) => IndicatorList.All.OfType<OrganisationIndicator>().Single(i => i.Name == name).Value(Facts(organisation, entries));

    private static long Base(string name, Organisation? organisation = null, params LedgerEntry[] entries) => IndicatorList.All.OfType<OrganisationIndicator>().Single(i => i.Name == name).Base!(Facts(organisation, entries));

    /// <summary>As it is read from the rosters, text by text.</summary>
    private static OrganisationFacts Facts(Organisation? organisation, LedgerEntry[] entries)
    {
        organisation ??= Samples.Organisation();
        var roster = RosterOrganisation.Parse(RosterOrganisation.Of(organisation).ToString());
        return new(roster, Day, RuleParameters.Default, name =>
        {
            var ledger = Catalogue.All.OfType<LedgerDataset>().Single(one => one.Name == name);
            var mine = entries.Where(entry => entry.GetType() == ledger.NewRecord().GetType()).Select((entry, index) =>
            {
                (entry.Uscc, entry.Id) = (organisation.Uscc, $"{index}");
                return ledger.RosterEntry(entry, default) is { } line ? LedgerRosterEntry.Parse(entry.Key, line) : null;
            });
            return (ledger, mine.OfType<LedgerRosterEntry>().ToList());
        });
    }

    private static Coverage Covered(string mode, string from = "2020-01-01", string? to = null) => new() { Mode = mode, From = Samples.Day(from), To = to is null ? null : Samples.Day(to) };

    private static PartyPost Post(string post, string name, string? ended = null) => new() { Post = post, Name = name, AppointedOn = Samples.Day("2020-01-01"), EndedOn = ended is null ? null : Samples.Day(ended) };

    private static Organisation With(params RegisteredOfficer[] officers)
    {
        var organisation = Samples.Organisation();
        organisation.Officers = officers;
        return organisation;
    }

    [Fact]
    public void One_shoulder_is_a_secretary_in_office_who_is_an_officer_in_office_of_the_same_organisation()
    {
        RegisteredOfficer chair = new() { Name = Secretary, Post = OfficerPosts.Chair };
        Assert.Equal(1, Value("party.oneShoulder", With(chair), Post("SECRETARY", Secretary)));
        Assert.Equal(0, Value("party.oneShoulder", With(chair), Post("SECRETARY", Other)));
        Assert.Equal(0, Value("party.oneShoulder", With(chair), Post("SECRETARY", Secretary, "2022-06-29")));
        Assert.Equal(0, Value("party.oneShoulder", With(), Post("SECRETARY", Secretary)));
        Assert.Equal(0, Value("party.oneShoulder", With(new RegisteredOfficer { Name = Secretary, Post = OfficerPosts.Chair, To = Samples.Day("2022-06-29") }), Post("SECRETARY", Secretary)));
        // A director is no officer proper; he is cross-posted all the same.
        RegisteredOfficer director = new() { Name = Secretary, Post = OfficerPosts.Director };
        Assert.Equal((0, 1), (Value("party.oneShoulder", With(director), Post("SECRETARY", Secretary)), Value("party.cross", With(director), Post("SECRETARY", Secretary))));
        // First secretaries are a second measure.
        Assert.Equal((0, 1), (Value("party.oneShoulder", With(chair), Post("FIRST_SECRETARY", Secretary)), Value("party.oneShoulder.withFirst", With(chair), Post("FIRST_SECRETARY", Secretary))));
        Assert.Equal(0, Value("party.cross", With(chair), Post("FIRST_SECRETARY", Secretary)));
        Assert.Equal((0, 1), (Base("party.oneShoulder", With(chair), Covered("JOINT")), Base("party.oneShoulder", With(chair), Covered("OWN_ORG"))));
        Assert.Equal(1, Base("party.cross", With(chair), Covered("JOINT")));
    }

    [Fact]
    public void Secretaries_are_counted_one_by_one_and_those_who_were_trained()
    {
        var (trained, fresh) = (Post("SECRETARY", Secretary), Post("SECRETARY", Other));
        trained.TrainedOn = Samples.Day("2021-05-20");
        Assert.Equal((1, 2), (Value("party.trained", null, trained, fresh), Base("party.trained", null, trained, fresh)));
        Assert.Equal((1, 2), (Value("party.secretariesInOffice", With(new RegisteredOfficer { Name = Other, Post = OfficerPosts.SecretaryGeneral }), trained, fresh), Base("party.secretariesInOffice", null, trained, fresh)));
    }

    [Theory]
    [InlineData("2022-03-31", 1)]
    [InlineData("2022-04-01", 0)]
    public void A_new_organisation_is_built_in_time_when_it_is_decided_within_thirty_days(string decided, long inTime)
    {
        var organisation = Samples.Organisation();
        organisation.EstablishedOn = Samples.Day("2022-03-01");
        CensusResult result = new() { FoundOn = Samples.Day("2022-03-01"), DecidedOn = Samples.Day(decided), Disposition = "JOINT" };
        Assert.Equal((inTime, 1), (Value("census.inTime", organisation, result), Base("census.inTime", organisation, result)));
        Assert.Equal(0, Base("census.inTime"));
        Assert.Equal(1, Value("census.counted", organisation, result));
    }

    [Fact]
    public void A_grade_holds_from_its_first_to_its_last_day_and_five_years_where_its_end_is_not_known()
    {
        Assert.Equal((1, "A4"), Grade(new Evaluation { Grade = "A3", ValidFrom = Samples.Day("2015-01-01"), ValidTo = Samples.Day("2025-12-31") }, new Evaluation { Grade = "A4", ValidFrom = Samples.Day("2022-06-30"), ValidTo = Samples.Day("2027-06-29") }));
        Assert.Equal((1, "A5"), Grade(new Evaluation { Grade = "A5", ValidFrom = Samples.Day("2017-07-01") }));
        Assert.Equal((0, ""), Grade(new Evaluation { Grade = "A5", ValidFrom = Samples.Day("2017-06-30") }));
        Assert.Equal((0, ""), Grade(new Evaluation { Grade = "A5", ValidFrom = Samples.Day("2022-07-01") }));
        Assert.Equal((0, ""), Grade(new Evaluation { Grade = "NONE", ValidFrom = Samples.Day("2022-01-01") }));

        static (long Value, string Part) Grade(params Evaluation[] evaluations)
        {
            var facts = Facts(Graded(evaluations), []);
            var indicator = IndicatorList.All.OfType<OrganisationIndicator>().Single(i => i.Name == "eval.grade");
            return (indicator.Value(facts), indicator.PartOf!(facts));
        }
    }

    [Theory]
    [InlineData("2022-06-30", 1)]
    [InlineData("2023-06-30", 1)]
    [InlineData("2023-07-01", 0)]
    [InlineData("2022-06-29", 0)]
    public void A_grade_is_expiring_when_it_ends_within_twelve_months(string to, long expiring) =>
        Assert.Equal(expiring, Value("eval.expiring12m", Graded(new Evaluation { Grade = "A3", ValidFrom = Samples.Day("2018-01-01"), ValidTo = Samples.Day(to) })));

    private static Organisation Graded(params Evaluation[] evaluations)
    {
        var organisation = Samples.Organisation();
        organisation.Evaluations = evaluations;
        return organisation;
    }

    [Fact]
    public void Officers_in_a_roster_read_back()
    {
        var text = RosterOfficer.WriteAll([new() { Name = Secretary, Post = OfficerPosts.Chair }, new() { Name = Other, Post = OfficerPosts.Supervisor, To = Samples.Day("2025-12-31") }, new() { Post = OfficerPosts.Chair }]);
        Assert.Equal("o0a1b2c3d,mffffffff~20251231", text);
        Assert.Equal([new("0a1b2c3d", true, null), new("ffffffff", false, Samples.Day("2025-12-31"))], RosterOfficer.ParseAll(text));
        Assert.Empty(RosterOfficer.ParseAll(RosterOfficer.WriteAll(null)));
    }
}
