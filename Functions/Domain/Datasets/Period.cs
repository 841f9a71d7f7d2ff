using System.Globalization;

namespace Nianbao.Domain.Datasets;

/// <summary>Whether a dataset is kept per year or has one state only.</summary>
public enum PeriodKind
{
    /// <summary>One state, corrected in place: the register. Its period is written "current".</summary>
    Current,

    /// <summary>A table a year: reports of a report year, activities that started in a year.</summary>
    Year,
}

/// <summary>A period as it stands in an address or a query: current, 2025, 2025Q3 or 2025-07.</summary>
/// <param name="Year">The year, or null for "current".</param>
/// <param name="FirstMonth">The first month, 1-12; 1 for a whole year.</param>
/// <param name="Months">How many months: 12, 3 or 1.</param>
public readonly record struct Period(int? Year, int FirstMonth = 1, int Months = 12)
{
    public static readonly Period Current = new(null);

    public bool IsWholeYear => Months == 12;

    public bool Contains(DateOnly day) => Year is not { } year || (day.Year == year && day.Month >= FirstMonth && day.Month < FirstMonth + Months);

    /// <summary>Reads a period, or returns false. Years run from 2000 to 2099.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = Current;
        if (text is null)
            return false;
        if (text.Equals("current", StringComparison.OrdinalIgnoreCase))
            return true;
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2099)
            return false;
        var rest = text.AsSpan(4);
        if (rest.Length == 0)
            period = new(year);
        else if (rest.Length == 2 && rest[0] is 'Q' or 'q' && rest[1] is >= '1' and <= '4')
            period = new(year, ((rest[1] - '1') * 3) + 1, 3);
        else if (rest.Length == 3 && rest[0] == '-' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
            period = new(year, month, 1);
        else
            return false;
        return true;
    }

    public override string ToString() => Year is not { } year
        ? "current"
        : Months switch
        {
            12 => $"{year:D4}",
            3 => $"{year:D4}Q{((FirstMonth - 1) / 3) + 1}",
            _ => $"{year:D4}-{FirstMonth:D2}",
        };
}
