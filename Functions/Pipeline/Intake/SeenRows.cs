using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Pipeline.Intake;

/// <summary>
/// The keys of a file's rows that were taken. A million keys and hashes as texts are 200 MB; by their first 128 and 32 bits they are 40. They lie in
/// many small tables, because one that grows lies twice in memory while it does.
/// </summary>
internal sealed class SeenRows
{
    private const int Tables = 256;
    private readonly Dictionary<UInt128, (int Row, uint Hash)>[] _tables = [.. Enumerable.Range(0, Tables).Select(_ => new Dictionary<UInt128, (int, uint)>())];

    /// <summary>Notes a row; false when its key was there before, with the row that has it.</summary>
    public bool TryAdd(string key, Entry entry, out (int Row, bool IsIdentical) first)
    {
        var digest = Digest(key);
        var table = Of(digest);
        var hash = uint.Parse(entry.Hash.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (table.TryAdd(digest, (entry.Row, hash)))
        {
            first = (entry.Row, true);
            return true;
        }

        first = (table[digest].Row, table[digest].Hash == hash);
        return false;
    }

    public bool Contains(string key)
    {
        var digest = Digest(key);
        return Of(digest).ContainsKey(digest);
    }

    private static UInt128 Digest(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Dictionary<UInt128, (int Row, uint Hash)> Of(UInt128 digest) => _tables[(int)(digest % Tables)];
}
