using Nianbao.Domain.Datasets;
using Nianbao.Domain.Indicators;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;

namespace Nianbao.Tests.Domain;

/// <summary>What an organisation adds to each indicator, on a day.</summary>
public sealed class IndicatorTests
{
    private const string Secretary = "张*三#0a1b2c3d4e5f";
    private const string Other = "李*四#ffffffffffff";
    private static readonly DateOnly Day = Samples.Day("2022-06-30");

    private static long Value(string name, Organisation? organisation = null, params LedgerEntry[] entries) => IndicatorList.All.Single(i => i.Name == name).Value(Facts(organisation, entries));

    private static long Base(string name, Organisation? organisation = null, params LedgerEntry[] entries) => IndicatorList.All.Single(i => i.Name == name).Base!(Facts(organisation, entries));

    /// <summary>As it is read from the rosters, text by text.</summary>
    private static OrganisationFacts Facts(Organisation? organisation, LedgerEntry[] entries)
    {
        organisation ??= Samples.Organisation();
        var roster = RosterOrganisation.Parse(RosterOrganisation.Of(organisation).ToString());
        return new(organisation.Uscc!, roster, Day, RuleParameters.Default, name =>
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

    [Theory]
    [InlineData("OWN_ORG", 1, 1)]
    [InlineData("JOINT", 1, 1)]
    [InlineData("TEMPORARY", 1, 1)]
    [InlineData("FUNCTIONAL", 1, 1)]
    [InlineData("WORKSTATION", 0, 1)]
    [InlineData("INSTRUCTOR", 0, 1)]
    [InlineData("MASS_ORG", 0, 1)]
    [InlineData("UNCOVERED", 0, 0)]
    public void Party_organisations_cover_and_so_does_party_work(string mode, long organisation, long work) =>
        Assert.Equal((organisation, work), (Value("cov.org", null, Covered(mode)), Value("cov.work", null, Covered(mode))));

    [Fact]
    public void Coverage_counts_from_its_first_day_to_its_last_and_not_when_it_is_void()
    {
        Assert.Equal(1, Value("cov.work", null, Covered("JOINT", "2022-06-30", "2022-06-30")));
        Assert.Equal(0, Value("cov.work", null, Covered("JOINT", "2022-07-01")));
        Assert.Equal(0, Value("cov.work", null, Covered("JOINT", to: "2022-06-29")));
        var mistaken = Covered("JOINT");
        mistaken.IsVoid = true;
        Assert.Equal(0, Value("cov.work", null, mistaken));
    }

    [Fact]
    public void A_party_organisation_is_due_from_three_transferable_full_members_on_as_the_latest_census_counted()
    {
        CensusResult Found(string day, long? full, long? inOrganisation = null) => new() { FoundOn = Samples.Day(day), MembersFull = full, RelationInOrg = inOrganisation };
        Assert.Equal(1, Value("cov.due", null, Found("2022-03-01", 3)));
        Assert.Equal(0, Value("cov.due", null, Found("2022-03-01", 2)));
        Assert.Equal(0, Value("cov.due", null, Found("2022-03-01", 5, 2)));
        Assert.Equal(0, Value("cov.due", null, Found("2022-03-01", null)));
        Assert.Equal(0, Value("cov.due", null, Found("2022-03-01", 3), Covered("JOINT")));
        Assert.Equal(1, Value("cov.due", null, Found("2022-03-01", 3), Covered("INSTRUCTOR")));
        Assert.Equal(0, Value("cov.due", null, Found("2021-03-01", 3), Found("2022-03-01", 2)));
        Assert.Equal(1, Value("cov.due", null, Found("2022-03-01", 3), Found("2022-07-01", 2)));
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

    [Fact]
    public void The_latest_charter_approved_by_the_day_tells_of_the_party_clause()
    {
        CharterVersion Charter(string day, bool? clause) => new() { ApprovedOn = Samples.Day(day), HasPartyClause = clause };
        Assert.Equal(1, Value("charter.partyClause", null, Charter("2015-01-01", false), Charter("2019-01-01", true)));
        Assert.Equal(0, Value("charter.partyClause", null, Charter("2019-01-01", true), Charter("2022-01-01", false)));
        Assert.Equal(1, Value("charter.partyClause", null, Charter("2019-01-01", true), Charter("2023-01-01", false)));
        Assert.Equal(0, Value("charter.partyClause"));
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
    public void A_weak_case_is_open_until_the_day_it_is_closed_and_overdue_after_its_last_day()
    {
        WeakPartyOrgCase Case(string due, string? closed) => new() { FoundOn = Samples.Day("2022-01-01"), DueOn = Samples.Day(due), ClosedOn = closed is null ? null : Samples.Day(closed) };
        Assert.Equal((1, 0), (Value("party.weak.open", null, Case("2022-06-30", null)), Value("party.weak.overdue", null, Case("2022-06-30", null))));
        Assert.Equal((1, 1), (Value("party.weak.open", null, Case("2022-06-29", "2022-07-01")), Value("party.weak.overdue", null, Case("2022-06-29", "2022-07-01"))));
        Assert.Equal(0, Value("party.weak.open", null, Case("2022-06-29", "2022-06-30")));
    }

    [Fact]
    public void An_instructor_is_asked_of_organisations_that_the_province_registered_directly()
    {
        var organisation = Samples.Organisation();
        (organisation.Uscc, organisation.RegistrationMode) = ("51440000MJK900012T", RegistrationModes.Direct);
        InstructorAssignment assigned = new() { InstructorId = "ZD-1", From = Samples.Day("2022-01-01") };
        Assert.Equal((1, 1), (Value("instr.coverage", organisation, assigned), Base("instr.coverage", organisation)));
        organisation.RegistrationMode = RegistrationModes.Dual;
        Assert.Equal((0, 0), (Value("instr.coverage", organisation, assigned), Base("instr.coverage", organisation)));
    }

    [Fact]
    public void Indicators_have_names_of_their_own_and_mechanisms()
    {
        Assert.Equal(IndicatorList.All.Select(i => i.Name).Distinct(), IndicatorList.All.Select(i => i.Name));
        Assert.All(IndicatorList.All, i => Assert.Matches(@"^M\d\d$", i.Mechanism));
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
