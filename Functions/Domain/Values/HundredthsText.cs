using System.Globalization;

namespace Nianbao.Domain.Values;

/// <summary>The canonical text of a number of hundredths: always two decimals, no separators, as in -1234.50.</summary>
internal static class HundredthsText
{
    public static string? Of(long? value)
    {
        if (value is not { } hundredths)
            return null;
        var size = hundredths < 0 ? 0UL - (ulong)hundredths : (ulong)hundredths;
        return string.Create(CultureInfo.InvariantCulture, $"{(hundredths < 0 ? "-" : "")}{size / 100}.{size % 100:D2}");
    }
}
