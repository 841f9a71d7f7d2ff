using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Decides how a text file's bytes are read (domain.md 9.2): a byte order mark, else strict UTF-8, else strict GB18030, else a refusal
/// with the byte's offset. The whole file is checked, so a decision never fails later.
/// </summary>
internal sealed class TextEncoding
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Bytes a reader decodes at once: few enough that it writes into its caller's buffer, not by way of one of its own.</summary>
    private const int ReaderBytes = 1 << 14;

    /// <summary>The longest UTF-8 sequence is 4 bytes; up to 3 may wait for the next chunk.</summary>
    private const int LongestTail = 3;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private TextEncoding(Encoding encoding, string name, int preamble)
    {
        Encoding = encoding;
        Name = name;
        Preamble = preamble;
    }

    public Encoding Encoding { get; }

    /// <summary>For receipts: UTF-8, UTF-8 (BOM), UTF-16LE, UTF-16BE or GB18030.</summary>
    public string Name { get; }

    /// <summary>Bytes of the byte order mark.</summary>
    public int Preamble { get; }

    /// <summary>A reader from the first character after the byte order mark.</summary>
    public StreamReader Open(Stream stream)
    {
        stream.Position = Preamble;
        return new(stream, Encoding, detectEncodingFromByteOrderMarks: false, ReaderBytes, leaveOpen: true);
    }

    public static TextEncoding Decide(Stream stream)
    {
        Span<byte> head = stackalloc byte[3];
        stream.Position = 0;
        var read = stream.ReadAtLeast(head, 3, throwOnEndOfStream: false);
        head = head[..read];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            if (FindBadUtf8(stream, 3, out _) is { } bad)
                throw Undecodable("UTF-8", bad, null);
            return new(StrictUtf8(), "UTF-8 (BOM)", 3);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Strict(stream, new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), "UTF-16LE", 2);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Strict(stream, new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), "UTF-16BE", 2);

        if (FindBadUtf8(stream, 0, out var cutShort) is not { } badUtf8)
            return new(StrictUtf8(), "UTF-8", 0);
        if (cutShort)
        {
            throw Refusal.Unreadable(
                $"文件在第 {badUtf8:N0} 字节处中断(最后一个汉字不完整),可能上传未完成。",
                $"The file ends in the middle of a character, at byte {badUtf8:N0}; the upload may have been cut short.",
                "请重新上传完整的文件。",
                "Upload the complete file again.",
                "UTF-8",
                value: $"@{badUtf8}");
        }

        var gb18030 = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return FindBad(stream, 0, gb18030) is { } badGb ? throw Undecodable("UTF-8", badUtf8, badGb) : new(gb18030, "GB18030", 0);
    }

    private static UTF8Encoding StrictUtf8() => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static TextEncoding Strict(Stream stream, Encoding encoding, string name, int preamble) =>
        FindBad(stream, preamble, encoding) is { } bad ? throw Undecodable(name, bad, null) : new(encoding, name, preamble);

    private static UnreadableFileException Undecodable(string tried, long offset, long? gbOffset) => Refusal.Unreadable(
        gbOffset is null
            ? $"文件不是完整的 {tried} 文本:第 {offset:N0} 字节无法解码。"
            : $"无法确定文件的文字编码:按 UTF-8 在第 {offset:N0} 字节、按 GB18030(GBK)在第 {gbOffset:N0} 字节处无法解码。",
        gbOffset is null
            ? $"The file is not valid {tried} text: byte {offset:N0} cannot be decoded."
            : $"The file's text encoding cannot be told: UTF-8 fails at byte {offset:N0}, GB18030 (GBK) at byte {gbOffset:N0}.",
        "请在表格软件中打开,另存为 xlsx 或“CSV UTF-8”后重新上传。",
        "Open it in a spreadsheet program, save it as xlsx or 'CSV UTF-8' and upload it again.",
        "UTF-8 / GB18030",
        value: $"@{gbOffset ?? offset}");

    private static UnreadableFileException Nul(long offset) => Refusal.Unreadable(
        $"文件第 {offset:N0} 字节是空字符(NUL),不是文本文件,或文件已损坏。",
        $"Byte {offset:N0} of the file is NUL; this is not a text file, or it is damaged.",
        "请在表格软件中打开,另存为 xlsx 或“CSV UTF-8”后重新上传。",
        "Open it in a spreadsheet program, save it as xlsx or 'CSV UTF-8' and upload it again.",
        "不含 NUL 的文本 / text without NUL",
        value: $"@{offset}");

    /// <summary>The offset of the first byte that is not UTF-8, or null. NUL bytes are refused at once.</summary>
    /// <param name="cutShort">All is UTF-8 with characters beyond ASCII, but the last character is incomplete.</param>
    private static long? FindBadUtf8(Stream stream, int start, out bool cutShort)
    {
        cutShort = false;
        stream.Position = start;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes + LongestTail);
        var scratch = ArrayPool<char>.Shared.Rent(ChunkBytes + LongestTail);
        try
        {
            var tail = 0;
            var offset = (long)start;
            var beyondAscii = false;
            while (true)
            {
                var read = stream.Read(buffer, tail, ChunkBytes);
                var bytes = buffer.AsSpan(0, tail + read);
                if (bytes.IndexOf((byte)0) is var nul and >= 0)
                    throw Nul(offset + nul);
                if (Ascii.IsValid(bytes))
                {
                    if (read == 0)
                        return null;
                    offset += bytes.Length;
                    tail = 0;
                    continue;
                }

                if (read > 0 && bytes[..WholeCharacters(bytes)] is var whole && Utf8.IsValid(whole))
                {
                    beyondAscii |= !Ascii.IsValid(whole);
                    bytes[whole.Length..].CopyTo(buffer);
                    tail = bytes.Length - whole.Length;
                    offset += whole.Length;
                    continue;
                }

                // Where exactly it goes wrong, or the file's last bytes.
                var status = Utf8.ToUtf16(bytes, scratch, out var good, out _, replaceInvalidSequences: false, isFinalBlock: read == 0);
                if (status == OperationStatus.InvalidData)
                {
                    cutShort = read == 0 && beyondAscii && Rune.DecodeFromUtf8(bytes[good..], out _, out _) == OperationStatus.NeedMoreData;
                    return offset + good;
                }

                beyondAscii |= !Ascii.IsValid(bytes[..good]);
                bytes[good..].CopyTo(buffer);
                tail = bytes.Length - good;
                offset += good;
                if (read == 0)
                    return null;
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(scratch);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>How many of the bytes are before a last character that is not whole.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.Length - 1;
        while (last > 0 && last > bytes.Length - 1 - LongestTail && (bytes[last] & 0xC0) == 0x80)
            last--;
        var length = bytes[last] switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
        return bytes.Length - last < length ? last : bytes.Length;
    }

    /// <summary>The offset of the first byte that the encoding cannot decode, or null. NUL characters are refused at once.</summary>
    private static long? FindBad(Stream stream, int start, Encoding encoding)
    {
        stream.Position = start;
        var decoder = encoding.GetDecoder();
        var bytes = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var chars = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(ChunkBytes));
        var offset = (long)start;
        try
        {
            while (true)
            {
                var read = stream.Read(bytes, 0, ChunkBytes);
                var count = decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
                if (chars.AsSpan(0, count).IndexOf('\0') is var nul and >= 0)
                    throw Nul(offset + encoding.GetByteCount(chars, 0, nul));
                if (read == 0)
                    return null;
                offset += read;
            }
        }
        catch (DecoderFallbackException bad)
        {
            return Math.Max(start, offset + bad.Index);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
