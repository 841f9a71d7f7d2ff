using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// One row of a file as written. The same object is filled again for the next row, so keep a <see cref="Copy"/>, not the row itself.
/// </summary>
public sealed class SourceRow
{
    private RawCell[] _cells = [];

    /// <summary>Where the cells of a CSV's row still lie; a cell without text among <see cref="_cells"/> was not asked for yet.</summary>
    private CsvRows? _lying;
    private List<SourceItem>? _items;
    private List<ItemTable>? _said;

    /// <summary>
    /// The file's own number of the row: the physical line of a CSV on which the record starts, the row of a sheet, or the element of
    /// a JSON array; from 1, counting titles and blank rows.
    /// </summary>
    public int Number { get; internal set; }

    /// <summary>The position after the last cell with content.</summary>
    public int Count { get; private set; }

    /// <summary>The cell at a position of the file, from 0; empty beyond the row's end.</summary>
    public RawCell this[int fileColumn]
    {
        get
        {
            if (fileColumn >= Count)
                return RawCell.Empty;
            ref var cell = ref _cells[fileColumn];
            if (cell.Text is null)
                cell = _lying!.Cell(fileColumn);
            return cell;
        }
    }

    /// <summary>The items of the record's lists, each list's in the order of the file.</summary>
    public IReadOnlyList<SourceItem> Items => _items ?? [];

    /// <summary>The lists of which the file says something, and be it that they are empty.</summary>
    public IReadOnlyList<ItemTable> Said => _said ?? [];

    /// <summary>Cells of the row and of its items: what it takes in memory is some hundred bytes each.</summary>
    public int Cells => Count + Items.Sum(item => item.Row.Count);

    /// <summary>A row of its own that later rows do not change.</summary>
    public SourceRow Copy()
    {
        var cells = new RawCell[Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = this[i];
        return new() { Number = Number, Count = Count, _cells = cells, _items = _items is null ? null : [.. _items], _said = _said is null ? null : [.. _said] };
    }

    /// <summary>The text of a cell, empty where there is none; valid until the next row is read.</summary>
    internal ReadOnlySpan<char> Text(int fileColumn) =>
        fileColumn >= Count ? default : _cells[fileColumn].Text is { } text ? text : _lying!.Text(fileColumn);

    /// <summary>Takes out items that say nothing, so that an item's place here is its place in the record.</summary>
    internal void Drop(Predicate<SourceItem> blank) => _items?.RemoveAll(blank);

    /// <summary>Becomes a copy of another row.</summary>
    internal void Take(SourceRow other)
    {
        var copy = other.Copy();
        (Number, Count, _cells, _lying, _items, _said) = (copy.Number, copy.Count, copy._cells, null, copy._items, copy._said);
    }

    internal void Say(ItemTable table)
    {
        if (_said?.Contains(table) != true)
            (_said ??= []).Add(table);
    }

    internal void Add(SourceItem item) => (_items ??= []).Add(item);

    internal void Clear(int number)
    {
        Array.Fill(_cells, RawCell.Empty, 0, _lying is null ? Count : _cells.Length);
        _lying = null;
        Begin(number, 0);
    }

    /// <summary>Becomes a CSV's row whose cells are taken out of the reader's buffer when they are asked for: most never are.</summary>
    internal void Lie(CsvRows rows, int number, int count)
    {
        if (count > _cells.Length)
            Reserve(count);
        Array.Clear(_cells, 0, count);
        _lying = rows;
        Begin(number, count);
    }

    internal void Set(int fileColumn, in RawCell cell)
    {
        if (fileColumn >= _cells.Length)
            Reserve(fileColumn + 1);
        _cells[fileColumn] = cell;
        if (fileColumn >= Count && !cell.IsEmpty)
            Count = fileColumn + 1;
    }

    private void Begin(int number, int count)
    {
        (Number, Count) = (number, count);
        _items?.Clear();
        _said?.Clear();
    }

    private void Reserve(int cells)
    {
        var length = _cells.Length;
        Array.Resize(ref _cells, Math.Max(Math.Max(16, length * 2), cells));
        Array.Fill(_cells, RawCell.Empty, length, _cells.Length - length);
    }
}
