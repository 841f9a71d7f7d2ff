using Nianbao.Domain.Inspection;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Inspection;

/// <summary>The state machine of an inspection: each transition, and each that is refused.</summary>
public sealed class InspectionActsTests
{
    private static readonly DateOnly Day = Samples.Day("2026-07-01");
    private static readonly Actor Registrar = new("registrar-440604", "张*三#0a1b2c3d4e5f", Day, null);

    [Fact]
    public void A_proposal_is_replaced_by_the_next_and_says_nothing_of_who()
    {
        var next = Proposed("FAIL", "G08:S:GV-014");
        var standing = InspectionActs.Propose(Proposed("PASS"), next, Day);
        Assert.Equal(("FAIL", InspectionStates.Proposed, InspectionActKinds.Propose, null), (standing.Conclusion, standing.State, standing.Act, standing.Who));
        Assert.Same(next, InspectionActs.Propose(null, next, Day));
    }

    [Fact]
    public void A_proposal_without_a_conclusion_withdraws_the_one_before_and_stays_withdrawn()
    {
        var none = InspectionActs.Propose(Proposed("PASS"), Proposed(null), Day);
        Assert.Equal((null, InspectionActKinds.Withdraw), (none.Conclusion, none.Act));
        Assert.Equal(InspectionActKinds.Withdraw, InspectionActs.Propose(none, Proposed(null), Day).Act);
        Assert.Equal((null, InspectionActKinds.Withdraw, null), (InspectionActs.Withdraw(Proposed("PASS"), Day) is var withdrawn ? withdrawn.Conclusion : "", withdrawn.Act, withdrawn.TableRow));
    }

    [Fact]
    public void Confirming_keeps_what_was_proposed_and_sets_the_term()
    {
        var proposal = Proposed("BASIC_PASS", "G10:M:PB-003");
        var decided = InspectionActs.Confirm(proposal, null, Registrar);
        Assert.Equal((InspectionStates.Confirmed, "BASIC_PASS", 11L, "AB2", "RECTIFY", Day, Samples.Day("2026-08-30")), (decided.State, decided.Conclusion, decided.TableRow, decided.ListOutcome, decided.Notice, decided.DecidedOn, decided.DueOn));
        Assert.Equal((InspectionActKinds.Confirm, Registrar.Who, Registrar.By), (decided.Act, decided.Who, decided.By));
        Assert.Equal((InspectionStates.Proposed, null), (proposal.State, proposal.DecidedOn)); // The one it was made from is as it was.
    }

    [Fact]
    public void Confirming_twice_is_once_and_confirming_something_else_is_refused()
    {
        var decided = InspectionActs.Confirm(Proposed("PASS"), "PASS", Registrar);
        Assert.Same(decided, InspectionActs.Confirm(decided, null, Registrar));
        Assert.Same(decided, InspectionActs.Confirm(decided, "PASS", Registrar with { On = Day.AddDays(1) }));
        Assert.Equal("decided-already", Refused(() => InspectionActs.Confirm(decided, "FAIL", Registrar)));
        Assert.Equal("proposal-changed", Refused(() => InspectionActs.Confirm(Proposed("FAIL", "G02:S"), "PASS", Registrar)));
        Assert.Equal("nothing-to-conclude", Refused(() => InspectionActs.Confirm(Proposed(null), null, Registrar)));
    }

    [Theory]
    [InlineData("PASS", 14L, null, null, null)]
    [InlineData("BASIC_PASS", 11L, "AB2", "RECTIFY", "2026-10-01")]
    [InlineData("FAIL", 8L, "AB2", "RECTIFY", "2026-10-01")]
    [InlineData("NOT_FILED", 5L, "AB1", "FILE", "2026-07-31")]
    [InlineData("EXEMPT", 2L, null, null, null)]
    public void Overriding_takes_what_follows_from_the_row_that_ends_so(string conclusion, long row, string? lists, string? notice, string? due)
    {
        var proposal = Proposed("BASIC_PASS", "G10:M:PB-003");
        proposal.LegalType = "SSI";
        var decided = InspectionActs.Override(proposal, conclusion, conclusion == "BASIC_PASS" ? [new("G10", Weight.Minor, "PB-003"), new("G04", Weight.Minor, "check")] : null, Registrar with { Reason = "经核实，情况属实" });
        Assert.Equal((InspectionStates.Confirmed, conclusion, row, lists, notice), (decided.State, decided.Conclusion, decided.TableRow, decided.ListOutcome, decided.Notice));
        Assert.Equal(due, decided.DueOn is { } on ? $"{on:yyyy-MM-dd}" : null);
        Assert.Equal((InspectionActKinds.Override, "经核实，情况属实", "BASIC_PASS"), (decided.Act, decided.Reason, decided.ProposedConclusion));
        Assert.Equal(["G10:M:PB-003"], decided.ProposedGrounds);
    }

    [Fact]
    public void Overriding_twice_is_once_and_it_may_be_overridden_again()
    {
        var proposal = Proposed("FAIL", "G08:S:GV-014");
        var decided = InspectionActs.Override(proposal, "BASIC_PASS", [new("G08", Weight.Minor, "GV-014")], Registrar);
        Assert.Same(decided, InspectionActs.Override(decided, "BASIC_PASS", [new("G08", Weight.Minor, "GV-014")], Registrar));
        var again = InspectionActs.Override(decided, "PASS", [], Registrar with { On = Day.AddDays(3) });
        Assert.Equal(("PASS", "FAIL", Day.AddDays(3), null), (again.Conclusion, again.ProposedConclusion, again.DecidedOn, again.Grounds));
        Assert.Equal("nothing-to-conclude", Refused(() => InspectionActs.Override(Proposed(null), "PASS", null, Registrar)));
    }

    [Fact]
    public void Only_what_was_decided_is_published_and_once()
    {
        Assert.Equal("not-confirmed", Refused(() => InspectionActs.Publish(Proposed("PASS"), Registrar)));
        var decided = InspectionActs.Confirm(Proposed("PASS"), null, Registrar);
        var published = InspectionActs.Publish(decided, Registrar with { On = Day.AddDays(5), Reason = "公告〔2026〕1号" });
        Assert.Equal((InspectionStates.Published, Day.AddDays(5), Day, "公告〔2026〕1号"), (published.State, published.PublishedOn, published.DecidedOn, published.Reason));
        Assert.Same(published, InspectionActs.Publish(published, Registrar));
    }

    [Fact]
    public void New_evidence_changes_no_decision_but_is_noted_with_the_first_day_it_was_seen()
    {
        var published = InspectionActs.Publish(InspectionActs.Confirm(Proposed("PASS"), null, Registrar), Registrar);
        Assert.Same(published, InspectionActs.Propose(published, Proposed("PASS"), Day));

        var noted = InspectionActs.Propose(published, Proposed("FAIL", "G08:S:GV-014"), Day.AddDays(1));
        Assert.Equal(("PASS", InspectionStates.Published, "FAIL", Day.AddDays(1), InspectionActKinds.Note, null), (noted.Conclusion, noted.State, noted.NewConclusion, noted.EvidenceChangedOn, noted.Act, noted.Who));
        Assert.Equal(["G08:S:GV-014"], noted.NewGrounds);
        Assert.Same(noted, InspectionActs.Propose(noted, Proposed("FAIL", "G08:S:GV-014"), Day.AddDays(2)));

        var more = InspectionActs.Propose(noted, Proposed("FAIL", "G02:S:check", "G08:S:GV-014"), Day.AddDays(3));
        Assert.Equal((2, Day.AddDays(1)), (more.NewGrounds!.Count, more.EvidenceChangedOn));
        var back = InspectionActs.Propose(more, Proposed("PASS"), Day.AddDays(4));
        Assert.Equal((null, null, null), (back.EvidenceChangedOn, back.NewConclusion, back.NewGrounds));
        Assert.Same(back, InspectionActs.Propose(back, Proposed("PASS"), Day.AddDays(5)));

        var gone = InspectionActs.Withdraw(published, Day.AddDays(6));
        Assert.Equal(("PASS", null, Day.AddDays(6)), (gone.Conclusion, gone.NewConclusion, gone.EvidenceChangedOn));
    }

    [Fact]
    public void After_a_change_of_the_evidence_a_registrar_decides_again_before_anything_is_published()
    {
        var decided = InspectionActs.Confirm(Proposed("PASS"), null, Registrar);
        var noted = InspectionActs.Propose(decided, Proposed("FAIL", "G08:S:GV-014"), Day);
        Assert.Equal("evidence-changed", Refused(() => InspectionActs.Publish(noted, Registrar)));
        Assert.Equal("proposal-changed", Refused(() => InspectionActs.Confirm(noted, "PASS", Registrar)));

        var again = InspectionActs.Confirm(noted, "FAIL", Registrar);
        Assert.Equal(("FAIL", 8L, "RECTIFY", null), (again.Conclusion, again.TableRow, again.Notice, again.EvidenceChangedOn));
        Assert.Same(again, InspectionActs.Propose(again, Proposed("FAIL", "G08:S:GV-014"), Day));

        // A registrar may as well stand by the first decision.
        var stands = InspectionActs.Override(noted, "PASS", [], Registrar);
        Assert.Equal(("PASS", "FAIL", null, null), (stands.Conclusion, stands.ProposedConclusion, stands.EvidenceChangedOn, stands.Grounds));
        Assert.Same(stands, InspectionActs.Propose(stands, Proposed("FAIL", "G08:S:GV-014"), Day.AddDays(1)));
    }

    [Fact]
    public void A_published_decision_that_is_overridden_is_no_longer_public_until_it_is_published_again()
    {
        var published = InspectionActs.Publish(InspectionActs.Confirm(Proposed("PASS"), null, Registrar), Registrar);
        var revised = InspectionActs.Override(published, "BASIC_PASS", [new("G04", Weight.Minor, "check")], Registrar);
        Assert.Equal((InspectionStates.Confirmed, null), (revised.State, revised.PublishedOn));
        Assert.Equal(InspectionStates.Published, InspectionActs.Publish(revised, Registrar).State);
    }

    [Theory]
    [InlineData("2026-07-01", null)]
    [InlineData("2031-07-01", true)]
    public void A_due_day_in_working_days_is_an_estimate_where_the_year_has_no_calendar(string on, bool? isEstimated)
    {
        InspectionFacts facts = new() { LegalType = "SG", Regime = "REPORT", IsFiled = true, IsOnTime = false, AsOf = Day };
        InspectionRecord record = new() { Uscc = Samples.TianheGroup, LegalType = "SG", Regime = "REPORT", State = InspectionStates.Proposed };
        record.Take(DecisionTable.Decide(facts), facts);
        var decided = InspectionActs.Confirm(record, null, Registrar with { On = Samples.Day(on) });
        Assert.Equal(("10W", isEstimated), (decided.Term, decided.IsDueOnEstimated));
    }

    [Theory]
    [InlineData("3M", "2026-11-30", "2027-02-28")]
    [InlineData("60D", "2026-07-01", "2026-08-30")]
    [InlineData("10W", "2026-02-13", "2026-03-05")]
    public void A_term_counts_from_the_day_after_in_days_months_or_working_days(string text, string given, string end)
    {
        var term = Term.Parse(text)!.Value;
        Assert.Equal((text, Samples.Day(end)), (term.ToString(), term.EndAfter(Samples.Day(given), Nianbao.Domain.Reference.WorkingDays.Default).Day));
    }

    [Theory]
    [InlineData("")]
    [InlineData("M")]
    [InlineData("3Y")]
    [InlineData("-3M")]
    [InlineData(null)]
    public void What_is_no_term_is_none(string? text) => Assert.Null(Term.Parse(text));

    private static string Refused(Func<InspectionRecord> act) => Assert.Throws<ActRefusedException>(() => act()).Code;

    /// <summary>What the timer would propose with these grounds.</summary>
    private static InspectionRecord Proposed(string? conclusion, params string[] grounds)
    {
        InspectionFacts facts = new() { LegalType = "SG", Regime = "INSPECTION", IsActive = conclusion is not null, IsFiled = true, Grounds = [.. grounds.Select(StatedGround.Parse)], AsOf = Day };
        InspectionRecord record = new() { Uscc = Samples.TianheGroup, LegalType = "SG", Regime = "INSPECTION", State = InspectionStates.Proposed, Act = InspectionActKinds.Propose };
        record.Take(DecisionTable.Decide(facts), facts);
        Assert.Equal(conclusion, record.Conclusion);
        return record;
    }
}
