namespace Nianbao.Pipeline.Reading;

/// <summary>Reads a file's rows one after the other, blank ones and titles included.</summary>
internal abstract class RawRows : IDisposable
{
    /// <summary>Fills the row with the next one of the file, or returns false at its end.</summary>
    public abstract bool Read(SourceRow row);

    /// <summary>The merged cells, once all rows were read; rows and columns from 0. Only workbooks have any.</summary>
    public virtual IEnumerable<(int Top, int Left, int Bottom, int Right)> Merges() => [];

    public abstract void Dispose();
}
