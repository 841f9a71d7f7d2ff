using CsCheck;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Reading;

public sealed class FlagChoiceListFormatTests
{
    private static readonly FlagFormat Flag = new();
    private static readonly Choice[] Types =
    [
        new("SG", "社会团体", "Social group", "社团"),
        new("SSI", "社会服务机构", "Social service institution", "民办非企业单位", "民非"),
        new("A5", "5A级(最高)", "Grade 5A"),
        new("NONE", "无", "None"),
    ];

    private static readonly ChoiceFormat Choice = new(Types);

    [Theory]
    [InlineData("是", true)]
    [InlineData("有", true)]
    [InlineData("√", true)]
    [InlineData("Ｙ", true)]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    [InlineData(" yes ", true)]
    [InlineData("否", false)]
    [InlineData("无", false)]
    [InlineData("×", false)]
    [InlineData("n", false)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    [InlineData("—", null)]
    public void Flags_are_read_as_people_tick_them(string text, bool? value) => Assert.Equal(value, Flag.Value(text));

    [Theory]
    [InlineData("也许")]
    [InlineData("2")]
    [InlineData("是的吧")]
    [InlineData("tru")]
    public void Another_word_is_no_flag(string text) => Assert.Equal("VAL-002", Flag.Problem(text).Code);

    [Theory]
    [InlineData("SG", "SG")]
    [InlineData("sg", "SG")]
    [InlineData("ＳＧ", "SG")]
    [InlineData("社会团体", "SG")]
    [InlineData("社 团", "SG")]
    [InlineData("民办非企业单位", "SSI")]
    [InlineData("social service INSTITUTION", "SSI")]
    [InlineData("5A级（最高）", "A5")]
    [InlineData("无", "NONE")]
    [InlineData("—", null)]
    public void A_choice_is_found_by_code_label_or_synonym(string text, string? code) => Assert.Equal(code, Choice.Value(text));

    [Fact]
    public void A_word_outside_the_choices_is_a_problem_that_lists_them()
    {
        var problem = Choice.Problem("企业");
        Assert.Equal("VAL-002", problem.Code);
        Assert.All(Types, type => Assert.Contains(type.Code, problem.Expected, StringComparison.Ordinal));
        Assert.All(Types, type => Assert.Contains(type.Chinese, problem.RemedyZh, StringComparison.Ordinal));
    }

    [Fact]
    public void One_word_for_two_codes_is_a_mistake_in_the_definition() =>
        Assert.Throws<ArgumentException>(() => new ChoiceFormat([new("A", "甲", "Alpha"), new("B", "乙", "alpha")]));

    [Fact]
    public void A_list_is_split_at_every_separator_and_keeps_its_order()
    {
        var list = new ListFormat();
        Assert.Equal(["党史学习教育", "6·30", "乙", "甲", "甲"], list.Value("党史学习教育；6·30、乙，甲|甲;"));
        Assert.Null(list.Value("无"));
        Assert.Null(list.Value("；；"));
        Assert.Equal("a;b", list.Write(["a", "b"]));
        Assert.Null(list.Write([]));
    }

    [Fact]
    public void A_list_of_choices_holds_codes_and_names_the_wrong_item()
    {
        var list = new ListFormat(Types);
        Assert.Equal(["SSI", "SG"], list.Value("民非、社会团体"));
        Assert.Equal(["NONE"], list.Value("无"));
        Assert.Contains("企业", list.Problem("民非、企业").MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_what_was_written_gives_the_list_back() => Gen.String[Gen.Char["ab'甲乙 ;；、,|\n"], 0, 30].Sample(text =>
    {
        var list = new ListFormat();
        if (list.Read(RawCell.Of(text), 1, out var items) is null && items is not null)
            Assert.Equal(items, list.Value(list.Write(items)!));
    });

    [Fact]
    public void Flags_and_choices_are_read_back()
    {
        foreach (var value in (bool?[])[true, false])
            Assert.Equal(value, Flag.Value(Flag.Write(value)!));
        foreach (var type in Types)
            Assert.Equal(type.Code, Choice.Value(Choice.Write(type.Code)!));
        Assert.Null(Flag.Write(null));
    }

    [Theory]
    [InlineData("统一社会信用代码", "统一社会信用代码")]
    [InlineData(" 统一 社会\n信用代码 ", "统一社会信用代码")]
    [InlineData("*统一社会信用代码（必填）", "统一社会信用代码")]
    [InlineData("Party_Members Full*", "partymembersfull")]
    [InlineData("期末数(元)", "期末数")]
    [InlineData("期末数（万元）", "期末数")]
    [InlineData("期末数【单位：人民币万元】*", "期末数")]
    [InlineData("经费(现金)(元)", "经费(现金)")]
    [InlineData("ＢＳ６０．ｅ", "bs60.e")]
    [InlineData("金额(亿元)", "金额(亿元)")]
    [InlineData("(元)", "(元)")]
    public void Headers_are_compared_without_their_decoration(string header, string normal) => Assert.Equal(normal, HeaderText.Normalise(header));

    [Theory]
    [InlineData("期末数", 1)]
    [InlineData("期末数(元)", 1)]
    [InlineData("期末数（千元）", 1_000)]
    [InlineData("期末数 ( 万元 ) *", 10_000)]
    [InlineData("期末数（单位：万元）（必填）", 10_000)]
    [InlineData("万元产值", 1)]
    public void A_header_declares_its_unit(string header, int unit) => Assert.Equal(unit, HeaderText.UnitOf(header));
}
