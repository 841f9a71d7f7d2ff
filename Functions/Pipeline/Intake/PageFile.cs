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
        TemporaryFile.Fill(file.SafeFileHandle, bytes, (long)page * PageCache.PageBytes);
    }

    public void Dispose() => _file?.Dispose();
}
