using System.Globalization;

namespace Nianbao.Domain.Notifications;

/// <summary>Days as notices write them.</summary>
internal static class NoticeDay
{
    /// <summary>2026年5月31日.</summary>
    public static string Chinese(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>2026-05-31.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>20260531, for keys.</summary>
    public static string Key(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "0";

    /// <summary>1 day, 7 days.</summary>
    public static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");
}
