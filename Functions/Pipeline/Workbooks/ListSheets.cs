using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// The lists inside the records of a JSON file as further sheets of a workbook, in the bulk layout that is read back: an item a row,
/// led by the key of its record. Columns that no item has stand there empty, so that what is missing can be filled in.
/// </summary>
internal sealed class ListSheets
{
    /// <summary>Excel specifications and limits.</summary>
    private const int LastRow = 1_048_576;

    private readonly SourceTable _table;
    private readonly string _main;
    private readonly int _shift;
    private readonly HeaderCell[] _keys;
    private readonly List<ListSheet> _sheets = [];

    /// <param name="main">The name of the sheet with the records.</param>
    /// <param name="shift">What must be added to a record's number for its row there.</param>
    public ListSheets(SourceTable table, string main, int shift)
    {
        (_table, _main, _shift) = (table, main, shift);
        _keys = [.. (table.Content?.Keys ?? []).Select(key => table.Headers.FirstOrDefault(header => header.Column == key)).OfType<HeaderCell>()];
        var names = new HashSet<string>(StringComparer.Ordinal) { FindingsSheet.Name.ToUpperInvariant(), main.ToUpperInvariant() };
        // Only JSON nests: in other files a list has cells of its own already, or stands in one as it was written.
        foreach (var list in table.Tables.Where(list => list.Pointer is not null && list.InCell is null))
            _sheets.Add(new(list, SheetName.Of(list.List.Chinese, names), _keys.Length));
        if (_sheets.Count > 0)
            Number();
    }

    /// <summary>The cell of a finding about an item; null when it is about none.</summary>
    public MarkPlace? PlaceOf(Finding finding)
    {
        if (finding is not { Row: { } element, Path: { } path } || !ChildList.TryParsePath(finding.Field, out var name, out _, out var part) || _sheets.Find(sheet => sheet.Table.List.Name == name) is not { } found)
            return null;
        // /rows/3/officers/2/termNo: places in the file, which count what says nothing, too.
        var array = string.Create(CultureInfo.InvariantCulture, $"{_table.ElementsPointer}/{element - 1}{found.Table.Pointer}/");
        if (!path.StartsWith(array, StringComparison.Ordinal))
            return null;
        var number = path.AsSpan(array.Length);
        number = number.IndexOf('/') is var end and >= 0 ? number[..end] : number;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || found.RowOf(element, index) is not { } row || row > LastRow)
            return null;
        return new(found.Name, row, found.ColumnOf(part));
    }

    /// <summary>Writes the sheets. The file is walked once for each.</summary>
    public void Write(WorkbookWriter book, MarkPlan plan)
    {
        foreach (var sheet in _sheets)
            Write(book, sheet, plan);
    }

    /// <summary>Finds the row at which each record's items begin.</summary>
    private void Number()
    {
        foreach (var row in _table.EveryRow())
        {
            foreach (var sheet in _sheets)
                sheet.Begin(row.Number);
            foreach (var item in row.Items)
                _sheets.Find(sheet => sheet.Table == item.Table)?.Count();
        }
    }

    private void Write(WorkbookWriter book, ListSheet list, MarkPlan plan)
    {
        SheetColumn[] widths = [.. _keys.Select(_ => new SheetColumn(24, TabularCopy.LookOf(null))), .. list.Columns.Select(column => new SheetColumn(18, TabularCopy.LookOf(column.Column)))];
        using var sheet = book.AddSheet(new(list.Name, widths) { FrozenRows = 1, FrozenColumns = _keys.Length, ShowsGrid = true, IsLandscape = true });
        sheet.NextRow(48);
        var (owners, items) = (new ColumnNames(_table.Content!.Keys), new ColumnNames(list.Table.List.Columns));
        for (var i = 0; i < _keys.Length; i++)
            sheet.Cell(i + 1, CellValue.Of(TabularCopy.HeaderOf(_keys[i], owners)), TabularCopy.HeaderLook);
        for (var i = 0; i < list.Columns.Count; i++)
            sheet.Cell(_keys.Length + i + 1, CellValue.Of(FormulaGuard.Of(TabularCopy.HeaderOf(list.Columns[i], items))), TabularCopy.HeaderLook);

        var marks = plan.Of(list.Name);
        var owned = plan.Of(_main);
        foreach (var row in _table.EveryRow())
        {
            while (owned?.NextRow < row.Number + _shift)
                owned.TakeRow();
            var wrong = owned?.NextRow == row.Number + _shift ? owned.TakeRow() : ArraySegment<MarkedCell>.Empty;
            foreach (var item in row.Items.Where(item => item.Table == list.Table))
            {
                if (sheet.Row >= LastRow)
                    break;
                sheet.NextRow();
                WriteKey(row, wrong);
                WriteItem(item.Row);
            }
        }

        sheet.Notes.AddRange(plan.NotesOf(list.Name));

        void WriteKey(SourceRow row, ArraySegment<MarkedCell> wrong)
        {
            for (var i = 0; i < _keys.Length; i++)
            {
                // A code that is wrong in the record is wrong here as well, and has to be corrected in both places.
                Severity? severity = null;
                foreach (var mark in wrong)
                {
                    // Only what refuses a row is about its code; the rest is marked there for want of a better cell.
                    if (mark.Column == _keys[i].FileColumn + 1 && mark.Severity == Severity.Reject)
                        severity = mark.Severity;
                }

                TabularCopy.WriteCell(sheet, i + 1, row[_keys[i].FileColumn], TabularCopy.LookOf(null), mayBeNumber: false, severity);
            }
        }

        void WriteItem(SourceRow item)
        {
            var marked = marks?.NextRow == sheet.Row ? marks.TakeRow() : ArraySegment<MarkedCell>.Empty;
            for (int i = 0, at = 0; i < list.Columns.Count; i++)
            {
                var column = _keys.Length + i + 1;
                Severity? severity = at < marked.Count && marked[at].Column == column ? marked[at++].Severity : null;
                var cell = list.Columns[i].FileColumn is var position and >= 0 ? item[position] : RawCell.Empty;
                TabularCopy.WriteCell(sheet, column, cell, TabularCopy.LookOf(list.Columns[i].Column), mayBeNumber: true, severity);
            }
        }
    }

    /// <summary>One list: its columns, and where the items of each record begin.</summary>
    private sealed class ListSheet(ItemTable table, string name, int keys)
    {
        /// <summary>The row at which the items of an element begin, or would.</summary>
        private readonly List<int> _first = [];

        /// <summary>Below the header.</summary>
        private int _next = 2;

        public ItemTable Table => table;

        public string Name => name;

        /// <summary>As the file has them, then those that it lacks.</summary>
        public IReadOnlyList<HeaderCell> Columns { get; } =
        [
            .. table.Headers,
            .. table.List.Columns.Where(column => !column.Internal && !table.Headers.Any(header => header.Column == column)).Select(column => new HeaderCell(-1, column.Name, column, 1)),
        ];

        public void Begin(int element)
        {
            while (_first.Count < element)
                _first.Add(_next);
        }

        public void Count() => _next++;

        public int? RowOf(int element, int index)
        {
            if (element < 1 || element > _first.Count)
                return null;
            var row = _first[element - 1] + index;
            return row < (element < _first.Count ? _first[element] : _next) ? row : null;
        }

        /// <summary>The column of an item's value; of the whole item the first.</summary>
        public int ColumnOf(string? part)
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (part is not null && Columns[i].Column?.Name == part)
                    return keys + i + 1;
            }

            return keys + 1;
        }
    }
}
