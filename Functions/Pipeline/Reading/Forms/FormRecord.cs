using System.Text.RegularExpressions;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>The one record on a form, as it is found: values with their places, tables of items, and what was passed over.</summary>
internal sealed class FormRecord
{
    private const int Listed = 30;
    private const int LeastOfACode = 9;

    private readonly Dictionary<Column, (HeaderCell Header, RawCell Value)> _values = [];
    private readonly List<SourceItem> _items = [];
    private readonly List<string> _skipped = [];
    private readonly List<string> _unknown = [];
    private readonly List<string> _conflicts = [];
    private readonly List<Note> _ignored = [];
    private int _skippedCount;
    private int _unknownCount;

    public List<ItemTable> Tables { get; } = [];

    /// <summary>The form bears two credit codes.</summary>
    public UnreadableFileException? Clash { get; private set; }

    /// <summary>How many labels, lines and headers were understood.</summary>
    public int Known { get; private set; }

    /// <summary>How many values are filled in.</summary>
    public int Filled => _values.Values.Count(v => !v.Value.IsEmpty) + _items.Count;

    public bool Has(Column? column) => column is not null && _values.ContainsKey(column);

    /// <summary>Whether the key's value could be a credit code: long enough, of digits and letters (or a number that a spreadsheet made of it).</summary>
    public bool HasCode(Column? key) => key is not null && _values.TryGetValue(key, out var code) && (code.Value.IsEmpty || HeaderText.Normalise(code.Value.Text).Count(char.IsAsciiLetterOrDigit) >= LeastOfACode);

    /// <summary>Whether the column has a value already.</summary>
    public bool HasValue(Column column) => _values.TryGetValue(column, out var value) && !value.Value.IsEmpty;

    /// <summary>Takes a value. A form may ask for the same thing on several sheets: what is filled in first stands.</summary>
    public void Set(Column column, string label, int unit, in RawCell value, CellPlace place)
    {
        Known++;
        var header = new HeaderCell(0, label, column, unit) { Place = place };
        if (!_values.TryGetValue(column, out var before) || (before.Value.IsEmpty && !value.IsEmpty))
        {
            _values[column] = (header, value);
            return;
        }

        if (value.IsEmpty || Same(in value, before.Value))
            return;
        if (column.Name == "uscc")
        {
            Clash ??= TwoCodes(before.Value.Text, before.Header.Place!.Value, value.Text, place);
            return;
        }

        if (_conflicts.Count < Listed)
            _conflicts.Add($"{column.Chinese} {Where(place)}");
    }

    public ItemTable Add(ItemTable table)
    {
        Known += table.Headers.Count(h => h is { Column: not null, IsAside: false });
        Tables.Add(table);
        if (ItemHeaders.Ignored(table) is { } ignored)
            _ignored.Add(ignored);
        return table;
    }

    public void Add(SourceItem item) => _items.Add(item);

    /// <summary>A title, a remark, a footer: no value.</summary>
    public void Skip(FormGrid grid, int row) => Note(_skipped, ref _skippedCount, grid.Sheet is null ? $"第 {row + 1} 行" : $"{grid.Sheet}!{row + 1}");

    /// <summary>Something that may be a value and was not understood.</summary>
    public void Miss(FormGrid grid, int row, int column)
    {
        // Beside the form's own code another one: several organisations side by side, of which only the first would be read.
        if (Clash is null && _values.FirstOrDefault(v => v.Key.Name == "uscc").Value is { Header.Place: { } own } code
            && own.Sheet == grid.Sheet && own.Row == row + 1 && !Same(grid[row, column], code.Value) && Uscc.IsSound(Uscc.Normalise(grid[row, column].Text)))
        {
            Clash = TwoCodes(code.Value.Text, own, grid[row, column].Text, grid.Place(row, column));
        }

        Note(_unknown, ref _unknownCount, $"{Where(grid.Place(row, column))} {Refusal.Shown(Short(LabelOf(grid[row, column].Text)))}");
    }

    /// <summary>The table of one row that the rest of the pipeline reads.</summary>
    /// <exception cref="UnreadableFileException">The form bears two credit codes, or none (ID-002).</exception>
    public SourceTable ToTable(string format, string? encoding, char? delimiter, FileContent content, ColumnNames names, ReadingLimits limits, List<Note> notes, IDisposable? owned)
    {
        if (Clash is not null)
            throw Clash;
        var headers = new List<HeaderCell>();
        var row = new SourceRow();
        var uscc = _values.FirstOrDefault(v => v.Key.Name == "uscc").Value.Header?.Place;
        row.Clear(uscc?.Row ?? 1);
        foreach (var (header, value) in _values.Values)
        {
            row.Set(headers.Count, in value);
            headers.Add(header with { FileColumn = headers.Count });
        }

        foreach (var table in Tables)
            row.Say(table);
        foreach (var item in _items)
            row.Add(item);
        HeaderDemand.Check(headers, names.Columns, null, uscc?.Sheet);
        AddNotes(content, notes);
        return new(format, encoding, delimiter, uscc?.Sheet, null, headers, names.Key, limits, notes, () => new OneRow(row), owned) { Content = content, Tables = Tables, IsForm = true };
    }

    private void AddNotes(FileContent content, List<Note> notes)
    {
        notes.Add(new("文件按填报表（一个组织一份）读取。", "The file was read as a form of one organisation."));
        if (content.Sections.Count > 1)
        {
            var missing = content.Sections.Where(s => !s.Columns.Any(Has) && !s.Children.Any(list => Tables.Exists(t => t.List == list))).ToList();
            if (missing.Count > 0)
                notes.Add(new($"没有找到以下部分，按未填处理：{string.Join("、", missing.Select(s => $"{s.Code} {s.Chinese}"))}。", $"These sections were not found and count as not filled in: {string.Join(", ", missing.Select(s => $"{s.Code} {s.English}"))}."));
        }

        notes.AddRange(_ignored);
        if (_unknownCount > 0)
            notes.Add(new($"{_unknownCount} 处内容未能识别，未读取：{List(_unknown, _unknownCount)}。", $"{_unknownCount} cells were not understood and not read: {List(_unknown, _unknownCount)}."));
        if (_conflicts.Count > 0)
            notes.Add(new($"以下各项在表中填了两次且内容不同，以先出现的为准：{string.Join("；", _conflicts)}。", $"These entries were given twice with different content; the first one stands: {string.Join("; ", _conflicts)}."));
        if (_skippedCount > 0)
            notes.Add(new($"跳过标题、说明、表尾共 {_skippedCount} 行：{List(_skipped, _skippedCount)}。", $"{_skippedCount} rows of titles, remarks and footers were skipped: {List(_skipped, _skippedCount)}."));
    }

    private static UnreadableFileException TwoCodes(string one, CellPlace at, string other, CellPlace place) => Refusal.Header(
        $"文件中有两个不同的统一社会信用代码：{Where(at)}“{Refusal.Shown(one)}”与{Where(place)}“{Refusal.Shown(other)}”。",
        $"The form bears two different credit codes: '{Refusal.Shown(one)}' at {Where(at)} and '{Refusal.Shown(other)}' at {Where(place)}.",
        "一个工作簿只填一个组织；多个组织请用汇总表（每个组织一行）上传。",
        "A form is for one organisation; report several in a table with a row for each.",
        "1 个统一社会信用代码 / one credit code",
        Refusal.Shown(other),
        place.Sheet,
        place.Row,
        place.Column);

    private static bool Same(in RawCell one, RawCell other) => HeaderText.Normalise(one.Text) == HeaderText.Normalise(other.Text);

    private static string Where(CellPlace place) => place.Sheet is null ? CellName.Of(place.Column, place.Row) : $"{place.Sheet}!{CellName.Of(place.Column, place.Row)}";

    /// <summary>A note is read by many: behind a colon may stand a person's name, and a long number may be a telephone's or a person's.</summary>
    private static string LabelOf(string text)
    {
        // 其中：办公费 is one name of a line.
        var from = text.StartsWith("其中", StringComparison.Ordinal) ? 3 : 0;
        var colon = text.AsSpan(Math.Min(from, text.Length)).IndexOfAny(':', '：') is >= 0 and var at ? at + from : -1;
        return Regex.Replace(colon < 0 ? text : text[..(colon + 1)], "[0-9]{7,}", "…");
    }

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;

    private static void Note(List<string> list, ref int count, string text)
    {
        count++;
        if (list.Count < Listed)
            list.Add(text);
    }

    private static string List(List<string> list, int count) => string.Join("；", list) + (count > list.Count ? "…" : "");

    private sealed class OneRow(SourceRow row) : RawRows
    {
        private bool _read;

        public override bool Read(SourceRow target)
        {
            if (_read)
                return false;
            _read = true;
            target.Take(row);
            return true;
        }

        public override void Dispose()
        {
        }
    }
}
