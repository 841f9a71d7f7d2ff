using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>An item of a list inside a record, as written.</summary>
/// <param name="Table">The table whose headers its cells stand under.</param>
/// <param name="Row">Its cells; the number is the sheet's row, or in JSON the item's place in its array, from 1.</param>
public sealed record SourceItem(ItemTable Table, SourceRow Row)
{
    /// <summary>Why it is no item at all, when it is none: a text where an object should be.</summary>
    public CellProblem? Problem { get; init; }
}

/// <summary>A table of items: a sheet of a bulk workbook, a small table in a form, an array in JSON, a cell of a CSV.</summary>
public sealed class ItemTable(ChildList list, string? sheet, int? headerRow)
{
    public ChildList List { get; } = list;

    /// <summary>The sheet it stands on, in workbooks.</summary>
    public string? Sheet { get; } = sheet;

    /// <summary>The row of its header in the file; null in JSON.</summary>
    public int? HeaderRow { get; } = headerRow;

    /// <summary>Its headers, known and unknown.</summary>
    public IReadOnlyList<HeaderCell> Headers { get; internal set; } = [];

    /// <summary>In JSON, the array's place within its element as a JSON pointer, for example <c>/officers</c>.</summary>
    public string? Pointer { get; init; }

    /// <summary>The header whose cell holds the whole table as a JSON array, when it does.</summary>
    public HeaderCell? InCell { get; init; }
}
