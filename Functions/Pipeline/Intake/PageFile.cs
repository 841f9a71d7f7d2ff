using Nianbao.Domain.Memory;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Intake;

/// <summary>Pages in a temporary file, which is made when the first of them does not fit into memory.</summary>
internal sealed class PageFile : IPageStore, IDisposable
{
    private FileStream? _file;

    public void Write(int page, ReadOnlySpan<byte> bytes)
    {
        _file ??= TemporaryFile.Create(FileOptions.RandomAccess);
        RandomAccess.Write(_file.SafeFileHandle, bytes, (long)page * PageCache.PageBytes);
    }

    public void Read(int page, Span<byte> bytes)
    {
        var file = _file ?? throw new InvalidOperationException("No page was written.");
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file.SafeFileHandle, bytes[read..], ((long)page * PageCache.PageBytes) + read);
            if (more == 0)
                throw new EndOfStreamException("A temporary file was cut short.");
            read += more;
        }
    }

    public void Dispose() => _file?.Dispose();
}
