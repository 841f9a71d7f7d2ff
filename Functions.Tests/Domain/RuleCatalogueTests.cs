using System.Text.RegularExpressions;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Tests.ShouldFail;

namespace Nianbao.Tests.Domain;

public sealed class RuleCatalogueTests
{
    /// <summary>The catalogue: domain.md 7.2 to 7.8 (135 rules) and 10.4, what reading itself can say (VAL), and the rules of ledgers (LG).</summary>
    private static readonly string[] Codes =
    [
        .. Family("AC", 25), .. Family("AT", 2), .. Family("CH", 9), .. Family("DT", 11), .. Family("DUP", 6), .. Family("FN", 30), .. Family("GV", 20), .. Family("ID", 15), .. Family("LG", 16),
        .. Family("PB", 17), .. Family("RG", 12), .. Family("TX", 1), .. Family("VAL", 12), .. Family("XF", 12), .. Family("XY", 6),
    ];

    [Fact]
    public void The_catalogue_holds_each_rule_of_the_domain_once()
    {
        string[] beside = ["AC", "DUP", "LG", "VAL"];
        Assert.Equal(135, Codes.Count(code => !beside.Contains(code.Split('-')[0])));
        Assert.Equal(Codes, RuleCatalogue.All.Select(r => r.Code));
    }

    public static TheoryData<string> All => [.. RuleCatalogue.All.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_rule_says_where_it_comes_from_and_how_it_comes_to_be_broken(string code)
    {
        var rule = RuleCatalogue.All.Single(r => r.Code == code);
        Assert.NotEmpty(rule.Basis);
        Assert.Matches(@"[\u4e00-\u9fff]", rule.CauseZh);
        Assert.Matches("[a-z]{2,} [a-z]{2,}", rule.CauseEn);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_rule_names_fields_that_there_are(string code)
    {
        var rule = RuleCatalogue.All.Single(r => r.Code == code);
        var datasets = Catalogue.All.Where(dataset => dataset.Rules.Contains(rule)).ToList();
        Assert.NotEmpty(datasets);
        Assert.All(rule.Fields, field => Assert.True(datasets.Exists(dataset => Has(dataset, field)), $"no {field}"));
        if (!WholeFiles.Contains(code))
            Assert.NotEmpty(rule.Fields);

        static bool Has(Dataset dataset, string field) =>
            dataset.Columns.Any(column => column.Name == field)
            || dataset.Children.Any(list => list.Name == field || list.Columns.Any(column => field == $"{list.Name}.{column.Name}" || field == $"{list.Name}[].{column.Name}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_rule_has_a_case_that_makes_it_fire(string code) =>
        Assert.Contains(ShouldFailCase.All, one => one.Code == code && one.Expect.Count > 0);

    [Fact]
    public void Every_case_belongs_to_a_rule() => Assert.All(ShouldFailCase.All, one => Assert.Contains(one.Code, Codes));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_rule_has_tests_of_its_own_or_cases_that_break_and_that_keep_it(string code)
    {
        var cases = ShouldFailCase.All.Where(one => one.Code == code).ToList();
        if (cases.Exists(one => one.Expect.Count == 0) && cases.Exists(one => one.Expect.Count > 0))
            return;
        var rule = RuleCatalogue.All.Single(r => r.Code == code).GetType().Name;
        Assert.Contains(TestSources, source => source.Contains(rule, StringComparison.Ordinal) || source.Contains($"\"{code}\"", StringComparison.Ordinal) || source.Contains(code.Replace("-", "", StringComparison.Ordinal) + "Tests", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_rule_names_the_parameters_it_compares_with(string code)
    {
        var rule = RuleCatalogue.All.Single(r => r.Code == code);
        var source = RuleSources.Single(s => s.Contains($"class {rule.GetType().Name}", StringComparison.Ordinal));
        var used = RuleParameters.Default.All.Select(parameter => parameter.Name).Distinct().Where(name => source.Contains($"\"{name}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Superset(used.ToHashSet(), rule.ParameterNames.ToHashSet());
        Assert.All(rule.ParameterNames, name => Assert.Contains(RuleParameters.Default.All, parameter => parameter.Name == name));
    }

    /// <summary>Rules about a file, a cell of any kind or the arrival as such, which are no field.</summary>
    private static readonly string[] WholeFiles = ["DT-001", "ID-001", "ID-002", "ID-015", "VAL-002", "VAL-004", "VAL-005", "VAL-006", "VAL-009", "VAL-011", "VAL-012"];

    private static readonly IReadOnlyList<string> TestSources = [.. House.House.Sources("Functions.Tests").Where(source => !source.Path.EndsWith("RuleCatalogueTests.cs", StringComparison.Ordinal)).Select(source => source.Text)];

    private static readonly IReadOnlyList<string> RuleSources = [.. House.House.Sources("Functions/Domain/Rules").Select(source => source.Text)];

    [Fact]
    public void Every_rule_class_is_in_the_catalogue()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract);
        Assert.Equal(classes.Select(t => t.Name).Order(StringComparer.Ordinal), RuleCatalogue.All.Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_says_what_is_wrong_and_what_to_do_in_both_languages() => Assert.All(RuleCatalogue.All, rule =>
    {
        Assert.StartsWith(rule.Code.Replace("-", "", StringComparison.Ordinal), rule.GetType().Name, StringComparison.Ordinal);
        Assert.NotEmpty(rule.English);
        Assert.NotEmpty(rule.RemedyEn);
        Assert.Matches(@"[\u4e00-\u9fff]", rule.Chinese);
        Assert.EndsWith("。", rule.Chinese, StringComparison.Ordinal);
        Assert.EndsWith(".", rule.English, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\u4e00-\u9fff]", rule.English + rule.RemedyEn);
        if (!rule.RemedyZh.StartsWith('{'))
            Assert.Matches(@"[\u4e00-\u9fff]", rule.RemedyZh);
    });

    [Fact]
    public void Every_ground_a_rule_states_is_a_ground_of_the_inspection() =>
        Assert.All(RuleCatalogue.All.Where(r => r.Ground is not null), rule => Assert.NotNull(Grounds.Find(rule.Ground!)));

    [Fact]
    public void The_rules_of_a_dataset_stand_in_the_order_of_the_catalogue() => Assert.All(Catalogue.All, dataset =>
    {
        string[] families = ["VAL", "ID", "RG", "DT", "GV", "PB", "FN", "XY", "XF", "CH", "AT", "TX", "AC", "DUP", "LG"];
        var codes = dataset.Rules.Select(r => r.Code).Where(c => !c.StartsWith("VAL", StringComparison.Ordinal)).ToArray();
        Assert.Equal(codes.OrderBy(c => Array.IndexOf(families, c.Split('-')[0])).ThenBy(c => c, StringComparer.Ordinal), codes);
        Assert.Equal(codes.Distinct(), codes);
    });

    [Fact]
    public void A_message_is_filled_in_its_own_language_and_keeps_what_nobody_filled()
    {
        (string, string)[] arguments = [("status", "未登记"), ("status.en", "not registered"), ("n", "3")];
        Assert.Equal("未登记 3 {x}", MessageText.Chinese("{status} {n} {x}", arguments));
        Assert.Equal("not registered 3 {x}", MessageText.English("{status} {n} {x}", arguments));
        Assert.Equal("{b} {b}", MessageText.Chinese("{a} {b}", [("a", "{b}"), ("b", "{b}")]));
    }

    [Fact]
    public void No_violation_of_any_rule_leaves_a_place_unfilled()
    {
        // A record that is wrong in every way reaches most rules; the factories are tested beside their rules.
        var report = Samples.Report();
        (report.Uscc, report.Name, report.LegalType, report.ReportYear) = ("54119900MJK900013T", "别的协会", "SG", 2020);
        (report.MembersTotal, report.PartyMembersTotal, report.PartyMembersFull, report.PartyOrgType) = (1, 1, 9, "NONE");
        report.PartyRelationInOrg = 9;
        foreach (var line in Nianbao.Domain.AnnualReports.StatementLines.All)
            report.Lines[line] = (line.Slot * 7919L) + 1;
        var previous = Samples.Report();
        var context = Samples.Context(receivedAt: "2026-08-01T00:00:00+08:00") with { Previous = previous, UploaderUscc = Samples.ProvinceGroup, Registered = null };
        var violations = Samples.Judge(RuleCatalogue.AnnualReports, report, context);
        Assert.True(violations.Select(v => v.Rule).Distinct().Count() > 18);
        Assert.All(violations, v => Assert.DoesNotMatch(@"\{[a-z]", v.MessageZh + v.MessageEn + v.RemedyZh + v.RemedyEn));
    }

    [Theory]
    [InlineData("0.00", 0)]
    [InlineData("-0.05", -5)]
    [InlineData("1234.50", 123450)]
    public void Amounts_are_written_in_yuan(string text, long fen) => Assert.Equal(text, Yuan.Of(fen));

    private static IEnumerable<string> Family(string family, int count) => Enumerable.Range(1, count).Select(n => $"{family}-{n:D3}");
}
