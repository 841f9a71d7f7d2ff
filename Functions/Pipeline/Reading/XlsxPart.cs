namespace Nianbao.Pipeline.Reading;

/// <summary>
/// The bytes of a workbook's part as they are inflated, counted: a part that grows beyond the limit, is denser than any real one
/// (a zip bomb), or holds a tag or text without end is refused after a few megabytes, whatever its declared size.
/// </summary>
internal sealed class XlsxPart(Stream inflated, long compressedLength, string name, ReadingLimits limits) : Stream
{
    private long _total;
    private int _sinceTag;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    /// <summary>Refuses a size no real part has. Asked before a part is opened, with the size it declares: an honest bomb costs nothing.</summary>
    public static void Check(long inflated, long compressed, string name, ReadingLimits limits)
    {
        if (inflated > limits.InflatedBytes || (inflated > limits.RatioFromBytes && inflated / limits.CompressionRatio > compressed))
            throw Bomb(inflated, name, limits);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inflated.Read(buffer);
        var bytes = buffer[..read];
        if (_total == 0 && (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.IndexOf((byte)0) is >= 0 and < 4))
            throw Refusal.Damaged(); // UTF-16: no spreadsheet writes it, and the count of bytes since a tag would not see it.
        _total += read;
        Check(_total, compressedLength, name, limits);

        // '<' stands only where a tag begins; attributes and text write it &lt;.
        var tag = bytes.LastIndexOf((byte)'<');
        _sinceTag = tag < 0 ? _sinceTag + read : read - tag;
        if (_sinceTag > limits.XmlTokenBytes)
            throw Bomb(_total, name, limits);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflated.Dispose();
        base.Dispose(disposing);
    }

    private static UnreadableFileException Bomb(long total, string name, ReadingLimits limits) => Refusal.Unreadable(
        $"工作簿的内容（{name}）解压后过大，不像真实的表格（{total / 1_048_576:N0} MB）。",
        $"A part of the workbook ({name}) unpacks to more than a real table would ({total / 1_048_576:N0} MB).",
        "请把数据复制到新的空白工作簿中保存后重新上传；数据很多时请拆成几个文件。",
        "Copy the data into a new, empty workbook, save it and upload that; split it into several files when there is much of it.",
        $"≤ {limits.InflatedBytes / 1_048_576:N0} MB");
}
