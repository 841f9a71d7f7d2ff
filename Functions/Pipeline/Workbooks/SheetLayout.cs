namespace Nianbao.Pipeline.Workbooks;

/// <summary>A column of a sheet: its width in characters, and the look of its cells where none is written.</summary>
internal sealed record SheetColumn(double Width, CellLook? Look = null);

/// <summary>What must be known of a sheet before its rows are written.</summary>
internal sealed record SheetLayout(string Name, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>So many rows and columns stay in view.</summary>
    public int FrozenRows { get; init; }

    public int FrozenColumns { get; init; }

    public bool IsHidden { get; init; }

    public bool IsLandscape { get; init; }

    /// <summary>The rows repeated on every printed page, for example (5, 5).</summary>
    public (int First, int Last)? RepeatedRows { get; init; }

    /// <summary>The colour of its tab as RRGGBB.</summary>
    public string? Tab { get; init; }

    public bool ShowsGrid { get; init; }
}
