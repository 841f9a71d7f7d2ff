using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;

namespace Nianbao.Tests.Rules.Identity;

/// <summary>What the pages of the rules of these four families are made from.</summary>
public sealed class RulePagesTests
{
    private static readonly IReadOnlyList<Rule> Mine = [.. RuleCatalogue.All.Where(r => r.Code[..2] is "ID" or "RG" or "DT" or "GV")];

    [Fact]
    public void Each_of_the_58_rules_tells_where_it_comes_from_and_how_it_comes_to_be_broken()
    {
        Assert.Equal(58, Mine.Count);
        Assert.All(Mine, rule =>
        {
            Assert.NotEmpty(rule.Basis);
            Assert.EndsWith("。", rule.CauseZh, StringComparison.Ordinal);
            Assert.EndsWith(".", rule.CauseEn, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\u4e00-\u9fff]", rule.CauseEn);
        });
    }

    [Fact]
    public void Every_field_a_rule_names_is_a_column_or_a_list_of_the_report()
    {
        var dataset = Catalogue.All.Single(d => d.Name == "annual-reports");
        Assert.All(Mine.SelectMany(r => r.Fields), field => Assert.True(dataset.Columns.Any(c => c.Name == field) || dataset.Children.Any(c => c.Name == field), field));
    }
}
