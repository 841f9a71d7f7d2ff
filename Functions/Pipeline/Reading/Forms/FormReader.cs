using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Reads the sheets of a form into one record: labels with their values to the right or below, small tables of items, statements.
/// It goes row by row; what it does not understand it names, and it never guesses a value into a column.
/// </summary>
internal sealed class FormReader(FileContent content, FormNames names)
{
    private const double KnownShare = 0.6;

    private readonly Record _scratch = content.NewRecord();

    /// <summary>What was found so far.</summary>
    public FormRecord Found { get; } = new();

    /// <summary>Takes in a sheet.</summary>
    public void Read(FormGrid grid)
    {
        var sheet = new SheetState(grid) { Section = grid.Sheet is null ? null : names.SectionOf(grid.Sheet), Title = grid.Sheet is null ? null : names.List(grid.Sheet) };
        var statements = new StatementReader(content, names, Found, grid);
        foreach (var row in grid.Filled)
        {
            var starts = grid.Starts(row);
            if (statements.Take(row, starts, sheet.Section))
            {
                sheet.Tables.Clear();
                continue;
            }

            ReadRow(sheet, row, starts);
        }
    }

    private void ReadRow(SheetState sheet, int row, List<int> starts)
    {
        var grid = sheet.Grid;
        var free = starts.Where(column => !sheet.Taken.Contains((row, column))).ToList();
        free = BeginTables(sheet, row, free);
        free = FillTables(sheet, row, free);
        free = BesideRemarks(sheet, row, free);
        free = ReadAcross(sheet, row, free);
        if (free.Count == 0)
            return;
        if (free.Count == 1 && ReadAlone(sheet, row, free[0]))
            return;
        if (Footer.Is(RowOf(grid, row), -1) && free.TrueForAll(column => names.Label(grid[row, column].Text, sheet.Section) is null))
        {
            Found.Skip(grid, row);
            return;
        }

        ReadPairs(sheet, row, free);
    }

    /// <summary>Begins a table where a run of neighbouring cells heads a list. Returns the cells that are left.</summary>
    private List<int> BeginTables(SheetState sheet, int row, List<int> free)
    {
        foreach (var run in Runs(sheet.Grid, row, free))
        {
            if (HeadersOf(sheet, row, run) is not { } table)
                continue;
            var (first, last) = (table.Headers[0].FileColumn, sheet.Grid.End(row, table.Headers[^1].FileColumn));
            sheet.Tables.RemoveAll(t => t.First <= last && t.Last >= first);
            sheet.Tables.Add((Found.Add(table), first, last));
            sheet.Title = null;
            free = [.. free.Where(column => column < first || column > last)];
        }

        return free;
    }

    /// <summary>Gives the cells below a table's header to the table.</summary>
    private List<int> FillTables(SheetState sheet, int row, List<int> free)
    {
        foreach (var open in sheet.Tables.Where(t => t.Table.HeaderRow <= row).ToList())
        {
            var inside = free.Where(column => column >= open.First && column <= open.Last).ToList();
            if (inside.Count == 0)
                continue;
            if (EndsTable(sheet, row, inside, free.Count, open.Table))
            {
                sheet.Tables.Remove(open);
                continue;
            }

            free = [.. free.Except(inside)];
            if (Footer.Is(RowOf(sheet.Grid, row), -1))
            {
                Found.Skip(sheet.Grid, row);
                continue;
            }

            var cells = new SourceRow();
            cells.Clear(row + 1);
            foreach (var header in open.Table.Headers)
            {
                // A value merged over several lines counts for each of them.
                var (top, left) = sheet.Grid.Seen(row, header.FileColumn);
                if (top > open.Table.HeaderRow - 1 && left == header.FileColumn)
                    cells.Set(header.FileColumn, sheet.Grid[top, left]);
            }

            Found.Add(new SourceItem(open.Table, cells));
        }

        return free;
    }

    /// <summary>Whether a row stands below a table without belonging to it: a title, or labels with values.</summary>
    private bool EndsTable(SheetState sheet, int row, List<int> inside, int all, ItemTable table)
    {
        var grid = sheet.Grid;
        var first = grid[row, inside[0]];
        if (all == 1 && (names.List(first.Text) is not null || names.SectionOf(first.Text) is not null))
            return true;
        if (names.Label(first.Text, sheet.Section) is not { } label)
            return false;

        // 住所 may be an item of the list of changes, and stands under that list's own header then.
        var header = table.Headers.FirstOrDefault(h => h.FileColumn == inside[0]);
        return header?.Column is null || header.Column.Type != "choice" || header.Column.Read(table.List.NewItem(), first) is not null ? label.Type != "text" || header?.Column?.Type != "text" : false;
    }

    /// <summary>
    /// A form may say beside each entry what it counts and how to fill it in, below headers 填写项, 填写内容, 计量, 怎样填写: what stands
    /// right of the entries is no value. Returns the cells that are left.
    /// </summary>
    private List<int> BesideRemarks(SheetState sheet, int row, List<int> free)
    {
        for (var i = 0; i + 1 < free.Count; i++)
        {
            if (HeaderText.Normalise(sheet.Grid[row, free[i]].Text) == "填写项" && HeaderText.Normalise(sheet.Grid[row, free[i + 1]].Text) == "填写内容")
            {
                sheet.FirstRemark = sheet.Grid.End(row, free[i + 1]) + 1;
                return [];
            }
        }

        if (sheet.FirstRemark == int.MaxValue || free.Count == 0 || names.Label(sheet.Grid[row, free[0]].Text, sheet.Section) is not { } label)
            return free;

        // Only our own words are passed over: a value that slipped into the column beside is named as not understood.
        return [.. free.Where(column => column < sheet.FirstRemark || !(sheet.Grid[row, column].Text is { } text && (text == label.Unit || text.Contains(label.English + ".", StringComparison.Ordinal))))];
    }

    /// <summary>A row of labels with the values in the row below. Returns the cells that are left.</summary>
    private List<int> ReadAcross(SheetState sheet, int row, List<int> free)
    {
        var grid = sheet.Grid;
        foreach (var run in Runs(grid, row, free))
        {
            var labels = run.Select(column => (Column: column, Meant: names.Label(grid[row, column].Text, sheet.Section))).ToList();
            var known = labels.Count(l => l.Meant is not null);
            var below = grid.Bottom(row, run[0]) + 1;
            if (known < 2 || known < KnownShare * run.Count || run.Exists(column => names.Label(grid[below, column].Text, sheet.Section) is not null))
                continue;

            // A value that happens to be a word of the form: 组织类型 | 社会团体 reads as its label's value.
            if (labels.Zip(labels.Skip(1)).Any(pair => pair.First.Meant is { } meant && meant.Type is "choice" or "flag" && meant.Read(_scratch, grid[row, pair.Second.Column]) is null))
                continue;
            if (run.TrueForAll(column => grid[below, column].IsEmpty))
                continue;

            // Several filled lines below are a table of several records, not one record laid out across.
            var next = grid.Bottom(below, run[0]) + 1;
            if (run.Count(column => !grid[next, column].IsEmpty && names.Label(grid[next, column].Text, sheet.Section) is null) > run.Count / 2)
                continue;
            foreach (var (column, meant) in labels)
            {
                if (meant is null)
                {
                    Found.Miss(grid, row, column);
                    continue;
                }

                Found.Set(meant, grid[row, column].Text, HeaderText.UnitOf(grid[row, column].Text), grid[below, column], grid.Place(below, column));
                sheet.Taken.Add((below, column));
            }

            free = [.. free.Except(run)];
        }

        return free;
    }

    /// <summary>A row with one cell: a title, 标签：值, a label over its text, or a remark. False when it is a label with a blank beside it.</summary>
    private bool ReadAlone(SheetState sheet, int row, int column)
    {
        var grid = sheet.Grid;
        var text = grid[row, column].Text;
        if (Inline(sheet, row, column))
            return true;
        if (names.Label(text, sheet.Section) is { } label)
        {
            var below = grid.Bottom(row, column) + 1;
            if (label.Type != "text" || grid.Starts(below) is not [var only] || only != column || names.Label(grid[below, only].Text, sheet.Section) is not null)
                return false;
            Found.Set(label, text, HeaderText.UnitOf(text), grid[below, only], grid.Place(below, only));
            sheet.Taken.Add((below, only));
            return true;
        }

        if (names.List(text) is { } list)
            sheet.Title = list;
        else if (names.SectionOf(text) is { } section)
            sheet.Section = section;
        if (MoneyUnit.Of(text) is { } unit)
            sheet.Unit = unit;
        Found.Skip(grid, row);
        return true;
    }

    private void ReadPairs(SheetState sheet, int row, List<int> free)
    {
        var grid = sheet.Grid;
        for (var i = 0; i < free.Count; i++)
        {
            var column = free[i];
            var text = grid[row, column].Text;
            if (Inline(sheet, row, column))
                continue;
            if (MoneyUnit.Of(text) is { } unit)
            {
                sheet.Unit = unit;
                continue;
            }

            var beside = grid.End(row, column) + 1;
            var hasBeside = i + 1 < free.Count && free[i + 1] == beside;
            if (names.Label(text, sheet.Section) is { } label)
            {
                var isValue = hasBeside && (names.Label(grid[row, beside].Text, sheet.Section) is null || (label.Type is "choice" or "flag" && label.Read(_scratch, grid[row, beside]) is null));
                var declared = HeaderText.UnitOf(text);
                Found.Set(label, text, label.Type == "money" && declared == 1 ? sheet.Unit : declared, isValue ? grid[row, beside] : RawCell.Empty, grid.Place(row, beside));
                if (isValue)
                    i++;
                continue;
            }

            if (sheet.Section?.IsStatement == true && StatementRemark.Is(text))
                continue;
            if (RunningNumber.Is(text) || (i == 0 && free.Count > 1 && IsNumber(text)) || names.List(text) is not null)
                continue; // Lines may be numbered; a list's title may stand beside its table.
            var isTitle = hasBeside && names.Label(grid[row, beside].Text, sheet.Section) is not null;
            if (grid.Bottom(row, column) > row && isTitle)
                continue; // A title beside several lines.
            Found.Miss(grid, row, column);
            if (hasBeside && !isTitle)
                i++;
        }
    }

    /// <summary>标签：值 in one cell.</summary>
    private bool Inline(SheetState sheet, int row, int column)
    {
        var text = sheet.Grid[row, column].Text;
        var colon = text.AsSpan().IndexOfAny('：', ':');
        if (colon <= 0 || colon == text.Length - 1 || text.Length > 2_000 || sheet.Grid[row, column].Kind != CellKind.Text)
            return false;
        var value = text[(colon + 1)..].Trim();
        if (value.Length == 0)
            return false;
        var words = text[..colon];
        if (MoneyUnit.Of(text) is { } unit)
        {
            sheet.Unit = unit;
            return true;
        }

        var label = names.Label(words, sheet.Section) ?? (HeaderText.Normalise(words) is "编制单位" or "填报单位" or "填表单位" or "单位" ? content.Columns.FirstOrDefault(c => c.Name == "name") : null);
        if (label is null)
            return false;
        if (!Found.HasValue(label))
            Found.Set(label, words, HeaderText.UnitOf(words), RawCell.Of(value), sheet.Grid.Place(row, column));
        return true;
    }

    /// <summary>The table that a run of cells heads, or null: at least two of its cells, and 60 %, are columns of one list.</summary>
    private ItemTable? HeadersOf(SheetState sheet, int row, List<int> run)
    {
        if (run.Count < 2)
            return null;
        var grid = sheet.Grid;
        var labels = run.Count(column => names.Label(grid[row, column].Text, sheet.Section) is not null);
        var named = run.Select(column => names.List(grid[row, column].Text)).FirstOrDefault(list => list is not null) ?? ListBeside(grid, row, run[0]) ?? sheet.Title;
        var best = names.Tables
            .Select(table => (table.List, Known: run.Count(column => table.Names.Find(grid[row, column].Text) is not null), table.Names))
            .Where(t => t.Known >= 2 && t.Known >= labels && t.Known >= KnownShare * run.Count(column => !RunningNumber.Is(grid[row, column].Text) && names.List(grid[row, column].Text) is null))
            .OrderByDescending(t => t.List == named)
            .ThenByDescending(t => sheet.Section?.Children.Contains(t.List) == true)
            .ThenByDescending(t => t.Known)
            .ToList();
        if (best.Count == 0)
            return null;
        var (list, known, columns) = best[0];

        // A row of labels that are all blank heads a table only when a title says so.
        if (list != named && labels == known && best.Count > 1 && best[1].Known == known && sheet.Section?.Children.Contains(list) != true)
            return null;
        return new(list, grid.Sheet, row + 1)
        {
            Headers =
            [
                .. run.Select(column => (Column: column, grid[row, column].Text)).Select(cell => new HeaderCell(cell.Column, cell.Text, columns.Find(cell.Text), HeaderText.UnitOf(cell.Text))
                {
                    IsAside = columns.Find(cell.Text) is null && (RunningNumber.Is(cell.Text) || names.List(cell.Text) is not null || names.SectionOf(cell.Text) is not null),
                }),
            ],
        };
    }

    /// <summary>The list whose title stands, merged over several lines, to the left of a table.</summary>
    private ChildList? ListBeside(FormGrid grid, int row, int column)
    {
        if (column == 0)
            return null;
        var (top, left) = grid.Seen(row, column - 1);
        return names.List(grid[top, left].Text);
    }

    /// <summary>Cells side by side, without a gap between them.</summary>
    private static List<List<int>> Runs(FormGrid grid, int row, List<int> columns)
    {
        var runs = new List<List<int>>();
        foreach (var column in columns)
        {
            if (runs.Count > 0 && grid.End(row, runs[^1][^1]) + 1 == column)
                runs[^1].Add(column);
            else
                runs.Add([column]);
        }

        return runs;
    }

    private static SourceRow RowOf(FormGrid grid, int row)
    {
        var cells = new SourceRow();
        cells.Clear(row + 1);
        foreach (var column in grid.Starts(row))
            cells.Set(column, grid[row, column]);
        return cells;
    }

    private static bool IsNumber(string text) => text.Length <= 4 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '、');

    private sealed class SheetState(FormGrid grid)
    {
        public FormGrid Grid { get; } = grid;

        public Section? Section { get; set; }

        /// <summary>The list that a title announced.</summary>
        public ChildList? Title { get; set; }

        /// <summary>The unit a line such as 单位：万元 declares for the amounts of the sheet.</summary>
        public int Unit { get; set; } = 1;

        /// <summary>Tables whose rows may follow, with the columns they span.</summary>
        public List<(ItemTable Table, int First, int Last)> Tables { get; } = [];

        /// <summary>The column from which on a form of ours says how to fill it in.</summary>
        public int FirstRemark { get; set; } = int.MaxValue;

        /// <summary>Cells that were read with the row above them.</summary>
        public HashSet<(int Row, int Column)> Taken { get; } = [];
    }
}

/// <summary>Beside a statement's title stand its number, its unit's name and its day, below it who signed: 会民非01表, 2025年12月31日, 制表人：.</summary>
internal static class StatementRemark
{
    private static readonly string[] Signatures = ["编制单位:", "填报单位:", "单位负责人:", "法定代表人:", "主管会计", "会计机构负责人", "财务负责人:", "会计主管", "复核", "审核", "制表", "填表", "编制人:", "报出日期:"];

    public static bool Is(string text)
    {
        var plain = HeaderText.Normalise(text);
        return plain.StartsWith("会民非", StringComparison.Ordinal)
            || (plain.Contains(':', StringComparison.Ordinal) && Array.Exists(Signatures, word => plain.StartsWith(word, StringComparison.Ordinal)))
            || (plain.Length is > 0 and <= 12 && char.IsAsciiDigit(plain[0]) && plain[^1] is ('日' or '月' or '年' or '度'));
    }
}

/// <summary>A line such as 单位：万元 or 金额单位：人民币元.</summary>
internal static class MoneyUnit
{
    /// <summary>1, 1,000 or 10,000; null when the text declares no unit of money.</summary>
    public static int? Of(string text)
    {
        if (text.Length > 40)
            return null;
        var plain = HeaderText.Normalise(text).Trim('(', ')');
        var at = plain.IndexOf("单位:", StringComparison.Ordinal);
        if (at is < 0 or > 4)
            return null;
        return plain[(at + 3)..].Replace("人民币", "", StringComparison.Ordinal) switch
        {
            "元" or "圆" => 1,
            "千元" => 1_000,
            "万元" => 10_000,
            _ => null,
        };
    }
}
