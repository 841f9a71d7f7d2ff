namespace Nianbao.Pipeline.Workbooks;

/// <summary>A note on a cell.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record CellNote(int Row, int Column, string Text);
