namespace Nianbao.Domain.Notifications;

/// <summary>A notice that is kept: of one subject, for one day in China.</summary>
/// <param name="IsOpen">It can still take in more: nobody has begun to send it.</param>
public sealed record KeptNotice(DateOnly Day, IReadOnlyCollection<string> Keys, bool IsOpen);

/// <summary>
/// At most one notice per subject and day: what comes later on the same day goes into the day's notice while nobody has begun to send
/// it, and waits for the next day after that. What is known by its key is not told again.
/// </summary>
public static class NoticeDays
{
    /// <summary>The day whose notice these items go into, and those that are not in any notice yet; null when there are none.</summary>
    /// <param name="kept">The subject's notices.</param>
    public static (DateOnly Day, IReadOnlyList<NoticeItem> Items)? Place(IReadOnlyList<NoticeItem> items, IReadOnlyCollection<KeptNotice> kept, DateOnly today)
    {
        var known = kept.SelectMany(notice => notice.Keys).ToHashSet(StringComparer.Ordinal);
        var fresh = items.Where(item => known.Add(item.Key)).ToList();
        if (fresh.Count == 0)
            return null;
        var day = today;
        while (kept.FirstOrDefault(notice => notice.Day == day) is { IsOpen: false })
            day = day.AddDays(1);
        return (day, fresh);
    }
}
