using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Reads the three statements as they are printed: a header with 项目, 行次 and columns of amounts (perhaps in two lines, perhaps twice
/// side by side), and lines found by their official number and their name. Where both are given and differ, the name decides when it is
/// unique: people number their lines anew, but they do not rename them.
/// </summary>
internal sealed class StatementReader
{
    private static readonly string[] ItemWords = ["项目", "资产", "负债和净资产", "负债及净资产", "负债与净资产", "负债", "科目", "item"];
    private static readonly string[] NumberWords = ["行次", "行号", "行", "no", "no.", "row", "line", "序号"];
    private static readonly string[] OtherPeriods = ["本月", "上年", "上期", "去年", "上月", "预算"];
    private static readonly string[] Prefixes = ["其中:", "减:", "加:", "其中", "减", "加"];

    private readonly FormRecord _found;
    private readonly FormGrid _grid;
    private readonly List<Table> _tables = [];
    private readonly Dictionary<string, Column> _columns;
    private List<Block> _blocks = [];
    private Table? _current;
    private int _headerEnd = -1;
    private int _unit = 1;

    public StatementReader(FileContent content, FormNames names, FormRecord found, FormGrid grid)
    {
        (_found, _grid) = (found, grid);
        _columns = content.Sections.Where(s => s.IsStatement).SelectMany(s => s.Columns).ToDictionary(c => c.Name, StringComparer.Ordinal);
        if (_columns.Count > 0 && content.ReportYear is { } year)
            _tables.AddRange(StatementFormat.Of(year).Statements.Select(s => new Table(s)));
        _sectionOf = names.SectionOf;
    }

    private readonly Func<string, Section?> _sectionOf;

    /// <summary>Takes a row when it belongs to a statement.</summary>
    /// <param name="section">The section that the sheet's name or a title told.</param>
    public bool Take(int row, List<int> starts, Section? section)
    {
        if (_tables.Count == 0)
            return false;
        foreach (var column in starts)
        {
            if (MoneyUnit.Of(_grid[row, column].Text) is { } unit)
                _unit = unit;
        }

        if (row <= _headerEnd)
            return true;
        if (TryBegin(row, starts, section))
            return true;
        return _current is not null && TakeLine(row, starts);
    }

    private bool TryBegin(int row, List<int> starts, Section? section)
    {
        var plain = starts.Select(column => (Column: column, Text: Plain(_grid[row, column].Text))).ToList();
        if (!plain.Exists(cell => Array.IndexOf(NumberWords, cell.Text) >= 0 || Array.IndexOf(ItemWords, cell.Text) >= 0))
            return false;
        var told = Told(row, section);
        Table? best = null;
        List<Block> blocks = [];
        var end = row;
        foreach (var table in _tables.OrderByDescending(t => t.Statement.Code == told))
        {
            foreach (var height in (int[])[1, 2])
            {
                if (height == 2 && (row + 1 >= _grid.Rows || LooksLikeLine(table, row + 1)))
                    continue;
                var found = BlocksOf(table, row, height);
                if (found.Sum(b => b.Amounts.Count) > blocks.Sum(b => b.Amounts.Count))
                    (best, blocks, end) = (table, found, row + height - 1);
            }

            if (best is not null && best.Statement.Code == told)
                break;
        }

        if (best is null || (told is null && !MatchesBelow(best, blocks, end)))
            return false;
        (_current, _blocks, _headerEnd) = (best, blocks, end);
        return true;
    }

    /// <summary>The statement that the sheet's name or the nearest title above names.</summary>
    private string? Told(int row, Section? section)
    {
        for (var above = row - 1; above >= Math.Max(0, row - 8); above--)
        {
            foreach (var column in _grid.Starts(above))
            {
                var text = _grid[above, column].Text;
                if (_tables.Find(t => Plain(text).Contains(HeaderText.Normalise(t.Statement.OfficialForm), StringComparison.Ordinal)) is { } form)
                    return form.Statement.Code;
                if (_sectionOf(text) is { IsStatement: true } titled)
                    return titled.Code;
            }
        }

        return section is { IsStatement: true } ? section.Code : null;
    }

    /// <summary>Without a title, a statement shows itself by its lines.</summary>
    private bool MatchesBelow(Table table, List<Block> blocks, int end)
    {
        var known = 0;
        for (var row = end + 1; row < Math.Min(_grid.Rows, end + 16); row++)
            known += blocks.Count(block => block.Item >= 0 && table.ByName.ContainsKey(Name(_grid[row, block.Item].Text)));
        return known >= 3;
    }

    private bool LooksLikeLine(Table table, int row) => _grid.Starts(row).Exists(column => table.ByName.ContainsKey(Name(_grid[row, column].Text)));

    /// <summary>The blocks of columns below a header of one or two lines.</summary>
    private List<Block> BlocksOf(Table table, int row, int height)
    {
        var blocks = new List<Block>();
        for (var column = 0; column < _grid.Columns; column++)
        {
            var (upperRow, upperColumn) = _grid.Seen(row, column);
            var upper = Plain(_grid[upperRow, upperColumn].Text);
            var (leafRow, leafColumn) = height == 1 ? (row, column) : _grid.Seen(row + 1, column);
            var leaf = Plain(_grid[leafRow, leafColumn].Text);
            var isOwn = leafColumn == column && (leafRow == row + height - 1 || (leafRow, leafColumn) == (upperRow, upperColumn));
            if (!isOwn || (leaf.Length == 0 && upper.Length == 0))
                continue;
            if (leaf.Length == 0 && upperColumn == column)
                leaf = upper;
            if (Array.IndexOf(ItemWords, leaf) >= 0)
            {
                if (blocks.Count == 0 || blocks[^1].Item >= 0 || blocks[^1].Amounts.Count > 0)
                    blocks.Add(new());
                blocks[^1].Item = column;
            }
            else if (Array.IndexOf(NumberWords, leaf) >= 0)
            {
                if (blocks.Count == 0 || blocks[^1].Amounts.Count > 0)
                    blocks.Add(new());
                blocks[^1].Number = column;
            }
            else if (blocks.Count > 0 && AmountOf(table.Statement, leaf, upper == leaf ? "" : upper) is { } amount && !blocks[^1].Amounts.Exists(a => a.Column == amount))
            {
                var header = leaf == upper || upper.Length == 0 ? _grid[leafRow, leafColumn].Text : $"{_grid[upperRow, upperColumn].Text} {_grid[leafRow, leafColumn].Text}";
                blocks[^1].Amounts.Add((amount, column, header, Math.Max(HeaderText.UnitOf(_grid[leafRow, leafColumn].Text), HeaderText.UnitOf(_grid[upperRow, upperColumn].Text))));
            }
        }

        return [.. blocks.Where(b => b.Amounts.Count > 0)];
    }

    private static StatementColumn? AmountOf(StatementTable statement, string leaf, string upper)
    {
        if (Array.Exists(OtherPeriods, word => leaf.StartsWith(word, StringComparison.Ordinal) || upper.StartsWith(word, StringComparison.Ordinal)))
            return null;
        return statement.Columns.FirstOrDefault(c => c.Words.Append(c.Chinese).Append(c.English).Any(word => Plain(word) == leaf))
            ?? statement.Columns.FirstOrDefault(c => upper.Length > 0 && leaf == upper && c.Words.Any(word => Plain(word) == upper));
    }

    /// <summary>Takes a line's amounts; false when the row stands below the statement.</summary>
    private bool TakeLine(int row, List<int> starts)
    {
        var isLine = false;
        foreach (var block in _blocks)
        {
            var name = block.Item < 0 ? "" : _grid[row, block.Item].Text;
            var number = block.Number < 0 ? null : Number(_grid[row, block.Number].Text);
            var filled = block.Amounts.Exists(a => !_grid[row, a.At].IsEmpty);
            if (name.Length == 0 && number is null && !filled)
                continue;
            if (_current!.Find(Name(name), number, block.Last, filled) is { } line)
            {
                isLine = true;
                block.Last = line.Row;
                foreach (var amount in block.Amounts)
                {
                    if (_columns.TryGetValue(_current.Statement.CodeOf(line, amount.Column), out var column) && (filled || !_found.Has(column)))
                        _found.Set(column, $"{name.Trim()} {amount.Header}".Trim(), amount.Unit == 1 ? _unit : amount.Unit, _grid[row, amount.At], _grid.Place(row, amount.At));
                }
            }
            else if (StatementRemark.Is(name))
            {
                isLine = true;
            }
            else if (filled || number is not null)
            {
                isLine = true;
                if (filled)
                    _found.Miss(_grid, row, name.Length > 0 ? block.Item : block.Amounts[0].At);
            }
            else if (starts.Count <= 2 * _blocks.Count && !Footer.Is(RowOf(row, starts), -1))
            {
                isLine |= name.Length is > 0 and <= 40; // 流动资产：, 一、业务活动产生的现金流量：
            }
        }

        if (!isLine)
        {
            if (starts.Count == 1 && _sectionOf(_grid[row, starts[0]].Text) is not null)
                _current = null;
            else if (Footer.Is(RowOf(row, starts), -1))
                _found.Skip(_grid, row);
            else
                return false;
            return _current is not null;
        }

        return true;
    }

    private SourceRow RowOf(int row, List<int> starts)
    {
        var cells = new SourceRow();
        cells.Clear(row + 1);
        foreach (var column in starts)
            cells.Set(column, _grid[row, column]);
        return cells;
    }

    private static int? Number(string text) => int.TryParse(Plain(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Plain(string text) => HeaderText.Normalise(text);

    /// <summary>A line's name for comparison: without numbering, 其中, 减, remarks in brackets behind, and 的.</summary>
    private static string Name(string text)
    {
        if (text.Length is 0 or > 80)
            return "";
        var plain = SheetTitle.WithoutNumber(Plain(text));
        foreach (var prefix in Prefixes)
        {
            if (plain.Length > prefix.Length + 1 && plain.StartsWith(prefix, StringComparison.Ordinal))
            {
                plain = plain[prefix.Length..];
                break;
            }
        }

        if (plain.EndsWith(')') && plain.LastIndexOf('(') is > 0 and var open)
            plain = plain[..open];
        return plain.Trim(':').Replace("的", "", StringComparison.Ordinal).Replace("所", "", StringComparison.Ordinal);
    }

    /// <summary>Columns that belong together: a balance sheet printed side by side has two.</summary>
    private sealed class Block
    {
        public int Item { get; set; } = -1;

        public int Number { get; set; } = -1;

        /// <summary>The row found last: names such as 其他 mean the next one of that name.</summary>
        public int Last { get; set; }

        public List<(StatementColumn Column, int At, string Header, int Unit)> Amounts { get; } = [];
    }

    private sealed class Table
    {
        private readonly Dictionary<int, StatementRow> _byNumber;
        private readonly HashSet<string> _primary;

        /// <summary>A line bore another number than the official one: numbers alone mean nothing from there on.</summary>
        private bool _renumbered;

        public Table(StatementTable statement)
        {
            Statement = statement;
            _byNumber = statement.Rows.ToDictionary(r => r.Row);
            _primary = [.. statement.Rows.Select(r => Name(r.Chinese))];
            foreach (var row in statement.Rows)
            {
                foreach (var name in (row.Synonyms ?? []).Prepend(row.Chinese).Append(row.English).Select(Name).Distinct())
                {
                    if (!ByName.TryGetValue(name, out var rows))
                        ByName[name] = rows = [];
                    rows.Add(row);
                }
            }
        }

        public StatementTable Statement { get; }

        public Dictionary<string, List<StatementRow>> ByName { get; } = new(StringComparer.Ordinal);

        public StatementRow? Find(string name, int? number, int last, bool filled)
        {
            var numbered = number is { } n ? _byNumber.GetValueOrDefault(n) : null;
            if (name.Length == 0)
                return numbered;
            if (!ByName.TryGetValue(name, out var named))
                return _renumbered ? null : numbered;
            if (numbered is not null && named.Contains(numbered))
                return numbered;
            _renumbered |= number is not null;

            // 流动资产 heads the lines that 流动资产合计 adds up; without number and amounts it is no line.
            if (number is null && !filled && !_primary.Contains(name))
                return null;
            return named.Find(row => row.Row > last) ?? named[0];
        }
    }
}
