using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>
/// Looks for the header among the first rows: the first in which at least two cells, and 60 % of those filled in, are known headers
/// (domain.md 9.1). Titles above it are normal.
/// </summary>
internal sealed class HeaderSearch(ColumnNames names, ReadingLimits limits)
{
    private const int LeastKnown = 2;
    private const double KnownShare = 0.6;

    private int _nearestKnown = -1;
    private int _nearestRow;
    private string _firstRow = "";
    private int _firstRowNumber;

    /// <summary>The header's cells, or null when none was found.</summary>
    public IReadOnlyList<HeaderCell>? Cells { get; private set; }

    /// <summary>The header's row in the file.</summary>
    public int Row { get; private set; }

    /// <summary>How many columns of the dataset the header, or the row nearest to one, names.</summary>
    public int Known => Math.Max(0, _nearestKnown);

    /// <summary>Whether any row had content.</summary>
    public bool SawContent => _firstRowNumber > 0;

    public bool Found => Cells is not null;

    /// <summary>Reads rows until the header is found or is not to be expected any more.</summary>
    public bool Look(RawRows reader)
    {
        var row = new SourceRow();
        for (var i = 0; i < limits.HeaderSearchRows && reader.Read(row); i++)
        {
            if (row.Count > 0 && Consider(row))
                return true;
        }

        return false;
    }

    /// <summary>Whether the header has every required column.</summary>
    public bool IsComplete => Cells is not null && HeaderDemand.Missing(Cells, names.Columns).Count == 0;

    /// <summary>Refuses a file whose header was not found, lacks required columns, or names a column twice.</summary>
    /// <param name="triedZh">How the file was read (its encoding, its sheet), for the message when no header was found.</param>
    public void Demand(string? sheet, string triedZh, string triedEn)
    {
        if (!SawContent)
        {
            throw Refusal.Unreadable(
                $"前 {limits.HeaderSearchRows} 行都是空白，没有表头，也没有数据（{triedZh}）。",
                $"The first {limits.HeaderSearchRows} rows are blank: there is neither header nor data ({triedEn}).",
                "请确认上传的是已填写并保存的文件，然后重新上传。",
                "Check that the file is filled in and saved, then upload it again.",
                sheet: sheet);
        }

        var required = string.Join("、", names.Columns.Where(c => c.Required).Select(c => c.Chinese));
        var requiredEnglish = string.Join(", ", names.Columns.Where(c => c.Required).Select(c => c.Name));
        if (Cells is null)
        {
            var nearest = _nearestKnown > 0
                ? ($"最接近的是第 {_nearestRow} 行，只认出 {_nearestKnown} 个表头。", $" The nearest is row {_nearestRow}, in which only {_nearestKnown} headers are known.")
                : ("", "");
            throw Refusal.Header(
                $"前 {limits.HeaderSearchRows} 行中没有找到表头（{triedZh}）。第一行内容是：“{_firstRow}”。{nearest.Item1}",
                $"No header was found in the first {limits.HeaderSearchRows} rows ({triedEn}). The first row reads '{_firstRow}'.{nearest.Item2}",
                $"请使用上传页面所列的表头，至少要有：{required}。如果上面的内容是乱码，请在表格软件中另存为 xlsx 或“CSV UTF-8”后重新上传。",
                $"Use the headers listed on the upload page; there must at least be: {requiredEnglish}. If the row above is garbled, save the file as xlsx or 'CSV UTF-8' and upload it again.",
                required,
                _firstRow,
                sheet,
                _nearestKnown > 0 ? _nearestRow : _firstRowNumber > 0 ? _firstRowNumber : null);
        }

        HeaderDemand.Check(Cells, names.Columns, Row, sheet);
    }

    private bool Consider(SourceRow row)
    {
        var cells = new List<HeaderCell>();
        var known = 0;
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not { IsEmpty: false } cell)
                continue;
            var column = names.Find(cell.Text);
            var list = column is null ? names.FindList(cell.Text) : null;
            if (list is not null && cells.Exists(c => c.List == list))
                list = null;
            if (column is not null || list is not null)
                known++;
            cells.Add(new(i, cell.Text, column, HeaderText.UnitOf(cell.Text)) { List = list });
        }

        if (_firstRowNumber == 0)
        {
            _firstRowNumber = row.Number;
            _firstRow = Refusal.Shown(string.Join(" | ", cells.Take(20).Select(c => c.Text.Length > 60 ? c.Text[..60] : c.Text)));
        }

        if (known > _nearestKnown)
            (_nearestKnown, _nearestRow) = (known, row.Number);
        if (known < Math.Min(LeastKnown, names.Columns.Count) || known < KnownShare * cells.Count)
            return false;
        (_nearestKnown, _nearestRow) = (known, row.Number);
        Cells = cells;
        Row = row.Number;
        return true;
    }
}
