using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Reading;

/// <summary>What a header must keep to: every required column, none twice (ID-002).</summary>
internal static class HeaderDemand
{
    /// <summary>Columns named in one note.</summary>
    private const int Listed = 20;

    /// <summary>The required columns that the header does not have.</summary>
    public static IReadOnlyList<Column> Missing(IReadOnlyList<HeaderCell> cells, IReadOnlyList<Column> columns) =>
        [.. columns.Where(column => column.Required && !cells.Any(cell => cell.Column == column))];

    /// <summary>Refuses a header that names a column twice or lacks required ones.</summary>
    /// <param name="row">The header's row; null for JSON, whose header is its property names.</param>
    public static void Check(IReadOnlyList<HeaderCell> cells, IReadOnlyList<Column> columns, int? row, string? sheet)
    {
        if (cells.Where(c => c.Column is not null).GroupBy(c => c.Column!).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            var (first, second) = (twice.First(), twice.Skip(1).First());
            throw Refusal.Header(
                $"表头第 {first.FileColumn + 1} 列“{Refusal.Shown(first.Text)}”与第 {second.FileColumn + 1} 列“{Refusal.Shown(second.Text)}”是同一项({twice.Key.Chinese})。",
                $"Columns {first.FileColumn + 1} ('{Refusal.Shown(first.Text)}') and {second.FileColumn + 1} ('{Refusal.Shown(second.Text)}') both mean {twice.Key.Name}.",
                "请只保留其中一列后重新上传。",
                "Keep only one of them and upload the file again.",
                $"{twice.Key.Chinese}({twice.Key.Name}) × 1",
                Refusal.Shown(second.Text),
                sheet,
                row,
                second.FileColumn + 1);
        }

        if (Missing(cells, columns) is not { Count: > 0 } missing)
            return;
        var known = cells.Count(c => c.Column is not null);
        var (whereZh, whereEn) = row is { } r
            ? ($"(按第 {r} 行作为表头,认出 {known} 项。)", $" (Row {r} was taken for the header; {known} columns are known.)")
            : ($"(认出 {known} 项。)", $" ({known} properties are known.)");
        throw Refusal.Header(
            $"未识别的模板或缺少表头:{string.Join("、", missing.Select(c => c.Chinese))}。{whereZh}",
            $"Unknown template or missing headers: {string.Join(", ", missing.Select(c => c.Name))}.{whereEn}",
            "请补上缺少的表头及其数据后重新上传。",
            "Add the missing headers with their data and upload the file again.",
            string.Join("、", missing.Select(c => $"{c.Chinese}({c.Name})")),
            sheet: sheet,
            row: row);
    }

    /// <summary>A note on the columns that mean nothing here, or null.</summary>
    /// <param name="lettered">The file has lettered columns: JSON has none.</param>
    public static Note? Ignored(IReadOnlyList<HeaderCell> cells, bool lettered)
    {
        var ignored = cells.Where(c => c is { Column: null, List: null, IsAside: false }).ToList();
        if (ignored.Count == 0)
            return null;
        var listed = string.Join("、", ignored.Take(Listed).Select(c => lettered ? $"{CellName.Letters(c.FileColumn + 1)} {Refusal.Shown(c.Text)}" : Refusal.Shown(c.Text))) + (ignored.Count > Listed ? "…" : "");
        return new($"以下 {ignored.Count} 列不属于本表，已忽略：{listed}。", $"{ignored.Count} column{(ignored.Count == 1 ? " does" : "s do")} not belong to this dataset and {(ignored.Count == 1 ? "was" : "were")} ignored: {listed}.");
    }
}
