namespace Nianbao.Domain.Values;

/// <summary>
/// Numbers as programs write them: digits, perhaps a minus before and a point among them, and nothing else. Nearly every cell is of
/// this kind; whatever is not is for <see cref="WrittenNumber"/>, which gives the same for these.
/// </summary>
internal static class PlainNumber
{
    /// <summary>With so many digits, and a few decimals more, Int64 is far from full.</summary>
    private const int MostDigits = 14;

    /// <summary>The number times ten to the power of <paramref name="decimals"/>, or false when it has more decimals or is written in another way.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int decimals, out long value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (negative)
            text = text[1..];
        if (text.Length is 0 or > MostDigits || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
            return false;
        var left = -1;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (left-- == 0)
                    return false;
                value = (value * 10) + (c - '0');
            }
            else if (c == '.' && left < 0)
            {
                left = decimals;
            }
            else
            {
                return false;
            }
        }

        for (left = left < 0 ? decimals : left; left > 0; left--)
            value *= 10;
        if (negative)
            value = -value;
        return true;
    }
}
