using Nianbao.Domain.Procedures;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Ledger;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Procedures;

public sealed class SupervisionProcedureTests() : MachineTests<Supervision>(SupervisionProcedure.Instance)
{
    private static readonly SupervisionsDataset Dataset = new(PersonSeal.Sample);

    public static TheoryData<string, string, string?> All => Pairs(SupervisionProcedure.Instance, """
        ISSUED REPLY REPLIED
        ISSUED CLOSE CLOSED
        ISSUED ESCALATE ESCALATED
        ISSUED END CLOSED
        REPLIED RETURN_REPLY ISSUED
        REPLIED CLOSE CLOSED
        REPLIED ESCALATE ESCALATED
        REPLIED END CLOSED
        ESCALATED END CLOSED
        """);

    [Theory]
    [MemberData(nameof(All))]
    public void An_act_leads_where_the_table_says_and_every_other_is_refused(string state, string act, string? to) => Check(state, act, to);

    [Theory]
    [InlineData(1, "ORGANISATION", "2026-07-15")]
    [InlineData(2, "SUPERVISOR", "2026-07-30")]
    [InlineData(3, "REGISTRAR", null)]
    public void A_level_says_whom_it_is_addressed_to_and_ends_before_the_next(int level, string addressee, string? due)
    {
        var opened = Supervision.Open(Samples.TianheGroup, SupervisedMatters.Rectification, "ZG-2025", level, "示例协会", Samples.Day("2026-07-01"), On("2026-07-02", "ISSUE"));
        Assert.Equal((addressee, due is null ? null : (DateOnly?)Samples.Day(due), $"ZG-2025-20260701-L{level}"), (opened.Addressee, opened.DueOn, opened.No));
    }

    [Fact]
    public void The_number_of_a_level_tells_the_matter_it_is_over() =>
        Assert.Equal($"{Samples.TianheGroup}-RH|1", Supervision.MatterKeyOf($"{Samples.TianheGroup}-{Supervision.NumberOf("RH|1", Today, 2)}"));

    [Theory]
    [InlineData("2026-07-01", 0)]
    [InlineData("2026-07-02", 1)]
    [InlineData("2026-07-15", 1)]
    [InlineData("2026-07-16", 2)]
    [InlineData("2026-07-30", 2)]
    [InlineData("2026-07-31", 3)]
    [InlineData("2027-07-31", 3)]
    public void Levels_begin_one_fifteen_and_thirty_days_after_the_due_day(string day, int level) =>
        Assert.Equal(level, CaseLimits.On(Samples.Day(day)).LevelAfter(Samples.Day("2026-07-01"), Samples.Day(day)));

    protected override Supervision In(string state, string act) => new() { Uscc = Samples.TianheGroup, No = "ZG-2025-20260630-L1", Matter = SupervisedMatters.Rectification, MatterNo = "ZG-2025", Level = 1, State = state, IssuedOn = Today };

    protected override CaseAct Full(string state, string act) => new(act, Today);

    protected override string TextOf(Supervision one) => RecordText.Write(Dataset, one);
}
