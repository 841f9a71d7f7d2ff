using System.Text.RegularExpressions;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Values;

/// <summary>
/// Finds ID numbers that somebody wrote where none belongs, such as one column too far to the right: what is said about that cell must not
/// spread them. A mistyped one counts too, so the check character is not asked for.
/// </summary>
internal static partial class PersonNumbers
{
    private const int Length = 18;

    /// <summary>The text with the number's middle, which is the day of birth and what follows it, as stars: <c>440106************</c>.</summary>
    public static string? Hidden(string? text) => text is null || text.Length < Length ? text : Mainland().Replace(text, found => MayBeCreditCode(found.Value) ? found.Value : found.Value[..6] + new string('*', Length - 6));

    /// <summary>A credit code may consist of digits and hold what looks like a day: then only a right check character makes it an ID number.</summary>
    private static bool MayBeCreditCode(string number) => Uscc.IsSound(number) && PersonNumberFormat.CheckOf(number) != number[^1];

    // Six digits of a region, a day of birth, three digits and the check character (GB 11643-1999), in half or full width.
    [GeneratedRegex("(?<![0-9０-９])[1-9１-９][0-9０-９]{5}[12１２][890８９０][0-9０-９]{2}[01０１][0-9０-９][0-3０-３][0-9０-９][0-9０-９]{3}[0-9０-９XxＸｘ](?![0-9０-９])")]
    private static partial Regex Mainland();
}
