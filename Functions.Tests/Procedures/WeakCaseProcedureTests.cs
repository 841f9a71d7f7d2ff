using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Procedures;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Procedures;

public sealed class WeakCaseProcedureTests() : MachineTests<WeakPartyOrgCase>(WeakCaseProcedure.Instance)
{
    private static readonly WeakPartyOrgCasesLedger Dataset = new(PersonSeal.Sample);

    public static TheoryData<string, string, string?> All => Pairs(WeakCaseProcedure.Instance, """
        IDENTIFIED CONFIRM CONFIRMED
        CONFIRMED PLAN PLAN
        PLAN START RECTIFYING
        RECTIFYING ACCEPTANCE ACCEPTANCE
        RECTIFYING EXTEND EXTENDED
        RECTIFYING SUPERVISE SUPERVISED
        EXTENDED ACCEPTANCE ACCEPTANCE
        EXTENDED SUPERVISE SUPERVISED
        SUPERVISED ACCEPTANCE ACCEPTANCE
        SUPERVISED SUPERVISE SUPERVISED
        ACCEPTANCE CLOSE CLOSED
        ACCEPTANCE SEND_BACK RECTIFYING
        """);

    [Theory]
    [MemberData(nameof(All))]
    public void An_act_leads_where_the_table_says_and_every_other_is_refused(string state, string act, string? to) => Check(state, act, to);

    [Fact]
    public void What_was_sent_back_is_where_it_was_before()
    {
        foreach (var state in new[] { "RECTIFYING", "EXTENDED", "SUPERVISED" })
        {
            var accepted = Procedure.Do(In(state, "ACCEPTANCE"), On("2026-07-01", "ACCEPTANCE"));
            Assert.Equal(state, Procedure.Do(accepted, On("2026-07-02", "SEND_BACK")).Stage);
        }
    }

    [Fact]
    public void A_row_that_says_extended_without_a_day_is_extended_after_a_failed_acceptance_too()
    {
        var row = new WeakPartyOrgCase { DueOn = Today, Result = "EXTENDED", FoundOn = Today.AddDays(-30) };
        Assert.Equal("EXTENDED", row.Stage);
        Assert.Equal("EXTENDED", Procedure.Do(Procedure.Do(row, On("2026-07-01", "ACCEPTANCE")), On("2026-07-02", "SEND_BACK")).Stage);
    }

    [Theory]
    [InlineData("START", "2026-07-01", "bad-due")]
    [InlineData("START", "2027-01-01", null)]
    [InlineData("START", "2027-01-02", "bad-due")]
    [InlineData("EXTEND", "2026-07-10", "bad-due")]
    [InlineData("EXTEND", "2027-01-10", null)]
    [InlineData("EXTEND", "2027-01-11", "bad-due")]
    public void Its_term_and_its_one_extension_are_six_months_at_most(string act, string due, string? refusal)
    {
        var standing = In(act == "START" ? "PLAN" : "RECTIFYING", act);
        if (act == "EXTEND")
            standing.DueOn = Samples.Day("2026-07-10");
        var done = On("2026-07-01", act) with { DueOn = Samples.Day(due) };
        if (refusal is null)
            Assert.Equal(done.DueOn, Procedure.Do(standing, done).DueOn);
        else
            Assert.Equal(refusal, Refused(standing, done).Code);
    }

    [Fact]
    public void A_level_of_supervision_is_not_given_before_its_day_nor_twice()
    {
        var late = In("RECTIFYING", "SUPERVISE");
        late.DueOn = Samples.Day("2026-06-30");
        Assert.Equal("not-due", Refused(late, On("2026-07-01", "SUPERVISE") with { Level = 2 }).Code);
        var supervised = Procedure.Do(late, On("2026-07-01", "SUPERVISE") with { Level = 1 });
        Assert.Equal(1, supervised.SupervisionLevel);
        Assert.Equal("not-due", Refused(supervised, On("2026-07-14", "SUPERVISE") with { Level = 1 }).Code);
        Assert.Equal(2, Procedure.Do(supervised, On("2026-07-15", "SUPERVISE") with { Level = 2 }).SupervisionLevel);
    }

    [Fact]
    public void The_plan_is_due_fifteen_days_after_confirmation() =>
        Assert.Equal(Samples.Day("2026-07-16"), Procedure.Do(In("IDENTIFIED", "CONFIRM"), On("2026-07-01", "CONFIRM")).TermEndsOn);

    protected override WeakPartyOrgCase In(string state, string act)
    {
        var one = new WeakPartyOrgCase { Uscc = Samples.TianheGroup, Id = "RH-1", FoundOn = Samples.Day("2026-01-05") };
        if (state != "IDENTIFIED")
            one.ConfirmedOn = Samples.Day("2026-01-10");
        if (state is not ("IDENTIFIED" or "CONFIRMED"))
            one.PlanOn = Samples.Day("2026-01-20");
        if (state is not ("IDENTIFIED" or "CONFIRMED" or "PLAN"))
            one.DueOn = act == "EXTEND" ? Today.AddDays(5) : Samples.Day("2026-05-31");
        if (state == "EXTENDED")
            (one.ExtendedOn, one.Result) = (Samples.Day("2026-05-01"), "EXTENDED");
        if (state == "SUPERVISED")
            one.SupervisionLevel = 1;
        if (state == "ACCEPTANCE")
            one.ReviewedOn = Samples.Day("2026-06-01");
        if (state == "CLOSED")
            (one.ReviewedOn, one.ClosedOn, one.Result) = (Samples.Day("2026-06-01"), Samples.Day("2026-06-02"), "CLOSED");
        return one;
    }

    protected override CaseAct Full(string state, string act) => new(act, Today) { DueOn = act is "START" or "EXTEND" ? Today.AddDays(60) : null, Level = act == "SUPERVISE" ? 3 : null };

    protected override string TextOf(WeakPartyOrgCase one) => RecordText.Write(Dataset, one);
}
