using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;

namespace Nianbao.Pipeline.Storage;

/// <summary>Long text in an entity: deflated, and split over as many binary properties as the 64 KiB limit asks for (name0, name1 …).</summary>
public static class PackedText
{
    private const int ChunkBytes = 60 * 1024;

    public static void Put(TableEntity entity, string name, string text) => Put(entity, name, Pack(text));

    /// <summary>Puts what <see cref="Pack"/> gave.</summary>
    public static void Put(TableEntity entity, string name, byte[] packed)
    {
        for (int start = 0, part = 0; start < packed.Length; start += ChunkBytes, part++)
            entity[name + part] = packed[start..Math.Min(start + ChunkBytes, packed.Length)];
    }

    public static string Get(TableEntity entity, string name) => Unpack(GetPacked(entity, name));

    /// <summary>The text as <see cref="Pack"/> gave it; empty when there is none.</summary>
    public static byte[] GetPacked(TableEntity entity, string name)
    {
        using var joined = new MemoryStream();
        for (var part = 0; entity.TryGetValue(name + part, out var value) && value is byte[] bytes; part++)
            joined.Write(bytes);
        return joined.ToArray();
    }

    public static byte[] Pack(string text)
    {
        if (text.Length == 0)
            return [];
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
            deflate.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static string Unpack(byte[] packed)
    {
        if (packed.Length == 0)
            return "";
        using var reader = Read(packed);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a packed text bit by bit; it must not be empty.</summary>
    public static StreamReader Read(byte[] packed) => new(new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
}
