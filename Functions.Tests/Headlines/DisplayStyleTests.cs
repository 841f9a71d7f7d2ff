using System.Globalization;
using Nianbao.Domain.Headlines;
using Nianbao.Domain.Inspection;

namespace Nianbao.Tests.Headlines;

/// <summary>The vectors of domain.md 11.4, and what lies at their edges.</summary>
public sealed class DisplayStyleTests
{
    private const long Wan = DisplayStyle.TenThousand;
    private const long Yi = DisplayStyle.HundredMillion;

    private static readonly Dictionary<string, DisplayStyle> Styles = new()
    {
        ["exact"] = DisplayStyle.Exact,
        ["approx(亿,0)"] = DisplayStyle.Approx(Yi, 0),
        ["approx(亿,1)"] = DisplayStyle.Approx(Yi, 1),
        ["approx(万,0)"] = DisplayStyle.Approx(Wan, 0),
        ["moreThan(万)"] = DisplayStyle.MoreThan(Wan),
        ["moreThan(10万)"] = DisplayStyle.MoreThan(10 * Wan),
        ["moreThan(亿)"] = DisplayStyle.MoreThan(Yi),
        ["moreThan(1000)"] = DisplayStyle.MoreThan(1_000),
        ["over(100)"] = DisplayStyle.Over(100),
    };

    [Theory]
    [InlineData("72019", "家", "exact", "72019家")]
    [InlineData("1603482917.35", "元", "approx(亿,0)", "约16亿元")]
    [InlineData("171260000", "元", "approx(亿,1)", "约1.7亿元")]
    [InlineData("503118", "人次", "approx(万,0)", "约50万人次")]
    [InlineData("60480", "家", "approx(万,0)", "约6万家")]
    [InlineData("10432", "场次", "moreThan(万)", "1万多场次")]
    [InlineData("1834210", "人次", "moreThan(10万)", "180多万人次")]
    [InlineData("2176", "家", "moreThan(1000)", "2000多家")]
    [InlineData("107", "人次", "over(100)", "超过100人次")]
    [InlineData("100", "人次", "over(100)", "100人次")]
    [InlineData("10000", "场次", "moreThan(万)", "1万场次")]
    public void A_figure_is_written_as_the_specification_says(string value, string unit, string style, string expected) => Assert.Equal(expected, Written(value, unit, style));

    [Theory]
    [InlineData("1550000000", "元", "approx(亿,0)", "约16亿元")] // half up
    [InlineData("1549999999.99", "元", "approx(亿,0)", "约15亿元")]
    [InlineData("200000000", "元", "approx(亿,1)", "约2亿元")]
    [InlineData("200", "人次", "over(100)", "200人次")]
    [InlineData("201", "人次", "over(100)", "超过200人次")]
    [InlineData("1800000", "人次", "moreThan(10万)", "180万人次")]
    [InlineData("9999", "场次", "moreThan(万)", "9999场次")] // nothing is said by 0万多
    [InlineData("99", "人次", "over(100)", "99人次")]
    [InlineData("49999999.99", "元", "approx(亿,0)", "49999999.99元")]
    [InlineData("0", "家", "approx(万,0)", "0家")]
    [InlineData("250000000", "元", "moreThan(亿)", "2亿多元")]
    [InlineData("3000", "家", "moreThan(1000)", "3000家")]
    public void At_its_edges_a_style_claims_nothing_that_is_not_so(string value, string unit, string style, string expected) => Assert.Equal(expected, Written(value, unit, style));

    [Theory]
    [InlineData("1603482917.35", "approx(亿,0)", "about 1,600,000,000 yuan")]
    [InlineData("10432", "moreThan(万)", "more than 10,000 yuan")]
    [InlineData("10000", "moreThan(万)", "10,000 yuan")]
    [InlineData("107", "over(100)", "more than 100 yuan")]
    [InlineData("72019", "exact", "72,019 yuan")]
    public void English_says_the_same(string value, string style, string expected) => Assert.Equal(expected, Styles[style].English(decimal.Parse(value, CultureInfo.InvariantCulture), "yuan"));

    [Theory]
    [InlineData(72019, 72019, 0, "全覆盖")]
    [InlineData(72018, 72019, 0, "99.9%")] // truncated: not all
    [InlineData(72019, 72019, 3, "100.0%（应建未建3家）")]
    [InlineData(896, 1000, 5, "89.6%")]
    [InlineData(0, 0, 0, "无在册组织")]
    public void Coverage_is_full_only_when_nobody_is_left_out(long covered, long all, long due, string expected) => Assert.Equal(expected, CoverageText.Chinese(covered, all, due));

    [Fact]
    public void A_rate_is_truncated_or_rounded_as_asked()
    {
        // 35/37 = 0.945945…
        Assert.Equal("94.5%", Percentage.Of(35, 37, 1, Rounding.Truncate));
        Assert.Equal("94.6%", Percentage.Of(35, 37, 1, Rounding.HalfUp));
    }

    private static string Written(string value, string unit, string style) => Styles[style].Chinese(decimal.Parse(value, CultureInfo.InvariantCulture), unit);
}
