using CsCheck;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Reading;

public sealed class NumberFormatTests
{
    private static readonly MoneyFormat Money = new();
    private static readonly IntegerFormat Integer = new();
    private static readonly HundredthsFormat Hours = new();

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1234.50", 123450)]
    [InlineData("1,234.50", 123450)]
    [InlineData("1，234.50", 123450)]
    [InlineData("12,345,678.9", 1234567890)]
    [InlineData("１２３４．５", 123450)]
    [InlineData("￥1,234.50", 123450)]
    [InlineData("¥ 1234.50", 123450)]
    [InlineData("人民币1234.5元", 123450)]
    [InlineData("1234.50元", 123450)]
    [InlineData("(1,234.50)", -123450)]
    [InlineData("（1234.50）", -123450)]
    [InlineData("-1234.50", -123450)]
    [InlineData("－1234.50", -123450)]
    [InlineData("−1234.50", -123450)]
    [InlineData("¥-5", -500)]
    [InlineData("-¥5", -500)]
    [InlineData("+5", 500)]
    [InlineData("'5", 500)]
    [InlineData("  5 ", 500)]
    [InlineData("\u00A05\u3000", 500)]
    [InlineData(".5", 50)]
    [InlineData("0.10", 10)]
    [InlineData("1.5000", 150)]
    [InlineData("1000000000000", 100000000000000)]
    public void Money_is_read_exactly_however_people_write_it(string text, long fen) => Assert.Equal(fen, Money.Value(text));

    [Theory]
    [InlineData("—")]
    [InlineData("-")]
    [InlineData("——")]
    [InlineData("--")]
    [InlineData("无")]
    [InlineData("空")]
    [InlineData("/")]
    [InlineData("－")]
    [InlineData("   ")]
    public void Nothing_is_null_and_not_zero(string text)
    {
        Assert.Null(Money.Value(text));
        Assert.Null(Integer.Value(text));
        Assert.Null(Hours.Value(text));
        Assert.Equal(0, Integer.Value("0"));
    }

    [Theory]
    [InlineData("1.234", 10_000, 1234000)]
    [InlineData("12.345678", 10_000, 12345678)]
    [InlineData("1.23456", 1_000, 123456)]
    [InlineData("12万", 10_000, 12000000)]
    [InlineData("12万元", 10_000, 12000000)]
    [InlineData("3千元", 1_000, 300000)]
    [InlineData("（1.5万）", 10_000, -1500000)]
    public void A_declared_unit_multiplies_exactly(string text, int unit, long fen) => Assert.Equal(fen, Money.Value(text, unit));

    [Theory]
    [InlineData("12万", 1)]
    [InlineData("12万", 1_000)]
    [InlineData("12元", 10_000)]
    [InlineData("3亿", 10_000)]
    [InlineData("12.3456789", 10_000)]
    [InlineData("1.001", 1)]
    [InlineData("1,23", 1)]
    [InlineData("1,2345", 1)]
    [InlineData(",123", 1)]
    [InlineData("1,234,56.00", 1)]
    [InlineData("1.2.3", 1)]
    [InlineData("70%", 1)]
    [InlineData("1.23E+11", 1)]
    [InlineData("12 34", 1)]
    [InlineData("abc", 1)]
    [InlineData("12人", 1)]
    [InlineData("(-5)", 1)]
    [InlineData("(5", 1)]
    [InlineData("5)", 1)]
    [InlineData("--5", 1)]
    [InlineData("¥", 1)]
    [InlineData("1000000000000.01", 1)]
    [InlineData("99999999999999999999999999999999999999", 1)]
    [InlineData("=1+1", 1)]
    public void Money_that_cannot_be_told_for_certain_is_a_problem_that_says_the_value(string text, int unit)
    {
        var problem = Money.Problem(text, unit);
        Assert.Equal("VAL-002", problem.Code);
        Assert.Contains(text, problem.MessageZh, StringComparison.Ordinal);
        Assert.Contains(text, problem.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234.5600000000001", 123456)]
    [InlineData("1234.5599999999999", 123456)]
    [InlineData("0.30000000000000004", 30)]
    [InlineData("5.6843418860808015E-14", 0)]
    [InlineData("-1.1368683772161603E-13", 0)]
    [InlineData("1.2345E3", 123450)]
    [InlineData("1E+05", 10000000)]
    [InlineData("-0", 0)]
    [InlineData("1234567.8900000006", 123456789)]
    public void The_binary_noise_of_a_workbooks_number_is_rounded_away(string text, long fen) =>
        Assert.Equal(fen, Money.Value(text, kind: CellKind.Number));

    [Theory]
    [InlineData("333.33333333333331")]
    [InlineData("1234.567")]
    [InlineData("1E-300")]
    [InlineData("1E+300")]
    [InlineData("1E+999")]
    [InlineData("NaN")]
    public void A_workbooks_number_that_is_no_amount_of_fen_is_a_problem(string text) =>
        Assert.Equal("VAL-002", Money.Problem(text, kind: CellKind.Number).Code);

    [Fact]
    public void A_workbooks_number_in_units_of_ten_thousand_loses_only_its_noise() =>
        Assert.Equal(12345678, Money.Value("12.345678000000001", 10_000, CellKind.Number));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1,200", 1200)]
    [InlineData("１２", 12)]
    [InlineData("-3", -3)]
    public void Integers_are_whole(string text, long value) => Assert.Equal(value, Integer.Value(text));

    [Theory]
    [InlineData("12.5")]
    [InlineData("12人")]
    [InlineData("12元")]
    [InlineData("十二")]
    [InlineData("1000000000001")]
    public void What_is_not_a_whole_number_is_a_problem(string text) => Assert.Equal("VAL-002", Integer.Problem(text).Code);

    [Fact]
    public void Hours_are_held_in_hundredths()
    {
        Assert.Equal(1250, Hours.Value("12.5"));
        Assert.Equal("12.50", Hours.Write(1250));
        Assert.Equal("VAL-002", Hours.Problem("1.125").Code);
    }

    [Theory]
    [InlineData(CellKind.Error, "#DIV/0!")]
    [InlineData(CellKind.Flag, "true")]
    [InlineData(CellKind.Date, "2025-03-01")]
    public void Other_kinds_of_cells_are_no_numbers(CellKind kind, string text) => Assert.Contains(text, Integer.Problem(text, kind: kind).MessageZh, StringComparison.Ordinal);

    [Fact]
    public void Numbers_are_written_in_one_canonical_form()
    {
        Assert.Equal("1234.50", Money.Write(123450));
        Assert.Equal("-0.05", Money.Write(-5));
        Assert.Equal("0.00", Money.Write(0));
        Assert.Null(Money.Write(null));
        Assert.Equal("-92233720368547758.08", Money.Write(long.MinValue));
        Assert.Equal("-12", Integer.Write(-12));
    }

    [Fact]
    public void Reading_what_was_written_gives_the_amount_back() => Gen.Long[-MoneyFormat.Limit, MoneyFormat.Limit].Sample(fen =>
        Money.Value(Money.Write(fen)!) == fen
        && Hours.Value(Hours.Write(fen)!) == fen
        && Integer.Value(Integer.Write(fen / 100)!) == fen / 100
        && Money.Value(Money.Write(fen)!, kind: CellKind.Number) == fen);

    /// <summary>A blank before it makes the cell one that is read with care.</summary>
    [Fact]
    public void A_number_as_programs_write_it_means_the_same_as_when_it_is_read_with_care() =>
        Gen.Select(Gen.String[Gen.Char["0123456789.-,"], 1, 18], Gen.OneOf(Gen.Const(1), Gen.Const(1_000), Gen.Const(10_000))).Sample((text, unit) =>
            Same(Money, text, unit) && Same(Hours, text, unit) && Same(Integer, text, unit));

    [Theory]
    [InlineData("1000000000000")]
    [InlineData("1000000000000.00")]
    [InlineData("1000000000001")]
    [InlineData("10000000000000")]
    [InlineData("-99999999999999")]
    [InlineData("1.005")]
    [InlineData("-0")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("007")]
    public void So_does_one_at_a_bound(string text) => Assert.All([1, 1_000, 10_000], unit =>
        Assert.True(Same(Money, text, unit) && Same(Hours, text, unit) && Same(Integer, text, unit)));

    [Fact]
    public void Thousands_separators_and_parentheses_change_nothing() => Gen.Long[0, MoneyFormat.Limit].Sample(fen =>
        Money.Value($"({fen / 100m:N2})") == -fen && Money.Value($"￥{fen / 100m:N2}元") == fen);

    [Fact]
    public void A_double_from_a_workbook_gives_the_decimal_that_was_typed() => Gen.Long[-100_000_000_000, 100_000_000_000].Sample(fen =>
        Money.Value(((double)(fen / 100m)).ToString("R"), kind: CellKind.Number) == fen
        && Money.Value(((double)(fen / 100m)).ToString("E16"), kind: CellKind.Number) == fen);

    private static bool Same(ValueFormat<long?> format, string text, int unit)
    {
        var problem = format.Read(RawCell.Of(text), unit, out var value);
        var careful = format.Read(RawCell.Of(" " + text), unit, out var read);
        return value == read && problem?.Expected == careful?.Expected && problem?.RemedyEn == careful?.RemedyEn;
    }
}
