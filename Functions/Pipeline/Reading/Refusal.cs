using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Reading;

/// <summary>The reasons for which a file is refused, in words that a layperson can act on.</summary>
internal static class Refusal
{
    private const string ReadableFiles = "xlsx、csv(UTF-8 或 GBK)、json / xlsx, csv (UTF-8 or GBK), json";

    /// <summary>ID-001: the file cannot be read.</summary>
    public static UnreadableFileException Unreadable(string zh, string en, string remedyZh, string remedyEn, string? expected = null, string? value = null, string? sheet = null, int? row = null, int? column = null, Exception? cause = null) =>
        Of("ID-001", zh, en, remedyZh, remedyEn, expected ?? ReadableFiles, value, sheet, row, column, cause);

    /// <summary>ID-002: the header is not that of the dataset.</summary>
    public static UnreadableFileException Header(string zh, string en, string remedyZh, string remedyEn, string expected, string? value = null, string? sheet = null, int? row = null, int? column = null) =>
        Of("ID-002", zh, en, remedyZh, remedyEn, expected, value, sheet, row, column, null);

    public static UnreadableFileException Empty() => Unreadable(
        "文件是空的,没有任何内容。",
        "The file is empty.",
        "请确认上传的是已保存的文件,然后重新上传。",
        "Check that you saved the file before uploading it, then upload it again.");

    public static UnreadableFileException Damaged(Exception? cause = null, string? sheet = null, int? row = null) => Unreadable(
        "文件已损坏或不完整(可能上传中断),无法读取。",
        "The file is damaged or incomplete (perhaps the upload was cut short).",
        "请在表格软件中打开确认无误,另存为 xlsx 后重新上传。",
        "Open it in your spreadsheet program to check it, save it as xlsx and upload it again.",
        "完整的 xlsx 文件 / a complete xlsx file",
        sheet: sheet,
        row: row,
        cause: cause);

    public static UnreadableFileException TooManyRows(int limit) => Unreadable(
        $"文件超过 {limit:N0} 行。",
        $"The file has more than {limit:N0} rows.",
        "请拆成几个文件分别上传。",
        "Split it into several files and upload them one by one.",
        $"≤ {limit:N0}");

    public static UnreadableFileException TooManyColumns(int limit, int row, string? sheet = null) => Unreadable(
        $"第 {row} 行超过 {limit:N0} 列。",
        $"Row {row} has more than {limit:N0} columns.",
        "请删除多余的列后重新上传。",
        "Delete the surplus columns and upload the file again.",
        $"≤ {limit:N0}",
        sheet: sheet,
        row: row);

    public static UnreadableFileException CellTooLong(int limit, int row, int? column, string? sheet = null) => Unreadable(
        $"第 {row} 行有单元格超过 {limit:N0} 个字符。",
        $"A cell in row {row} has more than {limit:N0} characters.",
        "请缩短该单元格的内容;如果内容看起来像多行数据,请检查是否有未配对的引号。",
        "Shorten that cell; if it looks like many rows in one, look for a quotation mark without its partner.",
        $"≤ {limit:N0}",
        sheet: sheet,
        row: row,
        column: column);

    public static UnreadableFileException RecordTooLong(int limit, int row) => Unreadable(
        $"第 {row} 行超过 {limit:N0} 个字符,不像表格数据。",
        $"Line {row} has more than {limit:N0} characters; this does not look like a table.",
        "请用表格软件打开,另存为 xlsx 或 csv 后重新上传。",
        "Open it in a spreadsheet program, save it as xlsx or csv and upload it again.",
        $"≤ {limit:N0}",
        row: row);

    /// <summary>The text as a message shows it: one line, at most 200 characters.</summary>
    public static string Shown(string text)
    {
        var line = new string(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c).Take(201).ToArray());
        return line.Length > 200 ? line[..200] + "…" : line;
    }

    private static UnreadableFileException Of(string code, string zh, string en, string remedyZh, string remedyEn, string expected, string? value, string? sheet, int? row, int? column, Exception? cause) => new(
        new Finding
        {
            Code = code,
            Severity = Severity.Reject,
            Sheet = sheet,
            Row = row,
            Column = column,
            Cell = row is { } r && column is { } c ? CellName.Of(c, r) : null,
            Value = value,
            Expected = expected,
            MessageZh = zh,
            MessageEn = en,
            RemedyZh = remedyZh,
            RemedyEn = remedyEn,
        },
        cause);
}
