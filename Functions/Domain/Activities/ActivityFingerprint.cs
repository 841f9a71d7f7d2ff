using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Activities;

/// <summary>
/// What makes two reports the same activity (domain.md 10.5): hashes of the whole content and of the key. 64 bits each; they are
/// compared within one organisation only, so that a chance collision would need billions of activities.
/// </summary>
/// <remarks>They are never stored: only ids of rows without one are, and those are taken from a SHA-256.</remarks>
public static class ActivityFingerprint
{
    /// <summary>Columns that say nothing of what took place: the id, and what became of the report.</summary>
    private static readonly HashSet<string> Aside = new(StringComparer.Ordinal) { "activityId", "status", "supersedes", "duplicateDecision", "explanation", "heldFor", "heldAgainst", "grounds" };

    private static readonly Column[] Content = [.. ActivityColumns.All.Where(c => !Aside.Contains(c.Name)).OrderBy(c => c.Name, StringComparer.Ordinal)];

    private static readonly DateFormat Days = new();

    private static readonly ChildList[] Lists = [.. ActivityColumns.Lists.OrderBy(l => l.Name, StringComparer.Ordinal)];

    [ThreadStatic]
    private static FoldedText? _whole;

    [ThreadStatic]
    private static FoldedText? _part;

    /// <summary>The id of a row without one: h: and 16 hexadecimal digits of the SHA-256 of its content, so that a repeated import finds itself again (point 7).</summary>
    public static string IdOf(Activity activity)
    {
        var content = ContentOf(activity);
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(content.Length)];
        var hash = SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(content, bytes)));
        return string.Create(CultureInfo.InvariantCulture, $"h:{BinaryPrimitives.ReadUInt64BigEndian(hash):x16}");
    }

    /// <summary>Equal for two activities of equal content, ids and the order of evidence aside; texts are compared without blanks, width and case (point 1).</summary>
    public static ulong Exact(Activity activity) => Hash(ContentOf(activity));

    /// <summary>Equal for two activities of one type, days, title and place (point 2).</summary>
    public static ulong Key(Activity activity)
    {
        Span<char> room = stackalloc char[Column.Room];
        var text = Emptied(ref _whole).Append(activity.Type);
        text.Append('|').Append(Days.Write(activity.StartOn, room)).Append('|').Append(Days.Write(activity.EndOn ?? activity.StartOn, room));
        return Hash(text.Append('|').Fold(activity.Title).Append('|').Append(activity.PlaceRegionCode).Characters);
    }

    /// <summary>How alike two titles are, from 0 to 1: the pairs of neighbouring characters they share, of all that they have (bigram Jaccard; point 3).</summary>
    public static decimal Likeness(string title, string other)
    {
        var dice = TextSimilarity.Of(title, other);
        return dice / (2 - dice);
    }

    /// <summary>A text as it is compared: half-width, upper case, without blanks.</summary>
    public static string Folded(string text) => Emptied(ref _part).Fold(text).Characters.ToString();

    /// <summary>The content as one text, which is good until the next is asked for.</summary>
    private static ReadOnlySpan<char> ContentOf(Activity activity)
    {
        Span<char> room = stackalloc char[Column.Room];
        var text = Emptied(ref _whole);
        foreach (var column in Content)
        {
            if (column.Write(activity, room) is { Length: > 0 } value)
                text.Append(column.Name).Append('=').Fold(value).Append('\n');
        }

        foreach (var list in Lists)
        {
            if (list.Items(activity) is not { Count: > 0 } items)
                continue;
            // Which enterprise or photograph comes first says nothing.
            foreach (var item in items.Select(item => Folded(list, item)).Order(StringComparer.Ordinal))
                text.Append(list.Name).Append('=').Append(item).Append('\n');
        }

        return text.Characters;
    }

    private static string Folded(ChildList list, ListItem item)
    {
        Span<char> room = stackalloc char[Column.Room];
        var text = Emptied(ref _part);
        for (var i = 0; i < list.Columns.Count; i++)
        {
            if (i > 0)
                text.Append('\u001f');
            text.Fold(list.Columns[i].Write(item, room));
        }

        return text.Characters.ToString();
    }

    private static FoldedText Emptied(ref FoldedText? kept)
    {
        kept ??= new();
        kept.Clear();
        return kept;
    }

    /// <summary>Quick, and spreads well; whoever wants to deceive it deceives himself only. Four characters are taken at a time.</summary>
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        const ulong One = 0x9E3779B185EBCA87, Two = 0xC2B2AE3D27D4EB4F; // The primes of xxHash.
        var hash = (ulong)text.Length * One;
        var fours = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var four in fours)
            hash = (BitOperations.RotateLeft(hash ^ (four * Two), 31) * One) + Two;
        foreach (var c in text[(4 * fours.Length)..])
            hash = (BitOperations.RotateLeft(hash ^ (c * Two), 31) * One) + Two;
        hash = (hash ^ (hash >> 33)) * Two;
        return hash ^ (hash >> 29);
    }
}
