namespace Nianbao.Domain.Values;

/// <summary>Yes or no: 是/否, 有/无, √/×, Y/N, 1/0, true/false (domain.md 9.1).</summary>
public sealed class FlagFormat : ValueFormat<bool?>
{
    private const string Expected = "是/否 yes or no";

    public override string Name => "flag";

    public override CellProblem? Read(in WrittenCell cell, int unit, out bool? value)
    {
        value = null;
        if (cell.Kind == CellKind.Error)
            return ValueProblem.WorkbookError("VAL-002", in cell, Expected);
        var text = CellText.Strip(cell.Text);
        Span<char> word = stackalloc char[5];
        if (text.Length is > 0 and <= 5)
        {
            for (var i = 0; i < text.Length; i++)
                word[i] = char.ToLowerInvariant(CellText.Half(text[i]));
            switch (word[..text.Length])
            {
                case "是" or "有" or "对" or "√" or "✓" or "✔" or "☑" or "y" or "yes" or "1" or "t" or "true":
                    value = true;
                    return null;
                case "否" or "无" or "没有" or "不是" or "错" or "×" or "✗" or "✘" or "☐" or "n" or "no" or "0" or "f" or "false":
                    value = false;
                    return null;
            }
        }

        return CellText.IsNothing(text)
            ? null
            : ValueProblem.Of(
                in cell,
                Expected,
                "“{0}”不能识别为“是”或“否”。",
                "'{0}' is neither yes nor no.",
                "请填“是”或“否”;没有数据请留空。",
                "Write 是 or 否 (yes or no); leave it empty when there is nothing to report.");
    }

    public override string? Write(bool? value) => value switch { true => "true", false => "false", null => null };
}
