using System.Globalization;

namespace Nianbao.Domain.Procedures;

/// <summary>Roster entries of cases: facts separated by |, days as yyyyMMdd, lists joined by +, - for what is not there.</summary>
internal static class RosterText
{
    private const string Nothing = "-";

    public static string Join(params ReadOnlySpan<string?> facts) => string.Join('|', facts.ToArray().Select(fact => string.IsNullOrEmpty(fact) ? Nothing : fact.Replace('|', '/')));

    /// <summary>The facts of an entry.</summary>
    /// <param name="count">So many there are.</param>
    /// <param name="added">So many of them, the last ones, came later: an entry that was written before has them not, and reads as if they were unknown.</param>
    /// <exception cref="FormatException">There are not that many facts.</exception>
    public static string?[] Split(string text, int count, int added = 0)
    {
        var parts = text.Split('|');
        if (parts.Length != count && parts.Length != count - added)
            throw new FormatException($"'{text}' is not a roster entry of {count} facts.");
        Array.Resize(ref parts, count);
        return Array.ConvertAll(parts, part => part == Nothing ? null : part);
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    public static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static int? Number(string? text) => text is null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string>? items) => string.Join('+', items ?? []);

    public static string[] List(string? text) => text?.Split('+') ?? [];
}
