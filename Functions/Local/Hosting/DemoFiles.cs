namespace Nianbao.Local.Hosting;

/// <summary>Writes the small sample of the demo.</summary>
public interface IDemoFiles
{
    /// <summary>Writes the files below a folder, the same bytes every time, and names them in the order of upload, registry first.</summary>
    IReadOnlyList<DemoFile> Write(string folder);
}

/// <summary>One file to upload.</summary>
/// <param name="Dataset">The dataset, as in the upload address.</param>
/// <param name="Period">The period, as in the upload address.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="ArrivesAt">When it arrives by the demo's clock; now when not given.</param>
public sealed record DemoFile(string Dataset, string Period, string Path, DateTimeOffset? ArrivesAt = null);
