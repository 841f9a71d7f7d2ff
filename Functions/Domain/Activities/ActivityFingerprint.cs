using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Activities;

/// <summary>
/// What makes two reports the same activity (domain.md 10.5): hashes of the whole content and of the key. 64 bits each; they are
/// compared within one organisation only, so that a chance collision would need billions of activities.
/// </summary>
public static class ActivityFingerprint
{
    /// <summary>Columns that say nothing of what took place: the id, and what became of the report.</summary>
    private static readonly HashSet<string> Aside = new(StringComparer.Ordinal) { "activityId", "status", "supersedes", "duplicateDecision", "explanation", "heldFor", "heldAgainst", "grounds" };

    private static readonly Column[] Content = [.. ActivityColumns.All.Where(c => !Aside.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)];

    private static readonly ChildList[] Lists = [.. ActivityColumns.Lists.OrderBy(l => l.Name, StringComparer.Ordinal)];

    /// <summary>The id of a row without one: h: and 16 hexadecimal digits of the exact hash, so that a repeated import finds itself again (point 7).</summary>
    public static string IdOf(Activity activity) => string.Create(CultureInfo.InvariantCulture, $"h:{Exact(activity):x16}");

    /// <summary>Equal for two activities of equal content, ids and the order of evidence aside; texts are compared without blanks, width and case (point 1).</summary>
    public static ulong Exact(Activity activity)
    {
        var text = new StringBuilder(512);
        foreach (var column in Content)
        {
            if (column.Write(activity) is { } value)
                text.Append(column.Name).Append('=').Append(Folded(value)).Append('\n');
        }

        foreach (var list in Lists)
        {
            if (list.Items(activity) is not { Count: > 0 } items)
                continue;
            // Which enterprise or photograph comes first says nothing.
            foreach (var item in items.Select(item => string.Join('\u001f', list.Columns.Select(c => Folded(c.Write(item) ?? "")))).Order(StringComparer.Ordinal))
                text.Append(list.Name).Append('=').Append(item).Append('\n');
        }

        return Hash(text.ToString());
    }

    /// <summary>Equal for two activities of one type, days, title and place (point 2).</summary>
    public static ulong Key(Activity activity) => Hash(string.Create(
        CultureInfo.InvariantCulture,
        $"{activity.Type}|{activity.StartOn:yyyy-MM-dd}|{activity.EndOn ?? activity.StartOn:yyyy-MM-dd}|{Folded(activity.Title ?? "")}|{activity.PlaceRegionCode}"));

    /// <summary>How alike two titles are, from 0 to 1: the pairs of neighbouring characters they share, of all that they have (bigram Jaccard; point 3).</summary>
    public static decimal Likeness(string title, string other)
    {
        var dice = TextSimilarity.Of(title, other);
        return dice / (2 - dice);
    }

    /// <summary>A text as it is compared: half-width, upper case, without blanks.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!CellText.IsBlank(c))
                folded.Append(char.ToUpperInvariant(CellText.Half(c)));
        }

        return folded.ToString();
    }

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
