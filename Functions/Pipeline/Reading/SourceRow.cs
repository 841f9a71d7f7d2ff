using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// One row of a file as written. The same object is filled again for the next row, so keep a <see cref="Copy"/>, not the row itself.
/// </summary>
public sealed class SourceRow
{
    private RawCell[] _cells = [];

    /// <summary>Where the cells of a CSV's row lie; then there are none in <see cref="_cells"/>.</summary>
    private CellTexts? _texts;
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
    public RawCell this[int fileColumn] => fileColumn >= Count ? RawCell.Empty : _texts is null ? _cells[fileColumn] : _texts.Cell(fileColumn);

    /// <summary>The items of the record's lists, each list's in the order of the file.</summary>
    public IReadOnlyList<SourceItem> Items => _items ?? [];

    /// <summary>The lists of which the file says something, and be it that they are empty.</summary>
    public IReadOnlyList<ItemTable> Said => _said ?? [];

    /// <summary>Cells of the row and of its items: what it takes in memory is some hundred bytes each.</summary>
    public int Cells => Count + Items.Sum(item => item.Row.Count);

    /// <summary>A row of its own that later rows do not change.</summary>
    public SourceRow Copy() => new()
    {
        Number = Number,
        Count = Count,
        _cells = _texts is null ? _cells[..Count] : [],
        _texts = _texts?.Keep(Count),
        _items = _items is null ? null : [.. _items],
        _said = _said is null ? null : [.. _said],
    };

    /// <summary>The same cell to be read, its text where it lies; valid until the next row is read.</summary>
    internal WrittenCell Written(int fileColumn) => fileColumn >= Count ? RawCell.Empty : _texts is null ? _cells[fileColumn] : _texts.Written(fileColumn);

    /// <summary>Takes out items that say nothing, so that an item's place here is its place in the record.</summary>
    internal void Drop(Predicate<SourceItem> blank) => _items?.RemoveAll(blank);

    /// <summary>Becomes a copy of another row.</summary>
    internal void Take(SourceRow other)
    {
        var copy = other.Copy();
        (Number, Count, _cells, _texts, _items, _said) = (copy.Number, copy.Count, copy._cells, copy._texts, copy._items, copy._said);
    }

    internal void Say(ItemTable table)
    {
        if (_said?.Contains(table) != true)
            (_said ??= []).Add(table);
    }

    internal void Add(SourceItem item) => (_items ??= []).Add(item);

    internal void Clear(int number)
    {
        if (_texts is null)
            Array.Fill(_cells, RawCell.Empty, 0, Count);
        Begin(number, 0, null);
    }

    /// <summary>Becomes a row whose cells lie in a reader's buffer and are taken from there when they are asked for.</summary>
    internal void Take(CellTexts texts, int number, int count) => Begin(number, count, texts);

    internal void Set(int fileColumn, in RawCell cell)
    {
        if (fileColumn >= _cells.Length)
        {
            var length = _cells.Length;
            Array.Resize(ref _cells, Math.Max(Math.Max(16, length * 2), fileColumn + 1));
            Array.Fill(_cells, RawCell.Empty, length, _cells.Length - length);
        }

        _cells[fileColumn] = cell;
        if (fileColumn >= Count && !cell.IsEmpty)
            Count = fileColumn + 1;
    }

    private void Begin(int number, int count, CellTexts? texts)
    {
        (Number, Count, _texts) = (number, count, texts);
        _items?.Clear();
        _said?.Clear();
    }
}
