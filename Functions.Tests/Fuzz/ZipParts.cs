using System.Buffers.Binary;
using System.IO.Compression;

namespace Nianbao.Tests.Fuzz;

/// <summary>A workbook taken apart: its parts are changed, dropped, doubled, renamed and exchanged, and its directory may lie about them.</summary>
internal sealed class ZipParts(List<(string Name, byte[] Content)> parts)
{
    private const int MostParts = 200;
    private const int LargestPart = 4 << 20;

    /// <summary>Null when it is no archive any more, or more of one than can be changed in good time.</summary>
    public static ZipParts? TryRead(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var parts = new List<(string, byte[])>();
            foreach (var entry in zip.Entries)
            {
                if (parts.Count >= MostParts || entry.Length > LargestPart)
                    return null;
                using var content = entry.Open();
                var buffer = new byte[entry.Length];
                parts.Add((entry.FullName, buffer[..content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)]));
            }

            return parts.Count == 0 ? null : new(parts);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or IOException)
        {
            return null;
        }
    }

    public ZipParts Change(Random random, Func<byte[], byte[]> changeText)
    {
        var changed = new List<(string Name, byte[] Content)>(parts);
        var at = random.Next(changed.Count);
        var (name, content) = changed[at];
        switch (random.Next(20))
        {
            case 0:
                changed.RemoveAt(at);
                break;
            case 1:
                changed.Add((name, content));
                break;
            case 2:
                changed[at] = (random.Next(5) switch { 0 => name.ToUpperInvariant(), 1 => name.Replace('/', '\\'), 2 => "/" + name, 3 => "../" + name, _ => name + "/" }, content);
                break;
            case 3:
                var other = random.Next(changed.Count);
                (changed[at], changed[other]) = ((name, changed[other].Content), (changed[other].Name, content));
                break;
            case 4:
                // A part of nothing but one byte, or one tag, again and again: it unpacks to a thousand times its size.
                changed[at] = (name, [.. content[..(content.Length / 2)], .. Enumerable.Repeat("<row>"u8.ToArray(), random.Next(1, 400_000)).SelectMany(one => one)]);
                break;
            case 5:
                changed[at] = (name, [.. System.Text.Encoding.Unicode.Preamble, .. System.Text.Encoding.Unicode.GetBytes(System.Text.Encoding.UTF8.GetString(content))]);
                break;
            case 6:
                changed[at] = (name, []);
                break;
            default:
                // Sheets and their texts hold most of what there is to read.
                if (random.Next(3) > 0 && changed.FindIndex(part => part.Name.Contains(random.Next(2) == 0 ? "sheet" : "haredStrings", StringComparison.Ordinal)) is >= 0 and var sheet)
                    at = sheet;
                changed[at] = (changed[at].Name, changeText(changed[at].Content));
                break;
        }

        return new(changed);
    }

    public byte[] ToBytes(Random random)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, random.Next(20) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        var bytes = memory.ToArray();
        if (random.Next(12) == 0)
            Lie(bytes, random);
        return bytes;
    }

    /// <summary>Changes a field of an entry in the directory: its flags, method, check sum, sizes, or where it lies (APPNOTE 4.3.12).</summary>
    private static void Lie(byte[] bytes, Random random)
    {
        var at = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        for (var skip = random.Next(4); skip > 0 && bytes.AsSpan(0, at).LastIndexOf("PK\x01\x02"u8) is >= 0 and var before; skip--)
            at = before;
        if (at < 0 || at + 46 > bytes.Length)
            return;
        var value = random.Next(4) switch { 0 => 0u, 1 => uint.MaxValue, 2 => (uint)random.Next(), _ => (uint)random.Next(1, 2_000) };
        var field = (ReadOnlySpan<int>)[8, 10, 16, 20, 24, 42];
        var offset = field[random.Next(field.Length)];
        if (offset < 16)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + offset), (ushort)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + offset), value);
    }
}
