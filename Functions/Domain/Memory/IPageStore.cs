namespace Nianbao.Domain.Memory;

/// <summary>Where pages of memory wait that are not needed now; the pipeline has a temporary file for it.</summary>
public interface IPageStore
{
    /// <summary>Keeps a page of <see cref="PageCache.PageBytes"/> bytes under its number, in place of what was kept there.</summary>
    void Write(int page, ReadOnlySpan<byte> bytes);

    /// <summary>Fills the span with a page that was written before.</summary>
    void Read(int page, Span<byte> bytes);
}
