using Nianbao.Domain.Procedures;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Procedures;

public sealed class RectificationProcedureTests() : MachineTests<Rectification>(RectificationProcedure.Instance)
{
    private static readonly RectificationsDataset Dataset = new(PersonSeal.Sample);

    public static TheoryData<string, string, string?> All => Pairs(RectificationProcedure.Instance, """
        ISSUED ACKNOWLEDGE ACKNOWLEDGED
        ISSUED START IN_PROGRESS
        ISSUED SUBMIT REPORT_SUBMITTED
        ISSUED EXTEND ISSUED
        ISSUED FALL_DUE OVERDUE
        ISSUED WITHDRAW WITHDRAWN
        ISSUED REISSUE ISSUED
        ACKNOWLEDGED START IN_PROGRESS
        ACKNOWLEDGED SUBMIT REPORT_SUBMITTED
        ACKNOWLEDGED EXTEND ACKNOWLEDGED
        ACKNOWLEDGED FALL_DUE OVERDUE
        ACKNOWLEDGED WITHDRAW WITHDRAWN
        ACKNOWLEDGED REISSUE ISSUED
        IN_PROGRESS SUBMIT REPORT_SUBMITTED
        IN_PROGRESS EXTEND IN_PROGRESS
        IN_PROGRESS FALL_DUE OVERDUE
        IN_PROGRESS WITHDRAW WITHDRAWN
        IN_PROGRESS REISSUE ISSUED
        REPORT_SUBMITTED REVIEW REVIEW
        REPORT_SUBMITTED WITHDRAW WITHDRAWN
        REPORT_SUBMITTED REISSUE ISSUED
        REVIEW CLOSE CLOSED
        REVIEW REWORK REWORK
        REVIEW REJECT OVERDUE
        REVIEW WITHDRAW WITHDRAWN
        REVIEW REISSUE ISSUED
        REWORK SUBMIT REPORT_SUBMITTED
        REWORK FALL_DUE OVERDUE
        REWORK WITHDRAW WITHDRAWN
        REWORK REISSUE ISSUED
        OVERDUE SUBMIT REPORT_SUBMITTED
        OVERDUE WITHDRAW WITHDRAWN
        OVERDUE REISSUE ISSUED
        CLOSED REISSUE ISSUED
        WITHDRAWN REISSUE ISSUED
        """);

    [Theory]
    [MemberData(nameof(All))]
    public void An_act_leads_where_the_table_says_and_every_other_is_refused(string state, string act, string? to) => Check(state, act, to);

    [Fact]
    public void It_is_overdue_the_day_after_its_last_day()
    {
        var order = In("ISSUED", "ACKNOWLEDGE");
        order.DueOn = Samples.Day("2026-07-10");
        Assert.Equal("not-due", Refused(order, On("2026-07-10", "FALL_DUE")).Code);
        var overdue = Procedure.Do(order, On("2026-07-11", "FALL_DUE"));
        Assert.Equal((Samples.Day("2026-07-11"), null), (overdue.OverdueOn, overdue.TermEndsOn));
    }

    [Fact]
    public void It_is_sent_back_once_for_fifteen_days_and_then_rejected()
    {
        var review = In("REVIEW", "REWORK");
        Assert.Equal("not-reworked", Refused(review, On("2026-07-02", "REJECT")).Code);
        var rework = Procedure.Do(review, On("2026-07-02", "REWORK"));
        Assert.Equal((Samples.Day("2026-07-17"), Samples.Day("2026-07-17"), null), (rework.DueOn, rework.TermEndsOn, rework.ReportedOn));
        var again = Procedure.Do(Procedure.Do(rework, On("2026-07-15", "SUBMIT")), On("2026-07-16", "REVIEW"));
        Assert.Equal("reworked-already", Refused(again, On("2026-07-20", "REWORK")).Code);
        Assert.Equal(Samples.Day("2026-07-20"), Procedure.Do(again, On("2026-07-20", "REJECT")).OverdueOn);
    }

    [Theory]
    [InlineData("2026-07-01", "not-later")]
    [InlineData("2026-11-30", null)]
    [InlineData("2026-12-01", "too-long")]
    public void It_is_extended_to_a_later_day_within_six_months(string until, string? refusal)
    {
        var order = In("IN_PROGRESS", "EXTEND");
        (order.IssuedOn, order.DueOn) = (Samples.Day("2026-05-31"), Samples.Day("2026-07-01"));
        var act = On("2026-06-30", "EXTEND") with { DueOn = Samples.Day(until) };
        if (refusal is null)
            Assert.Equal(act.DueOn, Procedure.Do(order, act).DueOn);
        else
            Assert.Equal(refusal, Refused(order, act).Code);
        Assert.Equal("due-passed", Refused(order, act with { On = Samples.Day("2026-07-02"), DueOn = Samples.Day("2026-11-30") }).Code);
    }

    [Fact]
    public void A_second_extension_of_the_same_day_for_the_same_reason_is_another()
    {
        var once = Procedure.Do(In("ISSUED", "EXTEND"), new("EXTEND", Today) { DueOn = Today.AddDays(20), Reason = "场地搬迁" });
        Assert.Equal(Today.AddDays(30), Procedure.Do(once, new("EXTEND", Today) { DueOn = Today.AddDays(30), Reason = "场地搬迁" }).DueOn);
    }

    [Fact]
    public void What_was_reported_in_time_is_remedied_by_the_day_of_the_report()
    {
        var inTime = Procedure.Do(In("REVIEW", "CLOSE"), On("2026-08-01", "CLOSE"));
        Assert.Equal((true, inTime.ReportedOn), (inTime.IsClosedInTime, inTime.RemediedOn));
        var late = In("REVIEW", "CLOSE");
        late.OverdueOn = Samples.Day("2026-06-30");
        Assert.Equal((false, Samples.Day("2026-08-01")), (Procedure.Do(late, On("2026-08-01", "CLOSE")).IsClosedInTime, Procedure.Do(late, On("2026-08-01", "CLOSE")).RemediedOn));
    }

    [Fact]
    public void A_new_decision_begins_it_anew()
    {
        var order = In("OVERDUE", "REISSUE");
        (order.OverdueOn, order.ReworkOn) = (Today, Today);
        var anew = Procedure.Do(order, On("2026-07-05", "REISSUE") with { DueOn = Samples.Day("2026-09-05"), Grounds = ["G10"] });
        Assert.Equal((Samples.Day("2026-09-05"), Samples.Day("2026-09-05"), null, null), (anew.DueOn, anew.OrderedDueOn, anew.OverdueOn, anew.ReworkOn));
        Assert.Equal(["G10"], anew.Grounds!);
    }

    protected override Rectification In(string state, string act) => new()
    {
        Uscc = Samples.TianheGroup,
        No = "ZG-2025",
        Kind = "RECTIFY",
        Grounds = ["G05"],
        State = state,
        IssuedOn = Samples.Day("2026-05-01"),
        OrderedDueOn = Samples.Day("2026-06-30"),
        DueOn = act == "EXTEND" ? Today.AddDays(10) : Samples.Day("2026-06-30"),
        ReportedOn = state is "REVIEW" or "REPORT_SUBMITTED" ? Samples.Day("2026-06-29") : null,
        ReworkOn = act == "REJECT" ? Samples.Day("2026-06-01") : null,
    };

    protected override CaseAct Full(string state, string act) => new(act, Today) { DueOn = act is "EXTEND" or "REISSUE" ? Samples.Day("2026-09-30") : null, Grounds = act == "REISSUE" ? ["G05"] : null };

    protected override string TextOf(Rectification one) => RecordText.Write(Dataset, one);
}
