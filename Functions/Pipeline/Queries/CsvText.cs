using System.Text;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Pipeline.Queries;

/// <summary>CSV for people who open it in a spreadsheet: UTF-8 with BOM, and no cell that would run as a formula (domain.md 9.1).</summary>
public static class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> table)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var line in table)
        {
            for (var i = 0; i < line.Count; i++)
                text.Append(i == 0 ? "" : ",").Append(Cell(line[i] ?? ""));
            text.Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(string value)
    {
        value = FormulaGuard.Of(value);
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
