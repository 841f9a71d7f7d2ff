using System.Globalization;

namespace Nianbao.Domain.Inspection;

/// <summary>What happens to digits that are not shown.</summary>
public enum Rounding
{
    /// <summary>Half and more goes up.</summary>
    HalfUp,

    /// <summary>They are dropped, as in the published 94.5 % for 94.594 % (domain.md 0.2, point 3).</summary>
    Truncate,
}

/// <summary>Percentages of whole numbers, exactly: no floating point is involved.</summary>
public static class Percentage
{
    /// <summary>The share as text such as 94.5%, or null when there is no whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are negative, or more than 9 decimals are asked for.</exception>
    public static string? Of(long part, long whole, int decimals, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 9);
        if (whole == 0)
            return null;

        Int128 scale = 1;
        for (var i = 0; i < decimals; i++)
            scale *= 10;
        var (digits, rest) = Int128.DivRem(scale * 100 * part, whole);
        if (rounding == Rounding.HalfUp && rest * 2 >= whole)
            digits++;
        var integer = (digits / scale).ToString(CultureInfo.InvariantCulture);
        return decimals == 0 ? $"{integer}%" : $"{integer}.{(digits % scale).ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0')}%";
    }
}
