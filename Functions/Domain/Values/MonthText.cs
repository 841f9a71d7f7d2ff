using System.Globalization;

namespace Nianbao.Domain.Values;

/// <summary>Months as text. Every record of a year asks for one of twelve, so they are written once.</summary>
internal static class MonthText
{
    private const int FirstYear = 2000;
    private static readonly string?[] Known = new string?[12 * 100];
    private static readonly string[] InYear = [.. Enumerable.Range(1, 12).Select(month => month.ToString("D2", CultureInfo.InvariantCulture))];

    /// <summary>A month as 2025-03.</summary>
    public static string Of(DateOnly day)
    {
        var at = (12 * (day.Year - FirstYear)) + day.Month - 1;
        return (uint)at < Known.Length ? Known[at] ??= Write(day) : Write(day);
    }

    /// <summary>A month within its year, as 03.</summary>
    public static string OfYear(DateOnly day) => InYear[day.Month - 1];

    private static string Write(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
