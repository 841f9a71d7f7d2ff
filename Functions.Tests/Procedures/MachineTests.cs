using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Procedures;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Procedures;

/// <summary>
/// A procedure against a table that is written down here a second time: every allowed act leads where it should, every other act in
/// every state is refused, and no act touches the case it is done to.
/// </summary>
public abstract class MachineTests<TCase>(Procedure<TCase> procedure)
    where TCase : Nianbao.Domain.Datasets.Record, ICase
{
    protected static readonly DateOnly Today = Samples.Day("2026-07-01");

    protected Procedure<TCase> Procedure { get; } = procedure;

    /// <summary>All states with all acts; the table's line <c>FROM ACT TO</c> says where one leads, and without a line it is refused.</summary>
    protected static TheoryData<string, string, string?> Pairs(Procedure procedure, string table)
    {
        var lines = table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(line => (line[0], line[1]), line => line[2]);
        var pairs = new TheoryData<string, string, string?>();
        foreach (var state in procedure.States)
        {
            foreach (var act in procedure.Acts)
                pairs.Add(state.Code, act.Code, lines.Remove((state.Code, act.Code), out var to) ? to : null);
        }

        Assert.Empty(lines);
        return pairs;
    }

    /// <summary>A case in that state, in which the act is not refused for its day.</summary>
    protected abstract TCase In(string state, string act);

    /// <summary>The act with all that it may need.</summary>
    protected abstract CaseAct Full(string state, string act);

    protected abstract string TextOf(TCase one);

    protected void Check(string state, string act, string? expected)
    {
        var standing = In(state, act);
        Assert.Equal(state, standing.Stage);
        var before = TextOf(standing);
        var done = Full(state, act) with { Who = "registrar-440300", By = "王*#0a1b2c3d4e5f", Reason = "依据核查结果办理", Evidence = "粤民函〔2026〕1号" };
        if (expected is null)
        {
            var refused = Assert.Throws<ActRefusedException>(() => Procedure.Do(standing, done));
            Assert.Equal("not-allowed", refused.Code);
            Assert.Contains(Procedure.States.Find(state)!.Chinese, refused.Text.Chinese, StringComparison.Ordinal);
            Assert.Contains(Procedure.States.Find(state)!.English, refused.Text.English, StringComparison.Ordinal);
            Assert.All(Procedure.Possible(state), possible => Assert.Contains(possible.Address, refused.Text.English, StringComparison.Ordinal));
        }
        else
        {
            var next = Procedure.Do(standing, done);
            Assert.Equal(expected, next.Stage);
            Assert.Equal((act, done.On, done.Who, done.By, done.Reason, done.Evidence), (next.Act, next.ActedOn, next.Who, next.By, next.Reason, next.Evidence));
            Assert.Same(next, Procedure.Do(next, done)); // The same act, sent again.
        }

        Assert.Equal(before, TextOf(standing));
    }

    protected ActRefusedException Refused(TCase standing, CaseAct act)
    {
        var refused = Assert.Throws<ActRefusedException>(() => Procedure.Do(standing, act));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Text.Chinese);
        Assert.NotEmpty(refused.Text.English);
        return refused;
    }

    protected static CaseAct On(string day, string act) => new(act, Samples.Day(day));

    [Fact]
    public void Acts_and_states_are_unique_labelled_and_all_in_the_table()
    {
        Assert.Equal(Procedure.States.Count, Procedure.States.Select(state => state.Code).Distinct().Count());
        Assert.Equal(Procedure.Acts.Count, Procedure.Acts.Select(act => act.Address).Distinct().Count());
        Assert.All(Procedure.Transitions, line => Assert.True(Procedure.States.Find(line.From) is not null && Procedure.States.Find(line.To) is not null && Procedure.Acts.Any(act => act.Code == line.Act)));
        Assert.All(Procedure.Acts, act => Assert.Contains(Procedure.Transitions, line => line.Act == act.Code));
        Assert.Equal(Procedure.Transitions.Count, Procedure.Transitions.Distinct().Count());
    }

    [Fact]
    public void An_act_cannot_bear_a_day_before_the_act_before_it()
    {
        var line = Procedure.Transitions[0];
        var standing = In(line.From, line.Act);
        (standing.Act, standing.ActedOn) = ("EARLIER", Today.AddDays(1));
        Assert.Equal("out-of-order", Refused(standing, Full(line.From, line.Act)).Code);
    }
}
