using Nianbao.Domain.Values;

namespace Nianbao.Domain.Activities;

/// <summary>Characters as texts are compared: half-width, upper case, without blanks. One is filled again and again.</summary>
internal sealed class FoldedText
{
    /// <summary>A record is shorter as a rule; what a longer one took is given back.</summary>
    private const int Usual = 4_096;

    private char[] _characters = new char[Usual];
    private int _length;

    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, _length);

    public void Clear()
    {
        _length = 0;
        if (_characters.Length > Usual)
            _characters = new char[Usual];
    }

    /// <summary>Appends characters as they are.</summary>
    public FoldedText Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(RoomFor(text.Length));
        _length += text.Length;
        return this;
    }

    public FoldedText Append(char character)
    {
        RoomFor(1)[0] = character;
        _length++;
        return this;
    }

    /// <summary>Appends characters as they are compared.</summary>
    public FoldedText Fold(ReadOnlySpan<char> text)
    {
        var room = RoomFor(text.Length);
        var length = 0;
        foreach (var c in text)
        {
            // Most characters are Chinese, and are compared as they are.
            if (c is >= '\u4E00' and <= '\u9FFF')
                room[length++] = c;
            else if (!CellText.IsBlank(c))
                room[length++] = char.ToUpperInvariant(CellText.Half(c));
        }

        _length += length;
        return this;
    }

    private Span<char> RoomFor(int more)
    {
        if (_length + more > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_length + more, 2 * _characters.Length));
        return _characters.AsSpan(_length);
    }
}
