namespace Nianbao.Domain.Notifications;

/// <summary>One thing to be told to one subject. Everything of a day goes out as one notice (<see cref="NoticeDays"/>).</summary>
/// <param name="Subject">To whom: a credit code, or the six-digit division of an authority.</param>
/// <param name="Key">
/// What makes it this one and no other of its subject, for example <c>report-2025-20260531-7</c>: what was put under a key is never put again.
/// No personal data, no line break.
/// </param>
/// <param name="Kind">A code of <see cref="NoticeKinds"/>.</param>
/// <param name="DueOn">The day until which the subject has to act, inclusive; after it the notice is no longer worth sending. Null: none.</param>
public sealed record NoticeItem(string Subject, string Key, string Kind, DateOnly? DueOn, string TitleZh, string TitleEn, string TextZh, string TextEn)
{
    /// <summary>The last day on which it is worth sending.</summary>
    /// <param name="writtenOn">The day it was written.</param>
    /// <param name="keepsDays">Days that a notice without a due day keeps.</param>
    public DateOnly LastDay(DateOnly writtenOn, int keepsDays) => DueOn is { } due && due >= writtenOn ? due : writtenOn.AddDays(keepsDays);
}
