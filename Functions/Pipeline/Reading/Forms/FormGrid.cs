using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>A sheet of a form, whole in memory: its cells, and which of them are merged. Rows and columns count from 0 here.</summary>
internal sealed class FormGrid
{
    /// <summary>A section of the form has a few dozen lines, a statement under a hundred; what is longer is a table of many organisations.</summary>
    public const int MostRows = 5_000;

    private const int MostCells = 200_000;

    private readonly Dictionary<int, SourceRow> _rows = [];
    private readonly Dictionary<(int Row, int Column), (int Top, int Left, int Bottom, int Right)> _merged = [];

    private FormGrid(string? sheet) => Sheet = sheet;

    /// <summary>The sheet's name; null for a CSV.</summary>
    public string? Sheet { get; }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Reads a sheet, or returns null when it is far larger than any form.</summary>
    public static FormGrid? Read(string? sheet, RawRows rows)
    {
        var grid = new FormGrid(sheet);
        var row = new SourceRow();
        var cells = 0;
        while (rows.Read(row))
        {
            if (row.Count == 0)
                continue;
            cells += row.Count;
            if (grid._rows.Count >= MostRows || cells > MostCells)
                return null;
            grid._rows[row.Number - 1] = row.Copy();
            grid.Rows = Math.Max(grid.Rows, row.Number);
            grid.Columns = Math.Max(grid.Columns, row.Count);
        }

        foreach (var (top, left, bottom, right) in rows.Merges())
            grid.Merge(top, left, Math.Min(bottom, grid.Rows - 1), Math.Min(right, grid.Columns));
        return grid;
    }

    /// <summary>The rows that have content, in order.</summary>
    public IEnumerable<int> Filled => _rows.Keys.Order();

    /// <summary>The cell as written there; cells under a merged one are empty.</summary>
    public RawCell this[int row, int column] => _rows.TryGetValue(row, out var cells) ? cells[column] : RawCell.Empty;

    /// <summary>The cell that is seen there: for merged cells the one that holds the text.</summary>
    public (int Row, int Column) Seen(int row, int column) => _merged.TryGetValue((row, column), out var area) ? (area.Top, area.Left) : (row, column);

    /// <summary>The last column of the cell that begins there.</summary>
    public int End(int row, int column) => _merged.TryGetValue((row, column), out var area) ? area.Right : column;

    /// <summary>The last row of the cell that begins there.</summary>
    public int Bottom(int row, int column) => _merged.TryGetValue((row, column), out var area) ? area.Bottom : row;

    /// <summary>The columns of a row where cells with content begin.</summary>
    public List<int> Starts(int row)
    {
        var starts = new List<int>();
        if (_rows.TryGetValue(row, out var cells))
        {
            for (var column = 0; column < cells.Count; column++)
            {
                if (!cells[column].IsEmpty)
                    starts.Add(column);
            }
        }

        return starts;
    }

    public CellPlace Place(int row, int column) => new(Sheet, row + 1, column + 1);

    private void Merge(int top, int left, int bottom, int right)
    {
        if (_merged.Count + ((long)(bottom - top + 1) * (right - left + 1)) > MostCells)
            return;
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
                _merged[(row, column)] = (top, left, bottom, right);
        }
    }
}
