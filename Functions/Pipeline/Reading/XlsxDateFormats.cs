using System.Globalization;

namespace Nianbao.Pipeline.Reading;

/// <summary>Which cell styles of a workbook show a number as a date.</summary>
internal sealed class XlsxDateFormats
{
    /// <summary>Excel allows 65,490 cell formats (Excel specifications and limits).</summary>
    private const int MostStyles = 65_536;

    private readonly List<bool> _styles = [];

    public bool IsDate(int style) => style >= 0 && style < _styles.Count && _styles[style];

    public static XlsxDateFormats Read(XlsxPackage package, string? path)
    {
        var formats = new XlsxDateFormats();
        var custom = new Dictionary<int, bool>();
        using var xml = package.Open(path ?? "xl/styles.xml");
        var inCellFormats = false;
        var depth = 0;
        while (xml is not null && xml.ReadToElement())
        {
            if (inCellFormats && xml.Depth <= depth)
                inCellFormats = false;
            if (xml.Name == "numFmt" && int.TryParse(xml["numFmtId"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && custom.Count < MostStyles)
            {
                custom[id] = IsDateCode(xml["formatCode"] ?? "");
            }
            else if (xml.Name == "cellXfs")
            {
                inCellFormats = true;
                depth = xml.Depth;
            }
            else if (inCellFormats && xml.Name == "xf" && xml.Depth == depth + 1 && formats._styles.Count < MostStyles)
            {
                _ = int.TryParse(xml["numFmtId"], NumberStyles.None, CultureInfo.InvariantCulture, out var format);
                formats._styles.Add(custom.TryGetValue(format, out var isDate) ? isDate : IsBuiltInDate(format));
            }
        }

        return formats;
    }

    /// <summary>The date formats that are not written out ([ECMA-376] 18.8.30, with those of the Chinese editions); 18-21 and 45-47 are times of day.</summary>
    private static bool IsBuiltInDate(int id) => id is >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58;

    /// <summary>Whether a format code shows a day, month or year: a y, d or month outside quotes, brackets and escapes.</summary>
    internal static bool IsDateCode(string code)
    {
        var months = false;
        var hours = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case ';':
                    return months && !hours;
                case '"':
                    i = code.IndexOf('"', i + 1);
                    if (i < 0)
                        return months && !hours;
                    break;
                case '[':
                    // [$-804] and [Red] are no parts of a date; [h] is an elapsed time.
                    var close = code.IndexOf(']', i);
                    if (close < 0)
                        return false;
                    hours |= i + 1 < close && code[i + 1] is 'h' or 'H' or 's' or 'S';
                    i = close;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'd' or 'D':
                    return true;
                case 'm' or 'M':
                    months = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hours = true;
                    break;
                case 'G' or 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
            }
        }

        return months && !hours;
    }
}
