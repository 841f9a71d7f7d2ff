namespace Nianbao.Domain.Reference;

/// <summary>
/// Days in China. The offset is fixed at UTC+8: there has been no summer time since 1991, and a machine without
/// time-zone data must come to the same answers.
/// </summary>
public static class ShanghaiClock
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The calendar day in China at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a day begins in China, in UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();
}
