using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Domain.Memory;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// The keys of a file's rows that were taken. A million keys and hashes as texts are 200 MB; here they are ten, and what tells one key from
/// another (106 bits of its digest) and its content from another (32 bits) waits in a temporary file: it is read only when a key comes again.
/// </summary>
internal sealed class SeenRows : IDisposable
{
    private const int ResidentPages = 64;
    private readonly LatestByHash _latest = new();
    private readonly PageFile _file = new();
    private readonly PagedList<Seen> _rows;

    public SeenRows() => _rows = new(new(_file, ResidentPages));

    /// <summary>Notes a row; false when its key was there before, with the row that has it.</summary>
    public bool TryAdd(string key, Entry entry, out (int Row, bool IsIdentical) first)
    {
        var (place, tail) = Digest(key);
        var hash = ContentOf(entry);
        if (Find(place, tail) is { } seen)
        {
            first = (seen.Row, seen.Hash == hash);
            return false;
        }

        _rows.Add(new(tail, entry.Row, hash, _latest.Put(place, _rows.Count)));
        first = (entry.Row, true);
        return true;
    }

    /// <summary>Tells a row's content from another's: the first 32 bits of its hash.</summary>
    public static uint ContentOf(Entry entry) => uint.Parse(entry.Hash.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public bool Contains(string key)
    {
        var (place, tail) = Digest(key);
        return Find(place, tail) is not null;
    }

    public void Dispose() => _file.Dispose();

    private Seen? Find(ulong place, ulong tail)
    {
        for (var at = _latest.Get(place); at >= 0;)
        {
            var seen = _rows[at];
            if (seen.Tail == tail)
                return seen;
            at = seen.Before;
        }

        return null;
    }

    private static (ulong Place, ulong Tail) Digest(string text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return (BinaryPrimitives.ReadUInt64LittleEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest[sizeof(ulong)..]));
    }

    /// <param name="Tail">Of the key's digest.</param>
    /// <param name="Before">The row before this one whose key has the same place; -1: there is none.</param>
    private readonly record struct Seen(ulong Tail, int Row, uint Hash, int Before);
}
