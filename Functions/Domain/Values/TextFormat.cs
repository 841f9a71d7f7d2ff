namespace Nianbao.Domain.Values;

/// <summary>Free text on a form: trimmed, without the spreadsheet's ' guard, free of control characters, never cut.</summary>
/// <param name="maxLength">The longest text in UTF-16 characters; a stored string may have 32 K of them (Table Storage).</param>
public sealed class TextFormat(int maxLength = 200) : ValueFormat<string?>
{
    public override string Name => "text";

    public int MaxLength { get; } = maxLength;

    public override CellProblem? Read(in WrittenCell cell, int unit, out string? value)
    {
        value = null;
        var problem = Read(in cell, cell.Text, MaxLength, out var text);
        if (problem is null)
            value = text;
        return problem;
    }

    /// <summary>A text that itself begins with ' is written with one more, because reading takes one off.</summary>
    public override string? Write(string? value) => string.IsNullOrEmpty(value) ? null : value[0] == '\'' ? "'" + value : value;

    /// <summary>Reads a part of a cell's text as text; null when nothing but blanks is there.</summary>
    internal static CellProblem? Read(in WrittenCell cell, ReadOnlySpan<char> part, int maxLength, out string? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, "文字 text");
        if (cell.Kind == CellKind.Number)
            part = WrittenNumber.Plain(cell.Keep(part));
        var text = CellText.Strip(part);
        if (text.Length == 0)
            return null;
        if (text.Length > maxLength)
        {
            return ValueProblem.Of(
                in cell,
                $"≤ {maxLength}",
                $"“{{0}}”共 {text.Length} 个字符,超过 {maxLength} 个字符的上限。",
                $"'{{0}}' has {text.Length} characters; at most {maxLength} are allowed.",
                $"请精简到 {maxLength} 个字符以内;系统不会自动截断。",
                $"Shorten it to {maxLength} characters or fewer; nothing is cut off for you.");
        }

        var bad = IndexOfForbidden(text);
        if (bad >= 0)
        {
            return ValueProblem.Of(
                in cell,
                "不含控制字符的文字 text without control characters",
                $"“{{0}}”的第 {bad + 1} 个字符是看不见的控制字符(U+{(int)text[bad]:X4})。",
                $"'{{0}}' has an invisible control character (U+{(int)text[bad]:X4}) at position {bad + 1}.",
                "请删除该单元格内容后重新手工输入(不要从其他系统直接粘贴)。",
                "Clear the cell and type the text again instead of pasting it from another program.");
        }

        value = cell.Keep(text);
        return null;
    }

    /// <summary>Control characters other than tab and line breaks (which people type with Alt+Enter), halves of surrogate pairs, and U+FFFE/FFFF: none of them survives XML or JSON.</summary>
    private static int IndexOfForbidden(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ' ? c is not ('\t' or '\n' or '\r') : c is >= '\u007F' and <= '\u009F' or >= '\uFFFE')
                return i;
            if (char.IsSurrogate(c))
            {
                if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                    return i;
                i++;
            }
        }

        return -1;
    }
}
