using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Where the findings of one workbook are marked: sheet by sheet, row by row, column by column.</summary>
internal sealed class MarkPlan
{
    /// <summary>So many cells get a note in one workbook; spreadsheets become slow with more. All are coloured and listed.</summary>
    public const int MostNotes = 5_000;

    private readonly Dictionary<string, SortedDictionary<int, SortedDictionary<int, CellMark>>> _sheets = new(StringComparer.Ordinal);

    /// <param name="findings">In the order of the file.</param>
    /// <param name="placeOf">The sheet, row and column of a finding (from 1), or null when it is about no cell.</param>
    public MarkPlan(IEnumerable<Finding> findings, Func<Finding, MarkPlace?> placeOf)
    {
        foreach (var finding in findings)
        {
            if (placeOf(finding) is not { } place)
                continue;
            if (!_sheets.TryGetValue(place.Sheet, out var rows))
                _sheets[place.Sheet] = rows = [];
            if (!rows.TryGetValue(place.Row, out var cells))
                rows[place.Row] = cells = [];
            if (!cells.TryGetValue(place.Column, out var mark))
            {
                cells[place.Column] = mark = new();
                Cells++;
            }

            mark.Add(finding);
        }
    }

    /// <summary>How many cells are marked.</summary>
    public int Cells { get; }

    /// <summary>Notes still to be had.</summary>
    private int _notesLeft = MostNotes;

    /// <summary>The marks of a sheet by row and column; null when there are none.</summary>
    public SortedDictionary<int, SortedDictionary<int, CellMark>>? Of(string sheet) => _sheets.GetValueOrDefault(sheet);

    /// <summary>The notes of a sheet, as far as the workbook still takes any.</summary>
    public List<CellNote> TakeNotes(string sheet)
    {
        var notes = new List<CellNote>();
        if (Of(sheet) is not { } rows)
            return notes;
        foreach (var (row, cells) in rows)
        {
            foreach (var (column, mark) in cells)
            {
                if (_notesLeft == 0)
                    return notes;
                _notesLeft--;
                notes.Add(new(row, column, mark.Note()));
            }
        }

        return notes;
    }
}

/// <summary>The cell a finding is about.</summary>
internal readonly record struct MarkPlace(string Sheet, int Row, int Column);
