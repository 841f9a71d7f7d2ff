using CsCheck;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Reading;

public sealed class TextAndCodeFormatTests
{
    private static readonly TextFormat Text = new();
    private static readonly CodeFormat Code = new();

    [Theory]
    [InlineData("  广东省某协会 ", "广东省某协会")]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("''quoted", "'quoted")]
    [InlineData("\uFEFF\u200B名称\u00A0", "名称")]
    [InlineData("第一行\n第二行", "第一行\n第二行")]
    [InlineData("   ", null)]
    [InlineData("'", null)]
    [InlineData("无", "无")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void Text_is_trimmed_and_loses_one_guard(string written, string? value) => Assert.Equal(value, Text.Value(written));

    [Theory]
    [InlineData("13800138000", "13800138000")]
    [InlineData("1.38E+10", "13800000000")]
    [InlineData("1.1000000000000001", "1.1")]
    [InlineData("510630", "510630")]
    public void A_workbooks_number_in_a_text_column_is_written_out(string number, string value) => Assert.Equal(value, Text.Value(number, kind: CellKind.Number));

    [Fact]
    public void Text_is_never_cut()
    {
        var problem = new TextFormat(10).Problem(new string('长', 11));
        Assert.Contains("11", problem.MessageZh, StringComparison.Ordinal);
        Assert.Equal(new string('长', 10), new TextFormat(10).Value(new string('长', 10)));
    }

    [Theory]
    [InlineData("a\u0007b")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    [InlineData("a\uFFFFb")]
    public void Control_characters_are_refused_and_named(string written) => Assert.Contains("U+", Text.Problem(written).MessageEn, StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.Contains("U+D800", Text.Problem("a" + (char)0xD800 + "b").MessageEn, StringComparison.Ordinal);

    [Fact]
    public void A_workbook_error_is_no_text() => Assert.Contains("#N/A", Text.Problem("#N/A", kind: CellKind.Error).MessageZh, StringComparison.Ordinal);

    [Theory]
    [InlineData("51440000MJK900012T", "51440000MJK900012T")]
    [InlineData(" 51440000 MJK9 00012t ", "51440000MJK900012T")]
    [InlineData("'51440000MJK900012T", "51440000MJK900012T")]
    [InlineData("=\"51440000MJK900012T\"", "51440000MJK900012T")]
    [InlineData("５１４４００００ＭＪＫ９０００１２Ｔ", "51440000MJK900012T")]
    [InlineData("\uFEFF5144\u200B0000\u00A0MJK900012T", "51440000MJK900012T")]
    [InlineData("5144OOOOMJK9OOO12T", "5144OOOOMJK9OOO12T")]
    [InlineData("无", "无")]
    [InlineData("  ", null)]
    public void A_credit_code_is_normalised_and_never_corrected(string written, string? value) => Assert.Equal(value, Code.Value(written));

    [Theory]
    [InlineData("5.1440000500001E+17", CellKind.Text)]
    [InlineData("5.1440000500001e+17", CellKind.Text)]
    [InlineData("5E17", CellKind.Text)]
    [InlineData("'5.14E+17", CellKind.Text)]
    [InlineData("５.14Ｅ＋17", CellKind.Text)]
    [InlineData("5.1440000500001e+17", CellKind.Number)]
    [InlineData("514400005000010000", CellKind.Number)]
    public void A_code_that_a_spreadsheet_made_a_number_is_recognised(string written, CellKind kind)
    {
        var problem = Code.Problem(written, kind: kind);
        Assert.Equal("ID-003", problem.Code);
        Assert.Contains(written, problem.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("514400005000010000", CellKind.Text)]
    [InlineData("123456", CellKind.Number)]
    [InlineData("5E", CellKind.Text)]
    [InlineData("5.E17", CellKind.Text)]
    [InlineData("51E17", CellKind.Text)]
    public void Other_texts_are_left_to_the_rules(string written, CellKind kind) => Assert.Equal(written, Code.Value(written, kind: kind));

    [Fact]
    public void Reading_what_was_written_gives_the_text_back() => Gen.String[0, 50].Sample(written =>
    {
        if (Text.Read(RawCell.Of(written), 1, out var value) is null && value is not null)
            Assert.Equal(value, Text.Value(Text.Write(value)!));
        if (Code.Read(RawCell.Of(written), 1, out var code) is null && code is not null && !code.StartsWith('\'') && !code.StartsWith("=\"", StringComparison.Ordinal))
            Assert.Equal(code, Code.Value(Code.Write(code)!));
    });

    [Fact]
    public void The_value_of_a_personal_column_can_be_taken_out_of_the_words()
    {
        var cell = new RawCell("张三丰" + new string('x', 300), CellKind.Text);
        Text.Read(cell, 1, out _);
        var problem = Text.Problem(cell.Text);
        Assert.Contains("张三丰", problem.MessageZh, StringComparison.Ordinal);
        var hidden = PersonalValue.Hide(problem, cell);
        Assert.DoesNotContain("张三丰", hidden.MessageZh + hidden.MessageEn, StringComparison.Ordinal);
    }
}
