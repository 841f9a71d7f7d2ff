using CsCheck;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Reading;

public sealed class DateFormatTests
{
    private static readonly DateFormat Date = new();

    [Theory]
    [InlineData("2025-03-01")]
    [InlineData("2025-3-1")]
    [InlineData("2025/3/1")]
    [InlineData("2025/03/01")]
    [InlineData("2025.3.1")]
    [InlineData("2025.03.01")]
    [InlineData("2025年3月1日")]
    [InlineData("2025年03月01日")]
    [InlineData("2025 年 3 月 1 日")]
    [InlineData("2025年3月1号")]
    [InlineData("2025年3月1")]
    [InlineData("２０２５年３月１日")]
    [InlineData("２０２５－０３－０１")]
    [InlineData("20250301")]
    [InlineData("'2025-03-01")]
    [InlineData("2025年3月")]
    [InlineData("2025-03")]
    [InlineData("2025/3")]
    [InlineData("2025.03")]
    [InlineData("45717")]
    [InlineData("45717.75")]
    [InlineData("2025-03-01T23:59:59")]
    [InlineData("2025-03-01 08:30")]
    [InlineData("2025/3/1 0:00:00")]
    [InlineData("2025-02-28T16:00:00.000Z")]
    [InlineData("2025-03-01T00:00:00+08:00")]
    [InlineData("2025-03-01T00:30:00+0800")]
    public void The_first_of_March_is_read_in_every_form(string text) => Assert.Equal(new DateOnly(2025, 3, 1), Date.Value(text));

    [Theory]
    [InlineData("45717", false)]
    [InlineData("44255", true)]
    [InlineData("45717.999", false)]
    public void Serial_numbers_count_from_the_workbooks_own_day(string serial, bool uses1904) =>
        Assert.Equal(new DateOnly(2025, 3, 1), Date.Value(serial, kind: CellKind.Number, uses1904: uses1904));

    [Fact]
    public void A_number_of_eight_digits_is_a_day() => Assert.Equal(new DateOnly(2025, 3, 1), Date.Value("20250301", kind: CellKind.Number));

    [Theory]
    [InlineData("03/04/2025")]
    [InlineData("3-4-2025")]
    [InlineData("25/3/1")]
    [InlineData("2025.1")]
    public void What_could_be_two_days_is_refused(string text) => Assert.Equal("DT-010", Date.Problem(text).Code);

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("0000-00-00")]
    [InlineData("1900-01-00")]
    [InlineData("20251301")]
    [InlineData("19999")]
    [InlineData("80001")]
    [InlineData("2025")]
    [InlineData("202503")]
    [InlineData("2025年")]
    [InlineData("2025年3")]
    [InlineData("3月1日")]
    [InlineData("2025-3/1")]
    [InlineData("2025-03-01x")]
    [InlineData("2025-03-01T25:00")]
    [InlineData("2025-03-01T08:00+99:00")]
    [InlineData("明天")]
    [InlineData("12345678901234567890")]
    public void What_is_no_day_is_refused_with_the_value(string text)
    {
        var problem = Date.Problem(text);
        Assert.Equal("DT-010", problem.Code);
        Assert.Contains(text, problem.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("—")]
    [InlineData("无")]
    [InlineData("/")]
    public void Nothing_is_null(string text) => Assert.Null(Date.Value(text));

    [Fact]
    public void Reading_what_was_written_gives_the_day_back() => Gen.Int[0, 109_000].Sample(n =>
    {
        var day = new DateOnly(1900, 1, 1).AddDays(n);
        return Date.Value(Date.Write(day)!) == day
            && Date.Value(day.ToString("yyyy年M月d日")) == day
            && Date.Value(day.ToString("yyyyMMdd")) == day
            && Date.Value(day.ToString("yyyy/M/d")) == day;
    });

    [Fact]
    public void Serials_of_both_systems_give_the_day_back() => Gen.Int[20_000, 80_000].Sample(n =>
        Date.Value($"{n}", kind: CellKind.Number) == DateOnly.FromDateTime(DateTime.FromOADate(n))
        && Date.Value($"{n}", kind: CellKind.Number, uses1904: true) == DateOnly.FromDateTime(DateTime.FromOADate(n + 1462)));

    /// <summary>A blank before it makes the cell one that is read with care.</summary>
    [Fact]
    public void A_day_as_programs_write_it_means_the_same_as_when_it_is_read_with_care() =>
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 15], Gen.Int[0, 33], Gen.Char["-/.0"]).Sample((year, month, day, second) =>
        {
            var text = $"{year:D4}-{month:D2}{second}{day:D2}";
            var problem = Date.Read(RawCell.Of(text), 1, out var value);
            var careful = Date.Read(RawCell.Of(" " + text), 1, out var read);
            Assert.Equal((read, careful?.RemedyEn), (value, problem?.RemedyEn));
        });

    [Fact]
    public void No_text_breaks_it() => Gen.String[Gen.Char["0123456789年月日-/.T:Z+ ０１"], 0, 20].Sample(text => { Date.Read(RawCell.Of(text), 1, out _); });
}
