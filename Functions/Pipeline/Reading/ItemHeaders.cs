using Nianbao.Domain.Datasets;
using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>What is said of the headers of a list's table.</summary>
internal static class ItemHeaders
{
    private const int Listed = 20;

    /// <summary>Refuses a table that names a column twice.</summary>
    public static void Check(ItemTable table)
    {
        if (table.Headers.Where(h => h.Column is not null).GroupBy(h => h.Column!).FirstOrDefault(g => g.Skip(1).Any()) is not { } twice)
            return;
        var (first, second) = (twice.First(), twice.Skip(1).First());
        throw Refusal.Header(
            $"列表“{table.List.Chinese}”的表头“{Refusal.Shown(first.Text)}”与“{Refusal.Shown(second.Text)}”是同一项（{twice.Key.Chinese}）。",
            $"In the list {table.List.Name}, '{Refusal.Shown(first.Text)}' and '{Refusal.Shown(second.Text)}' both mean {twice.Key.Name}.",
            "请只保留其中一列后重新上传。",
            "Keep only one of them and upload the file again.",
            $"{twice.Key.Chinese}（{twice.Key.Name}）× 1",
            Refusal.Shown(second.Text),
            table.Sheet,
            table.HeaderRow,
            table.HeaderRow is null ? null : second.FileColumn + 1);
    }

    /// <summary>A note on the columns that mean nothing in this list, or null.</summary>
    public static Note? Ignored(ItemTable table)
    {
        var ignored = table.Headers.Where(c => c is { Column: null, IsAside: false }).ToList();
        if (ignored.Count == 0)
            return null;
        var listed = string.Join("、", ignored.Take(Listed).Select(c => table.HeaderRow is null ? Refusal.Shown(c.Text) : $"{CellName.Of(c.FileColumn + 1, table.HeaderRow.Value)} {Refusal.Shown(c.Text)}")) + (ignored.Count > Listed ? "…" : "");
        var (whereZh, whereEn) = table.Sheet is null ? ("", "") : ($"工作表“{table.Sheet}”的", $" on the sheet '{table.Sheet}'");
        return new(
            $"{whereZh}列表“{table.List.Chinese}”中以下 {ignored.Count} 列不属于该列表，已忽略：{listed}。",
            $"{ignored.Count} column{(ignored.Count == 1 ? "" : "s")} of the list {table.List.Name}{whereEn} {(ignored.Count == 1 ? "does" : "do")} not belong to it and {(ignored.Count == 1 ? "was" : "were")} ignored: {listed}.");
    }

    /// <summary>The headers of a table of this list in a row of cells.</summary>
    public static List<HeaderCell> Of(SourceRow row, ColumnNames names, Func<string, bool> isAside)
    {
        var headers = new List<HeaderCell>();
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not { IsEmpty: false } cell)
                continue;
            var column = names.Find(cell.Text);
            headers.Add(new(i, cell.Text, column, HeaderText.UnitOf(cell.Text)) { IsAside = column is null && isAside(cell.Text) });
        }

        return headers;
    }
}
