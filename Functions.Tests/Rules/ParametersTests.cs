using Nianbao.Domain.Reference;

namespace Nianbao.Tests.Rules;

public sealed class ParametersTests
{
    private static readonly RuleParameters Parameters = RuleParameters.Default;

    [Fact]
    public void Every_value_says_where_it_comes_from() => Assert.All(Parameters.All, p => Assert.True(p.Source.Length > 10, p.Name));

    [Fact]
    public void Every_value_of_a_decree_has_its_date() =>
        Assert.All(Parameters.All.Where(p => p.Source.Contains('〔') || p.Source.Contains("慈善法", StringComparison.Ordinal) || p.Source.Contains("条例 §", StringComparison.Ordinal)), p => Assert.True(p.SourceDate is { Length: 10 }, p.Name));

    [Fact]
    public void No_two_values_of_the_same_name_and_row_are_in_force_in_one_year() =>
        Assert.All(Parameters.All.Where(p => p.InForce).GroupBy(p => (p.Name, p.Key)), same =>
        {
            var inOrder = same.OrderBy(p => p.From).ToList();
            Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From));
        });

    [Theory]
    [InlineData("CHARITY_EXPENDITURE_MIN", "FDN", "0:.08 3999999.99:.08 4000000:.07 7999999.99:.07 8000000:.06 60000000:.06")]
    [InlineData("CHARITY_ADMIN_MAX", "FDN", "-1:.20 0:.20 3999999.99:.20 4000000:.15 7999999.99:.15 8000000:.13 59999999.99:.13 60000000:.12")]
    [InlineData("CHARITY_EXPENDITURE_MIN", "SG", "-1:.08 0:.08 999999.99:.08 1000000:.08 4999999.99:.08 5000000:.07 9999999.99:.07 10000000:.06")]
    [InlineData("CHARITY_ADMIN_MAX", "SSI", "0:.20 999999.99:.20 1000000:.15 4999999.99:.15 5000000:.14 9999999.99:.14 10000000:.13")]
    public void Brackets_have_the_values_of_the_domain_on_both_sides_of_each_bound(string name, string group, string expected)
    {
        foreach (var pair in expected.Split(' ').Select(text => text.Split(':')))
            Assert.Equal(Number(pair[1]), Parameters.FindBracket(name, 2025, group, Number(pair[0]))!.Value);
        Assert.Null(Parameters.FindBracket(name, 2015, group, 0));
        Assert.Null(Parameters.FindBracket(name, 2025, "OTH", 0));
    }

    [Theory]
    [InlineData("CHARITY_PUBLIC_EXPENDITURE_MIN", "FDN", .70)]
    [InlineData("CHARITY_PUBLIC_EXPENDITURE_MIN", "SSI", .70)]
    [InlineData("CHARITY_PUBLIC_ADMIN_MAX", "FDN", .10)]
    [InlineData("CHARITY_PUBLIC_ADMIN_MAX", "SG", .13)]
    [InlineData("CHARITY_INCOME_SHARE_MIN", "SG>=0", .50)]
    [InlineData("CHARITY_ADMIN_EXEMPT_BELOW", null, 200_000)]
    [InlineData("FOUNDATION_PUBLIC_EXPENDITURE_MIN", null, .70)]
    [InlineData("FOUNDATION_EXPENDITURE_MIN", null, .08)]
    [InlineData("FOUNDATION_STAFF_OFFICE_MAX", null, .10)]
    public void Ratios_have_the_values_of_the_domain(string name, string? key, double value) => Assert.Equal((decimal)value, Parameters.Get(name, 2025, key));

    [Fact]
    public void A_draft_is_known_but_not_in_force()
    {
        Assert.Null(Parameters.Find("FUNDRAISING_COST_MAX", 2025));
        Assert.Equal(0.03m, Parameters.FindDraft("FUNDRAISING_COST_MAX", 2025)!.Value);
    }

    [Fact]
    public void Each_city_and_the_province_have_an_average_wage() =>
        Assert.Equal(Divisions.Cities.Select(c => c.Code).Order(StringComparer.Ordinal), Parameters.Rows("LOCAL_AVERAGE_WAGE", 2025).Select(p => p.Key!).Order(StringComparer.Ordinal));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
