using Nianbao.Domain.Values;

namespace Nianbao.Tests.Domain;

public sealed class TextComparisonTests
{
    [Theory]
    [InlineData("广州市天河区体育西路１号（Ａ座）", "广州市天河区 体育西路1号(A座)", true)]
    [InlineData("示例“之家”协会", "示例\"之家\"协会", true)]
    [InlineData("广州市示例协会", "广州市示例学会", false)]
    [InlineData(null, null, false)]
    [InlineData("", "", true)]
    public void Texts_are_the_same_but_for_blanks_widths_and_marks(string? one, string? other, bool same) => Assert.Equal(same, ComparableText.Same(one, other));

    [Theory]
    [InlineData("行业调研、培训、咨询服务", "行业调研，培训；咨询服务。", "1")]
    [InlineData("甲乙丙", "丁戊己", "0")]
    [InlineData("甲乙丙丁戊", "甲乙丙丁己", "0.75")]
    [InlineData("甲甲甲", "甲甲", "0.6666666666666666666666666667")]
    [InlineData("甲", "乙", "0")]
    [InlineData("甲", "甲", "1")]
    [InlineData("", "甲乙", "0")]
    public void Likeness_is_the_share_of_common_pairs_of_neighbours(string one, string other, string expected)
    {
        Assert.Equal(expected, TextSimilarity.Of(one, other).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(TextSimilarity.Of(one, other), TextSimilarity.Of(other, one));
    }
}
