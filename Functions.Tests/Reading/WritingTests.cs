using Nianbao.Domain.Values;
using Xunit;

namespace Nianbao.Tests.Reading;

public sealed class WritingTests
{
    [Fact]
    public void Characters_and_text_of_a_value_are_the_same()
    {
        foreach (var number in (long?[])[null, 0, 5, -5, 99, 100, -100, 123_456_789, long.MaxValue, long.MinValue])
        {
            Same(new IntegerFormat(), number);
            Same(new HundredthsFormat(), number);
            Same(new MoneyFormat(), number);
        }

        foreach (var day in (DateOnly?[])[null, new(2025, 3, 1), DateOnly.MinValue, DateOnly.MaxValue])
            Same(new DateFormat(), day);
        foreach (var flag in (bool?[])[null, true, false])
            Same(new FlagFormat(), flag);
        foreach (var text in (string?[])[null, "", "甲", "'1", new string('长', 500)])
            Same(new TextFormat(), text);
        Same(new ListFormat(), ["甲", "乙"]);
    }

    [Theory]
    [InlineData(0L, "0.00")]
    [InlineData(-5L, "-0.05")]
    [InlineData(-123_450L, "-1234.50")]
    [InlineData(long.MinValue, "-92233720368547758.08")]
    public void Hundredths_have_two_decimals(long value, string expected) => Assert.Equal(expected, new MoneyFormat().Write(value));

    private static void Same<T>(ValueFormat<T> format, T value)
    {
        Span<char> room = stackalloc char[ValueFormat<T>.Room];
        Assert.Equal(format.Write(value) ?? "", format.Write(value, room).ToString());
    }
}
