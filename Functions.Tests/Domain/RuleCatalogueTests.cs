using System.Text.RegularExpressions;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.Domain;

public sealed class RuleCatalogueTests
{
    /// <summary>The catalogue: domain.md 7.2 to 7.8 (135 rules) and 10.4, and what reading itself can say (VAL).</summary>
    private static readonly string[] Codes =
    [
        .. Family("AC", 25), .. Family("AT", 2), .. Family("CH", 9), .. Family("DT", 11), .. Family("FN", 30), .. Family("GV", 20), .. Family("ID", 15),
        .. Family("PB", 17), .. Family("RG", 12), .. Family("TX", 1), .. Family("VAL", 7), .. Family("XF", 12), .. Family("XY", 6),
    ];

    /// <summary>Rules that are still being written. It only ever shrinks, and is empty in the end.</summary>
    private static readonly string[] Pending = [.. Codes.Except(RuleCatalogue.All.Select(r => r.Code)).Where(code => !code.StartsWith("ID", StringComparison.Ordinal))];

    [Fact]
    public void The_catalogue_holds_each_rule_of_the_domain_once()
    {
        Assert.Equal(135, Codes.Count(code => !code.StartsWith("AC", StringComparison.Ordinal) && !code.StartsWith("VAL", StringComparison.Ordinal)));
        Assert.Equal(Codes.Except(Pending), RuleCatalogue.All.Select(r => r.Code).Where(Codes.Contains));
        Assert.DoesNotContain(RuleCatalogue.All.Select(r => r.Code), code => !Codes.Contains(code) && !code.StartsWith("VAL", StringComparison.Ordinal) && !code.StartsWith("DUP", StringComparison.Ordinal));
    }

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
        string[] families = ["VAL", "ID", "RG", "DT", "GV", "PB", "FN", "XY", "XF", "CH", "AT", "TX", "AC", "DUP"];
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
