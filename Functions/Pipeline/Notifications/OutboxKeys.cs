using System.Globalization;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Notifications;

/// <summary>
/// The keys of the Outbox table. Notices lie under their subject's division: <c>!open-{subject}-{day}</c> until they are delivered (dead letters
/// among them, because they may be sent again), <c>{subject}-{day}</c> afterwards. The division's <c>!head</c> changes with every writing, so that writers follow one
/// another. The partition <c>!work</c> has a row for each division with something to send: what the deliverer reads every minute.
/// </summary>
public static class OutboxKeys
{
    public const string Head = "!head";
    public const string FirstOpen = "!open-";
    public const string BehindOpen = "!open.";
    public const string FirstFinal = "0";
    public const string WorkPartition = "!work";
    public const string FirstDivision = "0";

    private const string DayFormat = "yyyyMMdd";

    /// <summary>The notice's id, under which it is sent: the same at every attempt.</summary>
    public static string Id(string subject, DateOnly day) => $"{subject}-{Day(day)}";

    /// <summary>The subject and day of an id, or null when it is none.</summary>
    public static (string Subject, DateOnly Day)? Parse(string id) =>
        id.LastIndexOf('-') is > 0 and var dash
        && id[..dash] is var subject && IsSubject(subject)
        && DateOnly.TryParseExact(id[(dash + 1)..], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (subject, day)
            : null;

    public static string Open(string id) => FirstOpen + id;

    /// <summary>As it stands in keys and in the column Day: texts sort as days do.</summary>
    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>The partition of a subject's notices.</summary>
    public static string DivisionOf(string subject) => subject.Length == 6 ? subject : Uscc.DivisionOf(subject);

    /// <summary>A credit code, or the division of an authority.</summary>
    public static bool IsSubject(string text) => Uscc.IsWellFormed(text) || (text.Length == 6 && text.All(char.IsAsciiDigit));
}
