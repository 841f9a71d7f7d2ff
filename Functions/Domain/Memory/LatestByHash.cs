namespace Nianbao.Domain.Memory;

/// <summary>
/// Numbers by 64-bit hashes, of which 42 bits tell one from another: two hashes may share a place, so that whoever looks must compare what
/// he finds, and may follow what was there before. Some ten bytes an entry, where a dictionary has forty.
/// </summary>
/// <remarks>It lies in many small tables that grow by a quarter: one that doubles lies three times in memory meanwhile, and what is large is collected late.</remarks>
public sealed class LatestByHash
{
    private const int Tables = 1024;
    private readonly ulong[]?[] _tables = new ulong[Tables][];
    private readonly int[] _counts = new int[Tables];

    /// <summary>The number put there last; -1 when there is none.</summary>
    public int Get(ulong hash)
    {
        hash = Mixed(hash);
        return _tables[hash % Tables] is { } slots ? NumberOf(slots[Find(slots, hash)]) : -1;
    }

    /// <summary>Puts a number in the place of the one that is there, and returns that one; -1 when there was none.</summary>
    public int Put(ulong hash, int number)
    {
        hash = Mixed(hash);
        var table = (int)(hash % Tables);
        var slots = _tables[table] ??= new ulong[16];
        var at = Find(slots, hash);
        var before = NumberOf(slots[at]);
        if (before < 0 && ++_counts[table] > slots.Length / 8 * 7)
        {
            slots = _tables[table] = Grown(slots);
            at = Find(slots, hash);
        }

        slots[at] = (hash & 0xFFFFFFFF00000000) | (uint)(number + 1);
        return before;
    }

    private static int NumberOf(ulong slot) => (int)(uint)slot - 1;

    private static ulong[] Grown(ulong[] slots)
    {
        var grown = new ulong[slots.Length + Math.Max(8, slots.Length / 4 / 8 * 8)];
        foreach (var slot in slots)
        {
            if (slot != 0)
                grown[Find(grown, slot)] = slot;
        }

        return grown;
    }

    /// <summary>The place of a hash, or the free one where it belongs. Both come from its upper half, which a slot keeps, so that tables can grow.</summary>
    private static int Find(ulong[] slots, ulong hash)
    {
        var upper = (uint)(hash >> 32);
        var at = (int)(((ulong)upper * (ulong)slots.Length) >> 32);
        while (slots[at] != 0 && (uint)(slots[at] >> 32) != upper)
            at = at + 1 == slots.Length ? 0 : at + 1;
        return at;
    }

    /// <summary>Spreads every bit over all others (the last step of MurmurHash3).</summary>
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
