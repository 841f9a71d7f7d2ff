namespace Nianbao.Domain.Memory;

/// <summary>
/// Numbered pages of bytes, of which the latest used are in memory and the others in a store. A file's rows mostly look at what came
/// shortly before them, so that few pages are ever fetched.
/// </summary>
/// <param name="store">None: every page stays in memory.</param>
/// <param name="residentPages">Pages in memory, where there is a store.</param>
/// <remarks>Not for several threads. A span is valid until the next call.</remarks>
public sealed class PageCache(IPageStore? store, int residentPages)
{
    /// <summary>Bytes of a page.</summary>
    public const int PageBytes = 8192;

    private readonly List<Page> _pages = [];
    private readonly List<int> _resident = [];
    private int _hand;

    /// <summary>A new page of zeros; its number.</summary>
    public int Add()
    {
        _pages.Add(new());
        var page = _pages.Count - 1;
        Bring(page).Clear();
        _pages[page].IsChanged = true;
        return page;
    }

    public ReadOnlySpan<byte> Read(int page) => Bring(page);

    public Span<byte> Change(int page)
    {
        var bytes = Bring(page);
        _pages[page].IsChanged = true;
        return bytes;
    }

    private Span<byte> Bring(int number)
    {
        var page = _pages[number];
        if (page.Bytes is { } here)
        {
            page.WasUsed = true;
            return here;
        }

        if (store is null || _resident.Count < residentPages)
        {
            page.Bytes = new byte[PageBytes];
            _resident.Add(number);
        }
        else
        {
            page.Bytes = Vacate();
            _resident[_hand] = number;
        }

        if (page.IsStored)
            store!.Read(number, page.Bytes);
        return page.Bytes;
    }

    /// <summary>The bytes of a page that was not used again since the hand came by last.</summary>
    private byte[] Vacate()
    {
        while (true)
        {
            _hand = (_hand + 1) % _resident.Count;
            var page = _pages[_resident[_hand]];
            if (page.WasUsed)
            {
                page.WasUsed = false;
                continue;
            }

            if (page.IsChanged)
            {
                store!.Write(_resident[_hand], page.Bytes);
                (page.IsChanged, page.IsStored) = (false, true);
            }

            var bytes = page.Bytes!;
            page.Bytes = null;
            return bytes;
        }
    }

    private sealed class Page
    {
        public byte[]? Bytes { get; set; }

        public bool WasUsed { get; set; }

        public bool IsChanged { get; set; }

        public bool IsStored { get; set; }
    }
}
