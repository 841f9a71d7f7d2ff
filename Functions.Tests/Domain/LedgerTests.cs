using Nianbao.Domain.Datasets;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Domain;

/// <summary>What all ledgers share.</summary>
public sealed class LedgerTests
{
    private static readonly IReadOnlyList<LedgerDataset> Ledgers = [.. Catalogue.All.OfType<LedgerDataset>()];

    public static TheoryData<string> Names => [.. Ledgers.Select(ledger => ledger.Name)];

    private static LedgerDataset Find(string name) => Ledgers.Single(ledger => ledger.Name == name);

    /// <summary>What a row needs: its owner, its number or what stands for it, and the day it begins; then what it is about.</summary>
    internal static string[] RequiredOf(LedgerDataset ledger)
    {
        var required = ledger.Columns.Where(c => c.Required).Select(c => c.Name).ToList();
        string[] owner = ledger.Scope switch { LedgerScope.Organisation => ["uscc"], LedgerScope.Authority => ["divisionCode"], _ => [] };
        Assert.Equal(owner, required.Where(name => name is "uscc" or "divisionCode"));
        Assert.Equal(ledger.Identity.Count == 0, required.Contains(ledger.IdColumn));
        return [.. required];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_entry_without_a_number_gets_one_from_what_makes_it_one_of_its_kind(string name)
    {
        var ledger = Find(name);
        Assert.All(ledger.Identity, column => ledger.Column(column));
        Assert.All(ledger.References, reference => Assert.NotEqual("", ledger.Column(reference.Column).Name + Find(reference.Ledger).IdColumn));
        if (ledger.Identity.Count == 0)
            return;
        LedgerEntry Completed(Action<LedgerEntry> change)
        {
            var entry = (LedgerEntry)ledger.NewRecord();
            (entry.Uscc, entry.Note) = (Samples.TianheGroup, "一");
            change(entry);
            ledger.Complete(entry, Period.Current);
            return entry;
        }

        var id = Completed(_ => { }).Id;
        Assert.Matches("^h:[0-9a-f]{16}$", id);
        Assert.Equal(id, Completed(e => e.Note = "二").Id);
        Assert.Equal("自己的编号", Completed(e => e.Id = "自己的编号").Id);
        Assert.All(ledger.Identity, column => Assert.NotEqual(id, Completed(e => Assert.Null(ledger.Column(column).Read(e, RawCell.Of(TextOf(ledger.Column(column)))))).Id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_ledger_names_days_that_it_has_and_ledgers_that_have_rosters(string name)
    {
        var ledger = Find(name);
        Assert.All(new[] { ledger.SinceColumn, ledger.UntilColumn }.OfType<string>(), column => Assert.Equal("date", ledger.Column(column).Type));
        Assert.All(ledger.LooksUp.Where(other => other != name), other => Assert.True(Find(other).HasRoster));
        Assert.NotEmpty(ledger.Mechanisms);
    }

    [Fact]
    public void An_entry_lies_with_its_organisation_or_with_the_authority_of_its_division()
    {
        var ofOrganisation = new PartyOrganisation { Uscc = Samples.TianheGroup, DivisionCode = "440000", Id = "DZ-1" };
        Assert.Equal(("440106", $"{Samples.TianheGroup}-DZ-1"), (ofOrganisation.Division, ofOrganisation.Key));
        var ofProvince = new PartyOrganisation { DivisionCode = "440000", Id = "DZ-1" };
        Assert.Equal(("440000", "440000-DZ-1"), (ofProvince.Division, ofProvince.Key));
        Assert.Equal("", new PartyOrganisation { Uscc = "512345" }.Division);
    }

    [Theory]
    [InlineData("440000")]
    [InlineData("省本级")]
    [InlineData("广东省")]
    public void A_division_is_known_by_code_and_by_name(string text)
    {
        var (entry, column) = (new Brand(), Find("brands").Column("divisionCode"));
        Assert.Null(column.Read(entry, RawCell.Of(text)));
        Assert.Equal(Divisions.Province, entry.DivisionCode);
        Assert.Equal("VAL-002", column.Read(entry, RawCell.Of("北京市"))?.Code);
    }

    [Fact]
    public void A_line_of_the_roster_says_days_and_facts_and_reads_back()
    {
        var ledger = Find("party-organisations");
        var entry = new PartyOrganisation { Uscc = Samples.TianheGroup, Id = "DZ-1|a", PartyOrgType = "TEMP_BRANCH", ApprovedBy = "省社会组织党委", ApprovedOn = Samples.Day("2021-05-11") };
        // Members and the last election are not told.
        Assert.Equal("20210511|-|TEMP_BRANCH||YES||", ledger.RosterEntry(entry, default));
        var read = LedgerRosterEntry.Parse(entry.Key, ledger.RosterEntry(entry, default)!);
        Assert.Equal((Samples.TianheGroup, "DZ-1|a", entry.ApprovedOn, null), (read.Owner, read.Id, read.Since, read.Until));
        Assert.Equal(("TEMP_BRANCH", "YES", null), (ledger.FactOf(read, "partyOrgType"), ledger.FactOf(read, "byProvince"), ledger.FactOf(read, "colour")));
        Assert.Throws<FormatException>(() => LedgerRosterEntry.Parse("x", "20210511"));
    }

    [Theory]
    [InlineData("2021-05-10", false)]
    [InlineData("2021-05-11", true)]
    [InlineData("2022-01-31", true)]
    [InlineData("2022-02-01", false)]
    public void An_entry_holds_from_its_first_day_to_its_last(string day, bool holds) =>
        Assert.Equal(holds, new LedgerRosterEntry("440000", "1", Samples.Day("2021-05-11"), Samples.Day("2022-01-31"), []).HoldsOn(Samples.Day(day)));

    [Fact]
    public void A_voided_entry_counts_in_nothing_and_stands_in_no_roster()
    {
        var ledger = Find("observation-points");
        var point = new ObservationPoint { Uscc = Samples.TianheGroup, Id = "1", DesignatedOn = Samples.Day("2021-07-01") };
        Assert.True(ledger.Counts(point));
        Assert.NotNull(ledger.RosterEntry(point, default));
        point.IsVoid = true;
        Assert.False(ledger.Counts(point));
        Assert.Null(ledger.RosterEntry(point, default));
    }

    [Fact]
    public void A_roster_finds_entries_by_owner_and_by_number_and_takes_the_later_of_two_with_one_key()
    {
        var roster = new LedgerRoster(Find("workstations"));
        roster.Put(new("440000", "一", Samples.Day("2020-01-01"), null, []));
        roster.Put(new("440000", "一", Samples.Day("2020-02-01"), null, []));
        roster.Put(new("440100", "一", null, null, []));
        Assert.Equal(Samples.Day("2020-02-01"), Assert.Single(roster.Of("440000")).Since);
        Assert.Equal(2, roster.Numbered("一").Count());
        var copy = roster.Copy();
        copy.Remove("440000-一");
        Assert.Empty(copy.Of("440000"));
        Assert.Equal(2, roster.All.Count);
    }

    private static string TextOf(Column column) => column.Type switch
    {
        "date" => "2025-07-08",
        "choice" => column.Choices[0].Code,
        "person" => "张*三#0a1b2c3d4e5f",
        "personNumber" => "id:0a1b2c3d4e5f0a1b2c3d4e5f",
        _ => "某个值",
    };
}
