using System.Globalization;

namespace Nianbao.Domain.Values;

/// <summary>The canonical text of a number of hundredths: always two decimals, no separators, as in -1234.50.</summary>
internal static class HundredthsText
{
    private const int MostCharacters = 21;

    public static string? Of(long? value)
    {
        if (value is not { } hundredths)
            return null;
        Span<char> room = stackalloc char[MostCharacters];
        return new(room[..Write(hundredths, room)]);
    }

    /// <summary>Writes the text and returns how long it is.</summary>
    public static int Write(long hundredths, Span<char> room)
    {
        var size = hundredths < 0 ? 0UL - (ulong)hundredths : (ulong)hundredths;
        var at = 0;
        if (hundredths < 0)
            room[at++] = '-';
        (size / 100).TryFormat(room[at..], out var length, default, CultureInfo.InvariantCulture);
        at += length;
        var cents = (int)(size % 100);
        room[at++] = '.';
        room[at++] = (char)('0' + (cents / 10));
        room[at++] = (char)('0' + (cents % 10));
        return at;
    }
}
