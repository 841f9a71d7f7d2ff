using System.Globalization;

namespace Nianbao.Domain.Rules;

/// <summary>Writing days in messages.</summary>
public static class DayText
{
    /// <summary>A day as 2025-03-01.</summary>
    public static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
