using Nianbao.Domain.Activities;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Rules;
using Nianbao.Local.Sample;
using Record = Nianbao.Domain.Datasets.Record;

namespace Nianbao.Tests.Sample;

/// <summary>Holds the generated records against the datasets' own rules, as the pipeline will.</summary>
public sealed class SampleRulesTests
{
    private const string Late = "DT-001";
    private const string MonthClosed = "AC-005";

    /// <summary>Many defects, so that every kind occurs.</summary>
    private static readonly SampleOptions Options = new() { Organisations = 3_000, DefectsPerTenThousand = 1_500, ActivitiesPerOrganisation = 3 };

    private static readonly SampleGenerator Generator = new(Options);

    /// <summary>After the year's end, when most reports are late and most months closed: neither may keep a row out.</summary>
    private static readonly DateTimeOffset Received = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Organisation> Register = Generator.Register.ToDictionary(o => o.Uscc!);

    [Fact]
    public void The_register_breaks_no_rule()
    {
        Assert.All(Generator.Register, o => Assert.Empty(Codes("registry", o, Period.Current, null)));
    }

    [Fact]
    public void A_report_breaks_the_rule_of_its_defect_and_no_other()
    {
        var broken = new HashSet<string>();
        var previous = new Dictionary<string, AnnualReport>();
        for (var year = Options.FirstReportYear; year <= Options.Year; year++)
        {
            var accepted = new Dictionary<string, AnnualReport>();
            foreach (var (_, report) in Generator.Reports(year))
            {
                var codes = Codes("annual-reports", report.Record, new(year), previous.GetValueOrDefault(report.Record.Uscc!));
                Assert.Equal(Expected(report.Defect), codes);
                if (report.Defect is { } defect)
                    broken.Add(defect.Code);
                if (report.IsAccepted)
                    accepted.Add(report.Record.Uscc!, report.Record);
            }

            previous = accepted;
        }

        Assert.Equal(
            [
                "FN-005", "FN-008", "FN-009", "FN-010", "FN-012", "FN-013", "FN-016", "FN-017", "GV-001", "ID-004", "ID-005", "ID-007", "ID-010", "ID-011", "ID-012",
                "PB-001", "PB-002", "PB-003", "PB-004", "XY-001",
            ],
            broken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_activity_breaks_the_rule_of_its_defect_and_no_other()
    {
        var broken = new HashSet<string>();
        foreach (var (_, activity) in Generator.Activities())
        {
            Assert.Equal(Expected(activity.Defect), Codes("activities", activity.Record, new(Options.Year), null));
            if (activity.Defect is { } defect)
                broken.Add(defect.Code);
        }

        Assert.Equal(["AC-002", "AC-003", "AC-004", "AC-006", "AC-007", "AC-008", "AC-009", "ID-004", "ID-005"], broken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_defect_is_rejected_exactly_when_its_finding_holds_the_row_back()
    {
        var rules = Catalogue.All.SelectMany(d => d.Rules).DistinctBy(r => r.Code).ToDictionary(r => r.Code);
        var defects = Generator.Reports(Options.Year).Select(r => r.Report.Defect).Concat(Generator.Activities().Select(a => a.Activity.Defect)).OfType<Defect>().Distinct();
        Assert.All(defects, d => Assert.Equal(d.IsRejected, rules[d.Code] is { Severity: Severity.Reject } or { Severity: Severity.Error, Ground: null }));
    }

    [Fact]
    public void Activities_have_their_ids_once_in_each_organisation()
    {
        Assert.Distinct(Generator.Activities().Where(a => a.Activity.IsAccepted).Select(a => a.Activity.Record.Key));
    }

    private static string[] Expected(Defect? defect) => defect is null ? [] : [defect.Code];

    private static string[] Codes(string name, Record record, Period period, AnnualReport? previous)
    {
        Assert.True(Catalogue.TryGet(name, out var dataset));
        var registered = Register.GetValueOrDefault(record.Uscc!);
        var judge = new Judge(new()
        {
            Period = period,
            ReceivedAt = Received,
            Registered = registered,
            Previous = previous,
            Deadline = period.Year is { } year ? DeadlineRules.Default.For(record.Division, registered?.LegalType, registered?.IsCharity == true, year) : null,
        });
        judge.Run(dataset.Rules, record);
        var codes = judge.Violations.Where(v => v.Rule.Code != Late && !(v.Rule.Code == MonthClosed && v.Severity == Severity.Warn)).Select(v => v.Rule.Code).Distinct().ToArray();
        // A code that was mistyped is not in the register either, and the rules say so as well.
        return codes.Contains("ID-005") ? [.. codes.Where(c => c != "ID-010")] : codes;
    }
}
