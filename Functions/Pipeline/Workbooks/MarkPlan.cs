using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// Where the findings of one workbook are marked: sheet by sheet, row by row, column by column. The findings are walked once and not kept;
/// of a marked cell there are its place and its severity, and the texts of the cells that get a note.
/// </summary>
internal sealed class MarkPlan
{
    /// <summary>So many cells get a note in one workbook; spreadsheets become slow with more. All are coloured and listed.</summary>
    public const int MostNotes = 5_000;

    private readonly Dictionary<string, Dictionary<(int Row, int Column), Severity>> _sheets = new(StringComparer.Ordinal);
    private readonly Dictionary<MarkPlace, CellMark> _notes = [];

    /// <param name="findings">In the order of the file.</param>
    /// <param name="placeOf">The sheet, row and column of a finding (from 1), or null when it is about no cell.</param>
    public MarkPlan(IEnumerable<Finding> findings, Func<Finding, MarkPlace?> placeOf)
    {
        foreach (var finding in findings)
        {
            if (placeOf(finding) is not { } place)
                continue;
            if (!_sheets.TryGetValue(place.Sheet, out var cells))
                _sheets[place.Sheet] = cells = [];
            if (!cells.TryGetValue((place.Row, place.Column), out var severity) || finding.Severity > severity)
                cells[(place.Row, place.Column)] = finding.Severity;
            if (_notes.TryGetValue(place, out var mark) || (_notes.Count < MostNotes && _notes.TryAdd(place, mark = new())))
                mark!.Add(finding);
        }
    }

    /// <summary>How many cells are marked.</summary>
    public int Cells => _sheets.Values.Sum(cells => cells.Count);

    /// <summary>The marks of a sheet from its top; null when there are none.</summary>
    public SheetMarks? Of(string sheet) => _sheets.TryGetValue(sheet, out var cells) ? new(cells) : null;

    /// <summary>The notes of a sheet by row and column.</summary>
    public List<CellNote> NotesOf(string sheet) =>
        [.. _notes.Where(note => note.Key.Sheet == sheet).OrderBy(note => note.Key.Row).ThenBy(note => note.Key.Column).Select(note => new CellNote(note.Key.Row, note.Key.Column, note.Value.Note()))];

    /// <summary>The note of one cell, when it gets one.</summary>
    public CellMark? NoteAt(MarkPlace place) => _notes.GetValueOrDefault(place);
}

/// <summary>The cell a finding is about.</summary>
internal readonly record struct MarkPlace(string Sheet, int Row, int Column);

/// <summary>A cell to be coloured.</summary>
internal readonly record struct MarkedCell(int Row, int Column, Severity Severity);

/// <summary>The marked cells of one sheet, taken row by row from its top, as sheets are written.</summary>
internal sealed class SheetMarks
{
    private readonly MarkedCell[] _cells;
    private int _at;

    public SheetMarks(IReadOnlyDictionary<(int Row, int Column), Severity> cells)
    {
        _cells = new MarkedCell[cells.Count];
        var i = 0;
        foreach (var ((row, column), severity) in cells)
            _cells[i++] = new(row, column, severity);
        Array.Sort(_cells, (one, other) => one.Row != other.Row ? one.Row.CompareTo(other.Row) : one.Column.CompareTo(other.Column));
    }

    /// <summary>The next row with a mark; null when there is none.</summary>
    public int? NextRow => _at < _cells.Length ? _cells[_at].Row : null;

    /// <summary>The cells of that row, from left to right; they are not given again.</summary>
    public ArraySegment<MarkedCell> TakeRow()
    {
        var start = _at;
        while (_at < _cells.Length && _cells[_at].Row == _cells[start].Row)
            _at++;
        return new(_cells, start, _at - start);
    }
}
