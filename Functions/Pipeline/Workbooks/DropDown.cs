namespace Nianbao.Pipeline.Workbooks;

/// <summary>What a range of cells takes, and the hint that a spreadsheet shows beside it.</summary>
/// <param name="Range">For example C5:C60.</param>
/// <param name="Kind">list, whole, decimal, date, or any (a hint only).</param>
/// <param name="Formula">For a list its items in quotation marks, or the range they stand in.</param>
/// <param name="IsStrict">Whether other values are refused, or only questioned.</param>
internal sealed record DropDown(string Range, string Kind, string? Formula, bool IsStrict, string? Title, string? Hint);
