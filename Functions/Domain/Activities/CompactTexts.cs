namespace Nianbao.Domain.Activities;

/// <summary>Keeps many short texts, two bytes a character and nothing around them.</summary>
internal sealed class CompactTexts
{
    private const int PageChars = 1 << 16;
    private readonly List<char[]> _pages = [];
    private int _used = PageChars;

    /// <summary>Keeps a text of at most 255 characters; a longer one is cut, which comparisons can bear.</summary>
    public (int At, byte Length) Keep(string text)
    {
        var length = Math.Min(text.Length, byte.MaxValue);
        if (_used + length > PageChars)
        {
            _pages.Add(new char[PageChars]);
            _used = 0;
        }

        text.AsSpan(0, length).CopyTo(_pages[^1].AsSpan(_used));
        var at = ((_pages.Count - 1) * PageChars) + _used;
        _used += length;
        return (at, (byte)length);
    }

    public ReadOnlySpan<char> Get(int at, byte length) => _pages[at / PageChars].AsSpan(at % PageChars, length);
}
