using CsCheck;
using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Domain;

public sealed class DeadlineTests
{
    private static Deadline Find(string registrar, string type, int year, bool isCharity = false) =>
        DeadlineRules.Default.For(registrar, type, isCharity, year) ?? throw new InvalidOperationException("There is no deadline.");

    [Theory]
    [InlineData("SG")]
    [InlineData("SSI")]
    [InlineData("OTH")]
    public void The_last_millisecond_of_the_31st_of_May_in_China_is_on_time_and_the_next_is_late(string type)
    {
        var deadline = Find("440106", type, 2025);
        Assert.True(deadline.IsOnTime(Samples.At("2026-05-31T23:59:59.999+08:00")));
        Assert.True(deadline.IsOnTime(Samples.At("2026-05-31T15:59:59.999Z")));
        Assert.False(deadline.IsOnTime(Samples.At("2026-06-01T00:00:00+08:00")));
        Assert.False(deadline.IsOnTime(Samples.At("2026-05-31T16:00:00Z")));
    }

    [Fact]
    public void Social_groups_are_inspected_and_opened_on_new_year_and_exempt_after_the_30th_of_June()
    {
        var deadline = Find("440000", "SG", 2025);
        Assert.Equal(Regimes.Inspection, deadline.Regime);
        Assert.Equal(Samples.Day("2026-01-01"), deadline.OpenOn);
        Assert.Equal(Samples.Day("2026-03-31"), deadline.SupervisorDueOn);
        Assert.Equal(Samples.Day("2026-05-31"), deadline.DueOn);
        Assert.Equal(Samples.Day("2025-06-30"), deadline.FirstYearCutoff);
        Assert.Equal(5, deadline.CorrectionDays);
    }

    [Fact]
    public void Foundations_are_inspected_by_the_end_of_March_and_exempt_only_when_established_after_the_year()
    {
        var deadline = Find("440000", "FDN", 2025);
        Assert.Equal(Regimes.Inspection, deadline.Regime);
        Assert.Equal(Samples.Day("2026-03-31"), deadline.DueOn);
        Assert.Equal(Samples.Day("2025-12-31"), deadline.FirstYearCutoff);
    }

    [Fact]
    public void Charities_file_by_the_end_of_March_whatever_their_type_and_are_inspected_as_it_is()
    {
        var group = Find("440600", "SG", 2025, isCharity: true);
        var foundation = Find("440600", "FDN", 2025, isCharity: true);
        Assert.Equal((Regimes.Inspection, Samples.Day("2026-03-31"), Samples.Day("2025-06-30")), (group.Regime, group.DueOn, group.FirstYearCutoff));
        Assert.Equal((Regimes.Inspection, Samples.Day("2026-03-31"), Samples.Day("2025-12-31")), (foundation.Regime, foundation.DueOn, foundation.FirstYearCutoff));
    }

    [Theory]
    [InlineData("440000", "SG", 2018, "REPORT", "2019-05-01", "2019-10-31", "2018-12-31")]
    [InlineData("440000", "SG", 2020, "REPORT", "2021-01-01", "2021-05-31", "2020-06-30")]
    [InlineData("440000", "SSI", 2020, "INSPECTION", "2021-01-01", "2021-05-31", "2020-06-30")]
    [InlineData("440500", "SSI", 2022, "REPORT", "2023-01-01", "2023-05-31", "2022-06-30")]
    [InlineData("440100", "SG", 2014, "INSPECTION", "2015-01-01", "2015-05-31", "2014-06-30")]
    [InlineData("440100", "SG", 2015, "REPORT", "2016-01-01", "2016-03-31", "2015-06-30")]
    [InlineData("440100", "SSI", 2025, "REPORT", "2026-01-01", "2026-03-31", "2025-06-30")]
    [InlineData("440300", "FDN", 2018, "REPORT", "2019-01-01", "2019-04-30", "2018-12-31")]
    [InlineData("440300", "SG", 2018, "REPORT", "2019-01-01", "2019-06-30", "2018-06-30")]
    [InlineData("440311", "SSI", 2025, "INSPECTION", "2026-01-01", "2026-05-31", "2025-06-30")]
    public void The_rows_of_the_specification_are_in_force(string registrar, string type, int year, string regime, string open, string due, string cutoff)
    {
        var deadline = Find(registrar, type, year);
        Assert.Equal((regime, open, due, cutoff), (deadline.Regime, $"{deadline.OpenOn:yyyy-MM-dd}", $"{deadline.DueOn:yyyy-MM-dd}", $"{deadline.FirstYearCutoff:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("440000", "FDN", 2025, true)]
    [InlineData("440604", "FDN", 2005, true)]
    [InlineData("440100", "FDN", 2025, true)]
    [InlineData("440311", "SSI", 2025, true)]
    [InlineData("440311", "SSI", 2026, true)]
    [InlineData("440311", "SSI", 2024, false)]
    [InlineData("440311", "SG", 2025, false)]
    [InlineData("440300", "SSI", 2025, false)]
    public void Foundations_are_audited_and_the_service_institutions_of_Guangming(string registrar, string type, int year, bool audited)
    {
        Assert.Equal(audited, Find(registrar, type, year).AuditRequired);
        Assert.Equal(audited, Find(registrar, type, year, isCharity: true).AuditRequired);
        // Where the dates come from is another source.
        Assert.DoesNotContain("audit report", Find(registrar, type, year).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_a_report_is_audited_is_the_most_specific_rule_s_to_say_also_that_it_is_not()
    {
        var rules = DeadlineRules.Parse("""
            {"rules":[
              {"regime":"INSPECTION","openOn":"+1-01-01","registrarDueOn":"+1-01-31","firstYearCutoff":"+0-06-30","auditRequired":true},
              {"registrar":"4401*","source":"city","auditRequired":false},
              {"registrar":"440106","legalType":"SG","reportYear":2025,"auditRequired":true}
            ]}
            """);
        Assert.Equal((true, false, true, false, false), (Audited("440200", "SG", 2025), Audited("440105", "SG", 2025), Audited("440106", "SG", 2025), Audited("440106", "SG", 2024), Audited("440106", "SSI", 2025)));
        Assert.Throws<FormatException>(() => DeadlineRules.Parse("""{"overrides":[{"newDueOn":"2026-06-30","auditRequired":true}]}"""));

        bool Audited(string registrar, string type, int year) => rules.For(registrar, type, false, year)!.AuditRequired;
    }

    [Fact]
    public void A_year_no_rule_speaks_of_has_no_deadline() => Assert.Null(DeadlineRules.Default.For("440000", "SG", false, 1999));

    [Fact]
    public void The_registrar_weighs_more_than_charity_more_than_type_more_than_year()
    {
        var rules = DeadlineRules.Parse("""
            {"rules":[
              {"regime":"INSPECTION","openOn":"+1-01-01","registrarDueOn":"+1-01-31","firstYearCutoff":"+0-06-30","source":"all"},
              {"reportYear":2025,"registrarDueOn":"+1-02-28","source":"year"},
              {"legalType":"SG","registrarDueOn":"+1-03-31","source":"type"},
              {"isCharity":true,"registrarDueOn":"+1-04-30","source":"charity"},
              {"registrar":"4401*","registrarDueOn":"+1-05-31","source":"city"},
              {"registrar":"440106","registrarDueOn":"+1-06-30","source":"district"}
            ]}
            """);
        int Month(string registrar, string type, bool charity, int year) => rules.For(registrar, type, charity, year)!.DueOn.Month;
        Assert.Equal(1, Month("440200", "SSI", false, 2024));
        Assert.Equal(2, Month("440200", "SSI", false, 2025));
        Assert.Equal(3, Month("440200", "SG", false, 2025));
        Assert.Equal(4, Month("440200", "SG", true, 2025));
        Assert.Equal(5, Month("440105", "SG", true, 2025));
        Assert.Equal(6, Month("440106", "SG", true, 2025));
        Assert.Equal("district", rules.For("440106", "SG", true, 2025)!.Source);
    }

    [Fact]
    public void An_override_postpones_the_due_day_and_changes_the_version()
    {
        const string Rule = """{"regime":"REPORT","openOn":"+1-01-01","registrarDueOn":"+1-05-31","firstYearCutoff":"+0-06-30"}""";
        var plain = DeadlineRules.Parse($$"""{"rules":[{{Rule}}]}""");
        var postponed = DeadlineRules.Parse($$"""{"rules":[{{Rule}}],"overrides":[{"reportYear":2019,"newDueOn":"2020-08-31","reason":"疫情"}]}""");
        Assert.Equal((Samples.Day("2020-08-31"), new Postponement(Samples.Day("2020-05-31"), "疫情", null)), (postponed.For("440000", "SG", false, 2019)!.DueOn, postponed.For("440000", "SG", false, 2019)!.Postponed));
        Assert.Null(postponed.For("440000", "SG", false, 2020)!.Postponed);
        Assert.Equal(Samples.Day("2021-05-31"), postponed.For("440000", "SG", false, 2020)!.DueOn);
        Assert.NotEqual(plain.Version, postponed.Version);
        Assert.Equal(plain.Version, DeadlineRules.Parse($$"""{ "rules" : [ {{Rule}} ] }""").Version);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"rules":[{"regime":"MAYBE"}]}""")]
    [InlineData("""{"rules":[{"openOn":"2026-02-30"}]}""")]
    [InlineData("""{"rules":[{"openOn":"+"}]}""")]
    [InlineData("""{"rules":[{"openOn":"31.05.2026"}]}""")]
    [InlineData("""{"rules":[{"dueOn":"2026-05-31"}]}""")]
    [InlineData("""{"overrides":[{"reportYear":2025}]}""")]
    public void Mistakes_in_the_rules_are_found_when_they_are_loaded(string json) => Assert.Throws<FormatException>(() => DeadlineRules.Parse(json));

    [Fact]
    public void A_day_in_China_begins_eight_hours_before_it_does_in_utc()
    {
        Assert.Equal(Samples.At("2026-05-31T16:00:00Z"), ShanghaiClock.StartOf(Samples.Day("2026-06-01")));
        Assert.Equal(Samples.Day("2026-06-01"), ShanghaiClock.DayOf(Samples.At("2026-05-31T16:00:00Z")));
        Assert.Equal(Samples.Day("2026-05-31"), ShanghaiClock.DayOf(Samples.At("2026-05-31T15:59:59.9999999Z")));
    }

    [Fact]
    public void An_instant_lies_within_the_day_it_is_of() => Gen.Long[Samples.At("1992-01-01T00:00:00Z").Ticks, Samples.At("2090-01-01T00:00:00Z").Ticks].Sample(ticks =>
    {
        var instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        var day = ShanghaiClock.DayOf(instant);
        return ShanghaiClock.StartOf(day) <= instant && instant < ShanghaiClock.StartOf(day.AddDays(1));
    });
}
