using Nianbao.Domain.Procedures;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Procedures;

public sealed class ListingProcedureTests() : MachineTests<Listing>(ListingProcedure.Instance)
{
    private static readonly ListingsDataset Dataset = new(PersonSeal.Sample);

    public static TheoryData<string, string, string?> All => Pairs(ListingProcedure.Instance, """
        CANDIDATE NOTIFY NOTICE_SENT
        CANDIDATE DROP DROPPED
        CANDIDATE WITHDRAW DROPPED
        DROPPED PROPOSE CANDIDATE
        NOTICE_SENT STATEMENT STATEMENT_RECEIVED
        NOTICE_SENT LIST LISTED
        NOTICE_SENT DROP DROPPED
        STATEMENT_RECEIVED REVIEW REVIEW
        REVIEW LIST LISTED
        REVIEW DROP DROPPED
        LISTED PROPOSE_RESTART LISTED
        LISTED DECLINE_RESTART LISTED
        LISTED RESTART LISTED
        LISTED REQUEST_REMOVAL REMOVAL_REQUESTED
        LISTED PROPOSE_REMOVAL REMOVAL_REQUESTED
        LISTED CORRECT REMOVED
        REMOVAL_REQUESTED PROPOSE_RESTART REMOVAL_REQUESTED
        REMOVAL_REQUESTED DECLINE_RESTART REMOVAL_REQUESTED
        REMOVAL_REQUESTED RESTART LISTED
        REMOVAL_REQUESTED REFUSE_REMOVAL LISTED
        REMOVAL_REQUESTED VERIFY VERIFIED
        REMOVAL_REQUESTED CORRECT REMOVED
        VERIFIED PROPOSE_RESTART VERIFIED
        VERIFIED DECLINE_RESTART VERIFIED
        VERIFIED RESTART LISTED
        VERIFIED REMOVE REMOVED
        """);

    [Theory]
    [MemberData(nameof(All))]
    public void An_act_leads_where_the_table_says_and_every_other_is_refused(string state, string act, string? to) => Check(state, act, to);

    [Fact]
    public void The_notice_gives_ten_working_days_for_a_statement()
    {
        // 2025-09-26 is a Friday; National Day and Mid-Autumn are 1 to 8 October, 28 September and 11 October are worked.
        var told = Procedure.Do(In("CANDIDATE", "NOTIFY"), On("2025-09-26", "NOTIFY"));
        Assert.Equal((Samples.Day("2025-09-26"), Samples.Day("2025-10-16")), (told.NoticeOn, told.StatementDueOn));
        Assert.Equal(told.StatementDueOn, told.TermEndsOn);
        Assert.Equal("STATEMENT_RECEIVED", Procedure.Do(told, On("2025-10-16", "STATEMENT")).Stage);
        Assert.Equal("statement-late", Refused(told, On("2025-10-17", "STATEMENT")).Code);
        Assert.Equal("statement-term-runs", Refused(told, On("2025-10-16", "LIST")).Code);
        Assert.Equal(Samples.Day("2025-10-17"), Procedure.Do(told, On("2025-10-17", "LIST")).EffectiveOn);
    }

    [Fact]
    public void After_a_statement_nobody_is_listed_before_it_was_reviewed()
    {
        var told = Procedure.Do(In("CANDIDATE", "NOTIFY"), On("2025-09-26", "NOTIFY"));
        var stated = Procedure.Do(told, On("2025-10-10", "STATEMENT"));
        Assert.Equal("not-allowed", Refused(stated, On("2025-12-01", "LIST")).Code);
        var listed = Procedure.Do(Procedure.Do(stated, On("2025-10-13", "REVIEW")), On("2025-10-14", "LIST"));
        Assert.Equal((Samples.Day("2025-10-10"), Samples.Day("2025-10-14")), (listed.StatementOn, listed.EffectiveOn));
    }

    [Fact]
    public void A_new_occasion_restarts_the_time_once_and_stops_a_removal()
    {
        var listed = In("VERIFIED", "RESTART");
        listed.NewOccasion = null;
        var proposed = Procedure.Do(listed, On("2026-07-01", "PROPOSE_RESTART") with { Occasion = "AB1-2025" });
        Assert.Equal("occasion-waits", Refused(proposed, On("2026-07-02", "PROPOSE_RESTART") with { Occasion = "AB2-2025" }).Code);
        var restarted = Procedure.Do(proposed, On("2026-07-03", "RESTART"));
        Assert.Equal((Samples.Day("2026-07-03"), Samples.Day("2026-07-03"), null, null), (restarted.RestartOn, restarted.Since, restarted.NewOccasion, restarted.RemovalDueOn));
        Assert.Equal(["AB1-2025"], restarted.Occasions!);
        Assert.Equal("no-new-occasion", Refused(restarted, On("2026-07-04", "RESTART")).Code);
        Assert.Equal("occasion-settled", Refused(restarted, On("2026-07-04", "RESTART") with { Occasion = "AB1-2025" }).Code);
        Assert.Equal(["AB1-2025", "AB5-1"], Procedure.Do(restarted, On("2026-07-04", "RESTART") with { Occasion = "AB5-1" }).Occasions!);
    }

    [Fact]
    public void A_new_occasion_that_is_turned_down_changes_no_clock_and_does_not_come_back()
    {
        var declined = Procedure.Do(In("LISTED", "DECLINE_RESTART"), On("2026-07-03", "DECLINE_RESTART"));
        Assert.Equal((null, null), (declined.RestartOn, declined.NewOccasion));
        Assert.Equal(["AB1-2025"], declined.Occasions!);
        Assert.Equal("no-new-occasion", Refused(declined, On("2026-07-04", "DECLINE_RESTART")).Code);
    }

    [Theory]
    [InlineData("SE4", "2024-02-29", "2026-02-27", false)]
    [InlineData("SE4", "2024-02-29", "2026-02-28", true)] // The end of the month is the end of the month.
    [InlineData("SE7", "2026-01-01", "2026-01-02", true)]
    [InlineData("AB1", "2026-01-01", "2026-01-02", true)]
    public void Removal_from_the_list_of_serious_dishonesty_can_be_asked_for_after_two_years(string trigger, string since, string day, bool possible)
    {
        var listed = In("LISTED", "REQUEST_REMOVAL");
        (listed.Trigger, listed.List, listed.EffectiveOn, listed.ActedOn) = (trigger, ListTriggers.ListOf(trigger), Samples.Day(since), Samples.Day(since));
        if (possible)
            Assert.Equal(Samples.Day(day), Procedure.Do(listed, On(day, "REQUEST_REMOVAL")).RemovalRequestedOn);
        else
            Assert.Contains("2026-02-28", Refused(listed, On(day, "REQUEST_REMOVAL")).Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-08-31", "2026-02-27", false)]
    [InlineData("2025-08-31", "2026-02-28", true)]
    public void Removal_is_proposed_after_six_months_where_nothing_is_to_be_rectified(string since, string day, bool due)
    {
        var listed = In("LISTED", "PROPOSE_REMOVAL");
        (listed.EffectiveOn, listed.ActedOn) = (Samples.Day(since), Samples.Day(since));
        if (due)
            Assert.Equal("REMOVAL_REQUESTED", Procedure.Do(listed, On(day, "PROPOSE_REMOVAL")).Stage);
        else
            Assert.Equal("nothing-to-propose", Refused(listed, On(day, "PROPOSE_REMOVAL")).Code);
        listed.NothingToRectify = null;
        Assert.Equal("nothing-to-propose", Refused(listed, On(day, "PROPOSE_REMOVAL")).Code);
    }

    [Fact]
    public void A_removal_is_due_five_working_days_after_it_was_verified()
    {
        var verified = Procedure.Do(In("REMOVAL_REQUESTED", "VERIFY"), On("2026-07-01", "VERIFY"));
        Assert.Equal((Samples.Day("2026-07-08"), Samples.Day("2026-07-08")), (verified.RemovalDueOn, verified.TermEndsOn));
        Assert.False(Procedure.Do(verified, On("2026-07-09", "REMOVE")).Stands); // Late, but removed.
    }

    [Fact]
    public void What_a_registrar_dropped_the_timer_does_not_propose_again()
    {
        var dropped = Procedure.Do(In("CANDIDATE", "DROP"), On("2026-07-01", "DROP") with { Who = "registrar" });
        Assert.Equal("dropped", Refused(dropped, On("2026-07-02", "PROPOSE")).Code);
    }

    protected override Listing In(string state, string act) => new()
    {
        Uscc = Samples.TianheGroup,
        No = "AB5-2024",
        List = CreditLists.Abnormal,
        Trigger = "AB5",
        State = state,
        Act = (state, act) is ("DROPPED", "PROPOSE") ? "WITHDRAW" : null,
        StatementDueOn = act == "STATEMENT" ? Today : Today.AddDays(-1),
        EffectiveOn = ListingStates.IsStanding(state) ? Samples.Day("2025-01-02") : null,
        NothingToRectify = true,
        NewOccasion = act is "RESTART" or "DECLINE_RESTART" ? "AB1-2025" : null,
        RemovalDueOn = state == "VERIFIED" ? Today : null,
    };

    protected override CaseAct Full(string state, string act) => new(act, Today) { Occasion = act == "PROPOSE_RESTART" ? "AB1-2025" : null };

    protected override string TextOf(Listing one) => RecordText.Write(Dataset, one);
}
