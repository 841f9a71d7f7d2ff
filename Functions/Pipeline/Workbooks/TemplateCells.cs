using System.Globalization;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>How a dataset's columns look in a template: format, drop-down, hint, and values as a person writes them.</summary>
internal sealed class TemplateCells(ChoiceSheet choices)
{
    /// <summary>A cell to fill in.</summary>
    public static CellLook Input(Column column, string? fill = null) => new()
    {
        Format = FormatOf(column),
        Fill = fill ?? (column.Required ? Palette.Required : null),
        HasBorder = true,
        Wraps = column.Type is "text" or "list",
        Horizontal = column.Type is "money" or "integer" or "decimal" ? "right" : "left",
    };

    /// <summary>The column's name with the mark of a required one, and the unit that amounts are in.</summary>
    public static string Header(Column column, bool withUnit)
    {
        var name = column.Required ? "※" + column.Chinese : column.Chinese;
        return withUnit && column.Unit is { Length: > 0 } unit ? $"{name}（{unit}）" : name;
    }

    /// <summary>A stored value as a person would write it: labels for codes, 是 and 否, real dates and numbers.</summary>
    /// <param name="canonical">As <see cref="Column.Write(Record)"/> gives it.</param>
    public static CellValue Value(Column column, string? canonical) => canonical is null ? CellValue.None : column.Type switch
    {
        "money" or "integer" or "decimal" => CellValue.OfNumber(canonical),
        "date" => CellValue.Of(DateOnly.ParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "flag" => CellValue.Of(canonical == "true" ? "是" : "否"),
        "choice" => CellValue.Of(column.Choices.Find(canonical)?.Chinese ?? canonical),
        "list" => CellValue.Of(string.Join('；', canonical.Split(';').Select(item => column.Choices.Find(item)?.Chinese ?? item))),
        _ => CellValue.Of(FormulaGuard.Of(canonical)),
    };

    /// <summary>The drop-down or check of a range of the column's cells, or null.</summary>
    /// <param name="withHint">Show what to write beside the cell: where no help stands on the sheet itself.</param>
    public DropDown? CheckOf(Column column, string range, bool withHint)
    {
        var (zh, en) = HelpOf(column);
        var (title, hint) = withHint && zh.Length > 0 ? (column.Chinese, $"{zh}\n{en}") : (null, (string?)null);
        return column.Type switch
        {
            "choice" => new(range, "list", choices.RangeOf(column.Choices), IsStrict: true, title, hint),
            "flag" => new(range, "list", "\"是,否\"", IsStrict: true, title, hint),
            "integer" => new(range, "whole", null, IsStrict: false, title, hint),
            "money" or "decimal" => new(range, "decimal", null, IsStrict: false, title, hint),
            "date" => new(range, "date", null, IsStrict: false, title, hint),
            _ => hint is null ? null : new(range, "any", null, IsStrict: false, title, hint),
        };
    }

    /// <summary>What to write: the column's own help, and what its type asks for. Empty when the name says it all.</summary>
    public static (string Zh, string En) HelpOf(Column column)
    {
        var (zh, en) = column.Type switch
        {
            "date" => ("格式：2025-03-01。", "As 2025-03-01."),
            "list" when column.Choices.Count > 0 => ($"可多选，用“；”分隔：{Labels(column)}。", $"One or more, separated by ';': {string.Join(", ", column.Choices.Select(c => c.English))}."),
            "list" => ("多项用“；”分隔。", "Separate several by ';'."),
            "person" => ("请填全名；系统只保存脱敏后的姓名。", "Write the full name; only a masked form is kept."),
            "personNumber" => ("请填完整号码；系统不保存号码本身。", "Write the whole number; the number itself is not kept."),
            "masked" => ("请填完整号码；系统只保存头尾。", "Write the whole number; only its ends are kept."),
            _ => ("", ""),
        };
        return (column.HelpZh + zh, string.Join(' ', ((string?[])[column.HelpEn, en]).Where(text => !string.IsNullOrEmpty(text))));
    }

    /// <summary>How wide the column should be for what is written in it.</summary>
    public static double WidthOf(Column column) => column.Name is "uscc" or "entityUscc" ? 23 : column.Type switch
    {
        "money" => 17,
        "date" => 13,
        "integer" or "decimal" => 12,
        "flag" => 10,
        "personNumber" => 22,
        "choice" => Math.Clamp(column.Choices.Max(c => c.Chinese.Length * 2) + 3, 12, 24),
        "person" or "masked" => 15,
        _ => column.Chinese.EndsWith("名称", StringComparison.Ordinal) ? 30 : 18,
    };

    private static string Labels(Column column) => string.Join("、", column.Choices.Select(c => c.Chinese));

    private static string FormatOf(Column column) => column.Type switch
    {
        "money" => CellLook.AsMoney,
        "integer" => CellLook.AsWhole,
        "decimal" => CellLook.AsHundredths,
        "date" => CellLook.AsDate,
        _ => CellLook.AsText,
    };
}
