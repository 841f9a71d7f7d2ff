namespace Nianbao.Domain.Values;

/// <summary>The problems the formats name, in words that a layperson can act on. Every message repeats the value.</summary>
internal static class ValueProblem
{
    /// <summary>A value is repeated in a message up to this length; the whole of it stands in the finding's own field.</summary>
    private const int ShownLength = 60;

    /// <summary>A cell whose text cannot be read as its column's type (VAL-002).</summary>
    public static CellProblem Of(in WrittenCell cell, string expected, string zh, string en, string remedyZh, string remedyEn) =>
        Of("VAL-002", in cell, expected, zh, en, remedyZh, remedyEn);

    /// <summary>A problem under a code of its own; {0} in the messages becomes the value.</summary>
    public static CellProblem Of(string code, in WrittenCell cell, string expected, string zh, string en, string remedyZh, string remedyEn)
    {
        var value = Shown(cell.Text);
        return new(code, expected, zh.Replace("{0}", value, StringComparison.Ordinal), en.Replace("{0}", value, StringComparison.Ordinal), remedyZh, remedyEn);
    }

    /// <summary>The workbook shows an error such as #DIV/0! in the cell, or holds a formula that no program has computed.</summary>
    public static CellProblem WorkbookError(string code, in WrittenCell cell, string expected) => cell.Text.StartsWith('=')
        ? Of(
            code,
            in cell,
            expected,
            "单元格中是公式“{0}”，文件里没有它的计算结果。",
            "The cell holds the formula '{0}', and the file does not hold its result.",
            "请在 Excel、WPS 或 LibreOffice 中打开文件，保存一次后重新上传；或直接填写数值。",
            "Open the file in Excel, WPS or LibreOffice, save it once and upload it again; or type the value itself.")
        : Of(
            code,
            in cell,
            expected,
            "单元格中是表格软件的公式错误“{0}”,不是填报值。",
            "The cell holds the spreadsheet error '{0}', not a value.",
            "请修正该单元格的公式,或直接填写数值;没有数据请留空。",
            "Mend the formula in this cell or type the value itself; leave it empty when there is nothing to report.");

    /// <summary>The same problem without the value in its messages, for columns that hold personal data.</summary>
    internal static CellProblem Hide(CellProblem problem, in WrittenCell cell)
    {
        var value = Shown(cell.Text);
        return value.Length == 0 ? problem : problem with
        {
            MessageZh = problem.MessageZh.Replace(value, "***", StringComparison.Ordinal),
            MessageEn = problem.MessageEn.Replace(value, "***", StringComparison.Ordinal),
        };
    }

    /// <summary>The value as the messages show it: on one line, without control characters, at most 60 characters.</summary>
    internal static string Shown(ReadOnlySpan<char> text)
    {
        var cut = text.Length > ShownLength;
        var end = cut ? (char.IsHighSurrogate(text[ShownLength - 1]) ? ShownLength - 1 : ShownLength) : text.Length;
        var shown = string.Create(end, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        return cut ? shown + "…" : shown;
    }
}
