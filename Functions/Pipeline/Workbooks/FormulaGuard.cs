using System.Globalization;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// Puts ' before a text that a spreadsheet might run as a formula (domain.md 9.1). Reading takes one ' off again, so what goes out
/// comes back as it was. A signed number is no formula.
/// </summary>
internal static class FormulaGuard
{
    public static string Of(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;
}
