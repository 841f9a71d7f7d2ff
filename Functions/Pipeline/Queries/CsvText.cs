using System.Text;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Pipeline.Queries;

/// <summary>CSV for people who open it in a spreadsheet: UTF-8 with BOM, and no cell that would run as a formula (domain.md 9.1).</summary>
public static class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> table)
    {
        using var target = new MemoryStream();
        Write(table, target);
        return target.ToArray();
    }

    /// <summary>Writes the table line by line. The target stays open.</summary>
    public static void Write(IEnumerable<IReadOnlyList<string?>> table, Stream target)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        foreach (var line in table)
        {
            for (var i = 0; i < line.Count; i++)
            {
                if (i > 0)
                    text.Write(',');
                text.Write(Cell(line[i] ?? ""));
            }

            text.Write("\r\n");
        }
    }

    private static string Cell(string value)
    {
        value = FormulaGuard.Of(value);
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
