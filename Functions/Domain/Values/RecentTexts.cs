namespace Nianbao.Domain.Values;

/// <summary>Remembers short texts seen lately, so that a city or a date that stands in every row is one string and not a hundred thousand.</summary>
public sealed class RecentTexts
{
    /// <summary>A power of two; 2,048 references are 16 KB, within a core's first-level cache.</summary>
    private const int Slots = 2_048;

    private const int LongestKept = 24;

    private readonly string[] _texts = new string[Slots];

    /// <summary>The text as a string, the same as the last time where it was met lately.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestKept)
            return text.ToString();
        uint hash = 2_166_136_261;
        foreach (var c in text)
            hash = (hash ^ c) * 16_777_619;
        ref var slot = ref _texts[(hash ^ (hash >> 15)) & (Slots - 1)];
        if (slot is not null && text.SequenceEqual(slot))
            return slot;
        return slot = text.ToString();
    }
}
