using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nianbao.Domain.Memory;

/// <summary>A list of small values in pages that need not be in memory.</summary>
public sealed class PagedList<T>(PageCache cache)
    where T : unmanaged
{
    private static readonly int OfPage = PageCache.PageBytes / Unsafe.SizeOf<T>();
    private readonly List<int> _pages = [];

    public int Count { get; private set; }

    public T this[int at]
    {
        get => MemoryMarshal.Cast<byte, T>(cache.Read(_pages[at / OfPage]))[at % OfPage];
        set => MemoryMarshal.Cast<byte, T>(cache.Change(_pages[at / OfPage]))[at % OfPage] = value;
    }

    /// <summary>Appends a value.</summary>
    public void Add(T value)
    {
        if (Count % OfPage == 0)
            _pages.Add(cache.Add());
        Count++;
        this[Count - 1] = value;
    }
}
