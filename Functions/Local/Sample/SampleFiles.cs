namespace Nianbao.Local.Sample;

/// <summary>What was written.</summary>
/// <param name="Files">In the order of upload: register, reports from the oldest year, activities.</param>
/// <param name="ExpectedPath">The totals that the pipeline must come to (expected.json).</param>
public sealed record SampleFiles(IReadOnlyList<SampleFile> Files, string ExpectedPath);

/// <summary>One file to upload.</summary>
/// <param name="Dataset">The dataset, as in the upload address.</param>
/// <param name="Period">The period, as in the upload address.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Rows">Rows of data, without titles and header.</param>
public sealed record SampleFile(string Dataset, string Period, string Path, int Rows);
