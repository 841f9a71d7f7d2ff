using System.Text;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// A temporary file for what must be at hand but not in memory: rows of other sheets, texts of records, findings. It holds pieces
/// that are appended and read again by their position; it is deleted with the process's last handle to it.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private const int GuessedBytes = 1 << 10;

    private byte[] _pending = [];
    private FileStream? _file;
    private byte[] _read = new byte[GuessedBytes];
    private long _written;
    private int _waiting;

    /// <summary>Bytes appended so far.</summary>
    public long Length => _written + _waiting;

    /// <summary>Appends a piece and returns its position.</summary>
    public long Append(ReadOnlySpan<byte> piece)
    {
        var at = Length;
        if (_pending.Length == 0)
            _pending = new byte[BufferBytes];
        if (sizeof(int) + piece.Length > _pending.Length - _waiting)
            Flush();
        Span<byte> head = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(head, piece.Length);
        Write(head);
        Write(piece);
        return at;
    }

    /// <summary>The piece at a position; valid until the next call.</summary>
    public ReadOnlySpan<byte> At(long position)
    {
        if (position >= _written)
        {
            // Not written yet: what is small never sees the disk.
            var inMemory = _pending.AsSpan((int)(position - _written));
            return inMemory.Slice(sizeof(int), System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(inMemory));
        }

        Flush();
        var file = _file!.SafeFileHandle;
        var read = RandomAccess.Read(file, _read, position);
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(_read);
        var end = sizeof(int) + length;
        if (end > _read.Length)
            Array.Resize(ref _read, Math.Max(end, _read.Length * 2));
        if (read < end)
            TemporaryFile.Fill(file, _read.AsSpan(read, end - read), position + read);
        return _read.AsSpan(sizeof(int), length);
    }

    /// <summary>The position behind the piece at a position.</summary>
    public static long Behind(long position, ReadOnlySpan<byte> piece) => position + sizeof(int) + piece.Length;

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _pending.Length - _waiting)
            Flush();
        if (bytes.Length > _pending.Length)
        {
            Flush();
            Open();
            RandomAccess.Write(_file!.SafeFileHandle, bytes, _written);
            _written += bytes.Length;
            return;
        }

        bytes.CopyTo(_pending.AsSpan(_waiting));
        _waiting += bytes.Length;
    }

    private void Flush()
    {
        if (_waiting == 0)
            return;
        Open();
        RandomAccess.Write(_file!.SafeFileHandle, _pending.AsSpan(0, _waiting), _written);
        _written += _waiting;
        _waiting = 0;
    }

    private void Open() => _file ??= TemporaryFile.Create(FileOptions.RandomAccess);
}

/// <summary>Rows as bytes of a <see cref="SpillFile"/>.</summary>
internal static class SpilledRow
{
    /// <summary>Writes a row's number and cells.</summary>
    public static void Write(BinaryWriter writer, SourceRow row)
    {
        writer.Write7BitEncodedInt(row.Number);
        writer.Write7BitEncodedInt(row.Count);
        for (var i = 0; i < row.Count; i++)
        {
            var cell = row[i];
            writer.Write((byte)((int)cell.Kind | (cell.Uses1904 ? 0x80 : 0)));
            if (cell.Kind != CellKind.Empty)
                writer.Write(cell.Text);
        }
    }

    public static void Read(ref ReadOnlySpan<byte> bytes, SourceRow row, RecentTexts texts, ref char[] characters)
    {
        row.Clear(Number(ref bytes));
        var count = Number(ref bytes);
        for (var i = 0; i < count; i++)
        {
            var kind = bytes[0];
            bytes = bytes[1..];
            if (kind == (int)CellKind.Empty)
                continue;
            var length = Number(ref bytes);
            if (characters.Length < length)
                characters = new char[length * 2];
            var chars = Encoding.UTF8.GetChars(bytes[..length], characters);
            bytes = bytes[length..];
            row.Set(i, new(texts.Get(characters.AsSpan(0, chars)), (CellKind)(kind & 0x7F), (kind & 0x80) != 0));
        }
    }

    private static int Number(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[0];
            bytes = bytes[1..];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }
}
