using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Identity;
using Nianbao.Tests.Domain;

namespace Nianbao.Tests.Registry;

/// <summary>Former names, from what the register said over time.</summary>
public sealed class NameHistoryTests
{
    [Fact]
    public void A_change_that_no_event_states_has_the_moment_at_which_the_register_first_said_it()
    {
        var names = NameHistory.Of([Version("2020-01-10", "甲会"), Version("2021-05-06", "甲会"), Version("2022-07-08", "乙会"), Version("2023-09-10", "丙会")]);
        Assert.Equal(["甲会 2010-01-01–2022-07-08 version", "乙会 2022-07-08–2023-09-10 version"], names.Select(Text));
    }

    [Fact]
    public void A_registered_change_gives_its_own_day_and_is_not_there_twice()
    {
        var names = NameHistory.Of([Version("2020-01-10", "甲会"), Version("2022-07-08", "乙会", Event("甲会", "乙会", "2022-06-01")), Version("2023-09-10", "丙会", Event(null, "丙会", "2023-09-01"))]);
        Assert.Equal(["甲会 2010-01-01–2022-06-01 event", "乙会 2022-06-01–2023-09-01 event"], names.Select(Text));
    }

    [Fact]
    public void Widths_and_brackets_are_no_change_of_name() => Assert.Empty(NameHistory.Of([Version("2020-01-10", "甲会（广州）"), Version("2021-01-10", "甲会(广州)")]));

    [Fact]
    public void A_name_of_the_column_of_former_names_has_no_dates_unless_something_else_gives_them()
    {
        var last = Version("2022-07-08", "乙会");
        last.Organisation.FormerNames = ["甲会", "老会"];
        Assert.Equal(["老会 – register", "甲会 2010-01-01–2022-07-08 version"], NameHistory.Of([Version("2020-01-10", "甲会"), last]).Select(Text));
    }

    [Fact]
    public void A_name_that_came_back_has_the_time_of_the_other_between()
    {
        var names = NameHistory.Of([Version("2020-01-10", "甲会"), Version("2021-01-10", "乙会"), Version("2022-01-10", "甲会")]);
        Assert.Equal(["甲会 2010-01-01–2021-01-10 version", "乙会 2021-01-10–2022-01-10 version"], names.Select(Text));
    }

    [Theory]
    [InlineData("2026-02-28T23:59:59.999+08:00", null, "")]
    [InlineData("2026-03-01T00:00:00+08:00", Severity.Warn, "2026-03-01 起已更名")]
    public void ID_011_takes_a_former_name_until_the_day_of_the_registered_change(string receivedAt, Severity? severity, string says)
    {
        var (report, registered) = (Samples.Report(), Samples.Organisation());
        report.Name = "天河示例会";
        registered.Events = [Event("天河示例会", registered.Name, "2026-03-01")];
        var violation = Samples.Judge<ID011NameMatchesRegister>(report, Samples.Context(receivedAt: receivedAt) with { Registered = registered }).SingleOrDefault();
        Assert.Equal(severity, violation?.Severity);
        Assert.Contains(says, violation?.MessageZh ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("{", (violation?.MessageZh ?? "") + violation?.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void ID_011_does_not_take_a_name_from_before_it_was_borne()
    {
        var (report, registered) = (Samples.Report(), Samples.Organisation());
        report.Name = "中名";
        registered.Events = [Event("旧名", "中名", "2026-02-01"), Event("中名", registered.Name, "2026-03-01")];
        Severity? At(string receivedAt) => Samples.Judge<ID011NameMatchesRegister>(report, Samples.Context(receivedAt: receivedAt) with { Registered = registered }).SingleOrDefault()?.Severity;
        Assert.Equal((Severity.Warn, null, Severity.Warn), (At("2026-01-31T12:00:00+08:00"), At("2026-02-01T00:00:00+08:00"), At("2026-03-02T12:00:00+08:00")));
    }

    private static (DateTimeOffset At, Organisation Organisation) Version(string day, string name, params RegistrationEvent[] events) =>
        (Samples.At(day + "T10:00:00+08:00"), new() { Uscc = Samples.TianheGroup, Name = name, EstablishedOn = Samples.Day("2010-01-01"), Events = events });

    private static RegistrationEvent Event(string? before, string? after, string day) => new() { Kind = "CHANGED", Item = "NAME", Before = before, After = after, EffectiveOn = Samples.Day(day) };

    private static string Text(FormerName name) => $"{name.Name} {name.From:yyyy-MM-dd}–{name.To:yyyy-MM-dd} {name.Source}";
}
