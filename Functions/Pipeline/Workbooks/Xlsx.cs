using System.Text;
using System.Xml;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Names of the format ([ECMA-376]) and how its XML is written.</summary>
internal static class Xlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    public const string TypePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>A cell holds so many characters (Excel specifications and limits).</summary>
    public const int CellCharacters = 32_767;

    public static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = true, CheckCharacters = false };

    /// <summary>
    /// A text as a workbook may hold it: what XML cannot say is escaped as _xHHHH_, and so is what would be taken for such an
    /// escape ([ECMA-376] 22.9.2.19); what is longer than a cell is cut with …
    /// </summary>
    public static string Text(string text)
    {
        if (text.Length > CellCharacters)
            text = text[..(CellCharacters - 1)] + "…";
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var isBad = (!isPair && !XmlConvert.IsXmlChar(c)) || c == '\r' || (c == '_' && LooksEscaped(text.AsSpan(i)));
            if (isBad)
                (escaped ??= new StringBuilder(text.Length + 8).Append(text, 0, i)).Append(System.Globalization.CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else if (isPair)
                escaped?.Append(c).Append(text[++i]);
            else
                escaped?.Append(c);
            if (isPair && escaped is null)
                i++;
        }

        return escaped?.ToString() ?? text;
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
