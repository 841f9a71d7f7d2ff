using Nianbao.Domain.Memory;

namespace Nianbao.Tests.Domain.Memory;

/// <summary>What keeps the memory of a million rows small must not lose one of them.</summary>
public sealed class PagesTests
{
    private const int BeyondMemory = 300;

    [Fact]
    public void Pages_that_left_memory_come_back_as_they_were_last_changed()
    {
        var store = new Shelf();
        var cache = new PageCache(store, 64);
        for (var i = 0; i < BeyondMemory; i++)
            BitConverter.TryWriteBytes(cache.Change(cache.Add()), i);
        for (var i = 0; i < BeyondMemory; i += 7)
            BitConverter.TryWriteBytes(cache.Change(i)[8..], -i);
        Assert.All(Enumerable.Range(0, BeyondMemory), i => Assert.Equal((i, i % 7 == 0 ? -i : 0), (BitConverter.ToInt32(cache.Read(i)), BitConverter.ToInt32(cache.Read(i)[8..]))));
        Assert.True(store.Pages.Count > BeyondMemory / 2);
    }

    [Fact]
    public void A_new_page_is_empty_also_when_its_memory_was_another_page()
    {
        var cache = new PageCache(new Shelf(), 64);
        for (var i = 0; i < BeyondMemory; i++)
        {
            var page = cache.Add();
            Assert.Equal(-1, cache.Read(page).IndexOfAnyExcept((byte)0));
            cache.Change(page).Fill(1);
        }
    }

    [Fact]
    public void Pages_in_use_stay_in_memory_and_cost_no_read()
    {
        var store = new Shelf();
        var cache = new PageCache(store, 64);
        var hot = cache.Add();
        for (var i = 0; i < BeyondMemory; i++)
        {
            cache.Add();
            _ = cache.Read(hot);
        }

        Assert.DoesNotContain(hot, store.Fetched);
    }

    [Fact]
    public void The_latest_number_of_every_hash_is_found_and_the_one_before_it_is_told()
    {
        var latest = new LatestByHash();
        const int Many = 200_000;
        for (var i = 0; i < Many; i++)
            Assert.Equal(-1, latest.Put((ulong)i, i));
        Assert.All(Enumerable.Range(0, Many), i => Assert.Equal(i, latest.Get((ulong)i)));
        Assert.Equal(17, latest.Put(17, Many));
        Assert.Equal(Many, latest.Get(17));
        Assert.Equal(-1, latest.Get(Many + 1));
    }

    private sealed class Shelf : IPageStore
    {
        public Dictionary<int, byte[]> Pages { get; } = [];

        public HashSet<int> Fetched { get; } = [];

        public void Write(int page, ReadOnlySpan<byte> bytes) => Pages[page] = bytes.ToArray();

        public void Read(int page, Span<byte> bytes)
        {
            Fetched.Add(page);
            Pages.GetValueOrDefault(page, []).CopyTo(bytes);
        }
    }
}
