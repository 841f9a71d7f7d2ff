using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Reading;

/// <summary>One header of a file.</summary>
/// <param name="FileColumn">Its position in the file, from 0: the index into <see cref="SourceRow"/>.</param>
/// <param name="Text">The header as written.</param>
/// <param name="Column">The column it means, or null when it means none (its cells are ignored).</param>
/// <param name="Unit">The multiplier it declares: 1, 1,000 (千元) or 10,000 (万元).</param>
public sealed record HeaderCell(int FileColumn, string Text, Column? Column, int Unit);
