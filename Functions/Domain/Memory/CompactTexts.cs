using System.Text;
using System.Text.Unicode;

namespace Nianbao.Domain.Memory;

/// <summary>Keeps many short texts, as UTF-8 and nothing around them, in pages that need not be in memory.</summary>
internal sealed class CompactTexts(PageCache cache)
{
    /// <summary>Bytes of the longest text; a longer one is cut, which comparisons can bear.</summary>
    public const int MostBytes = 1000;

    private readonly List<int> _pages = [];
    private int _used = PageCache.PageBytes;

    /// <summary>Keeps a text.</summary>
    public (int At, short Length) Keep(string text)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        var length = Encode(text, bytes);
        if (_used + length > PageCache.PageBytes)
        {
            _pages.Add(cache.Add());
            _used = 0;
        }

        bytes[..length].CopyTo(cache.Change(_pages[^1])[_used..]);
        var at = ((_pages.Count - 1) * PageCache.PageBytes) + _used;
        _used += length;
        return (at, (short)length);
    }

    public string Get(int at, short length) => Encoding.UTF8.GetString(Bytes(at, length));

    public bool Is(int at, short length, string text)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        return Bytes(at, length).SequenceEqual(bytes[..Encode(text, bytes)]);
    }

    private ReadOnlySpan<byte> Bytes(int at, short length) => cache.Read(_pages[at / PageCache.PageBytes]).Slice(at % PageCache.PageBytes, length);

    private static int Encode(string text, Span<byte> into)
    {
        Utf8.FromUtf16(text, into, out _, out var written);
        return written;
    }
}
