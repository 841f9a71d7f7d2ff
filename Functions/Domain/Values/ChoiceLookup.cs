using System.Buffers;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Values;

/// <summary>Finds a choice by its code, label or synonym, whatever the case, width or spaces.</summary>
internal sealed class ChoiceLookup
{
    /// <summary>How many valid values a message lists before it says "and so on".</summary>
    private const int Listed = 40;

    private readonly Dictionary<string, string> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _normal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _exactBySpan;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _normalBySpan;

    /// <exception cref="ArgumentException">One word means two codes.</exception>
    public ChoiceLookup(IReadOnlyList<Choice> choices)
    {
        foreach (var choice in choices)
            Add(choice.Code, choice.Code);
        foreach (var choice in choices)
        {
            foreach (var word in (string[])[choice.Chinese, choice.English, .. choice.Synonyms])
                Add(word, choice.Code);
        }

        _exactBySpan = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        _normalBySpan = _normal.GetAlternateLookup<ReadOnlySpan<char>>();
        Expected = string.Join("、", choices.Take(Listed).Select(c => $"{c.Chinese}({c.Code})")) + (choices.Count > Listed ? $"…({choices.Count})" : "");
    }

    /// <summary>The valid values, for messages.</summary>
    public string Expected { get; }

    /// <summary>The code that the text means, or null.</summary>
    public string? Find(ReadOnlySpan<char> text)
    {
        if (_exactBySpan.TryGetValue(text, out var code))
            return code;
        char[]? rented = null;
        var buffer = text.Length <= 128 ? stackalloc char[128] : (rented = ArrayPool<char>.Shared.Rent(text.Length));
        _normalBySpan.TryGetValue(buffer[..Normalise(text, buffer)], out code);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return code;
    }

    private static int Normalise(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!CellText.IsBlank(c))
                target[length++] = char.ToUpperInvariant(CellText.Half(c));
        }

        return length;
    }

    private void Add(string word, string code)
    {
        if (word.Length == 0)
            return;
        var buffer = new char[word.Length];
        var normal = new string(buffer, 0, Normalise(word, buffer));
        if (!_normal.TryAdd(normal, code) && _normal[normal] != code)
            throw new ArgumentException($"The word {word} means both {_normal[normal]} and {code}.");
        _exact.TryAdd(word, code);
    }
}
