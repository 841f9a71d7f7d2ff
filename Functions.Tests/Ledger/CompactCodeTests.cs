using Nianbao.Pipeline.Ledger;

namespace Nianbao.Tests.Ledger;

public sealed class CompactCodeTests
{
    [Theory]
    [InlineData("51440000MJK1234567")]
    [InlineData("53440000WWYYXX99UW")]
    [InlineData("~~~~~~~~~~~~~~~~~~")]
    [InlineData("i0a1b2c3d4e5f")]
    [InlineData("0")]
    public void A_code_comes_back_as_it_was(string text)
    {
        Assert.True(CompactCode.TryOf(text, out var code));
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("51440000MJK12345678")]
    [InlineData("51440000MJK123456７")]
    [InlineData("51440000MJK\u0000")]
    public void What_is_no_short_ASCII_code_is_refused(string text) => Assert.False(CompactCode.TryOf(text, out _));

    [Fact]
    public void Codes_of_one_length_sort_as_their_texts_do()
    {
        string[] texts = ["51440000MJK1234567", "51440000MJK1234568", "51440000MJL0000000", "53440100MJK1234567"];
        CompactCode[] codes = [.. texts.Reverse().Select(text => CompactCode.TryOf(text, out var code) ? code : default).Order()];
        Assert.Equal(texts, codes.Select(code => code.ToString()));
    }
}
