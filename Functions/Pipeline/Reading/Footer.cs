using Nianbao.Domain.Values;

namespace Nianbao.Pipeline.Reading;

/// <summary>Recognises the rows below a table that are not data: totals, signatures, remarks (domain.md 9.1).</summary>
internal static class Footer
{
    private static readonly string[] Words =
    [
        "合计", "总计", "小计", "共计", "制表", "填表", "填报", "审核", "复核", "经办人", "负责人签", "单位负责人", "备注", "说明", "注:", "注1", "total", "subtotal", "grandtotal", "note:", "notes:", "preparedby",
    ];

    /// <summary>Whether the row is a footer. A row that holds a credit code, or anything like one, never is.</summary>
    /// <param name="keyColumn">The file's column of the credit code, or -1.</param>
    public static bool Is(SourceRow row, int keyColumn)
    {
        var first = 0;
        while (first < row.Count && row.Written(first).Text.Length == 0)
            first++;
        if (first == row.Count)
            return false;
        var key = keyColumn < 0 ? default : row.Written(keyColumn).Text;
        if (key.Length > 0 && (keyColumn != first || Digits(key) >= 6))
            return false;
        var text = row.Written(first).Text;
        if (text[0] < 'A' && text[0] != ' ' && text[0] != '(')
            return false;
        var start = HeaderText.Normalise(text[..Math.Min(40, text.Length)].ToString()).TrimStart('(');
        return Array.Exists(Words, word => start.StartsWith(word, StringComparison.Ordinal)) || start is "注";
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                digits++;
        }

        return digits;
    }
}
