using System.Globalization;
using System.Xml;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The styles of a new workbook, made as they are asked for.</summary>
internal sealed class WorkbookStyles : IStyles
{
    /// <summary>Excel's own numbers of formats ([ECMA-376] 18.8.30); others get one from 164 on.</summary>
    private static readonly Dictionary<string, int> BuiltIn = new(StringComparer.Ordinal) { ["General"] = 0, ["0"] = 1, ["0.00"] = 2, ["#,##0"] = 3, ["#,##0.00"] = 4, ["@"] = 49 };

    private const int FirstOwnFormat = 164;
    private readonly Dictionary<CellLook, int> _looks = new() { [new()] = 0 };
    private readonly List<string> _formats = [];

    /// <summary>The style's number in this workbook.</summary>
    public int Of(CellLook look)
    {
        if (!_looks.TryGetValue(look, out var style))
            _looks[look] = style = _looks.Count;
        return style;
    }

    /// <summary>Writes the part xl/styles.xml.</summary>
    public void Write(XmlWriter xml)
    {
        var looks = _looks.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToList();
        foreach (var format in looks.Select(look => look.Format).Distinct().Where(format => !BuiltIn.ContainsKey(format)))
            _formats.Add(format);
        var fonts = looks.Select(look => (look.Size, look.Ink, look.IsBold, look.IsUnderlined)).Distinct().ToList();
        var fills = looks.Select(look => look.Fill).OfType<string>().Distinct().ToList();

        xml.WriteStartDocument(true);
        xml.WriteStartElement("styleSheet", Xlsx.Main);
        if (_formats.Count > 0)
        {
            Start(xml, "numFmts", _formats.Count);
            for (var i = 0; i < _formats.Count; i++)
                Leaf(xml, "numFmt", ("numFmtId", Number(FirstOwnFormat + i)), ("formatCode", _formats[i]));
            xml.WriteEndElement();
        }

        Start(xml, "fonts", fonts.Count);
        foreach (var (size, ink, bold, underlined) in fonts)
        {
            xml.WriteStartElement("font", Xlsx.Main);
            if (bold)
                Leaf(xml, "b");
            if (underlined)
                Leaf(xml, "u");
            Leaf(xml, "sz", ("val", size.ToString(CultureInfo.InvariantCulture)));
            Leaf(xml, "color", ("rgb", "FF" + ink));
            Leaf(xml, "name", ("val", "微软雅黑"));
            Leaf(xml, "family", ("val", "2"));
            Leaf(xml, "charset", ("val", "134"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();

        // The first two fills are fixed: none and gray125.
        Start(xml, "fills", fills.Count + 2);
        foreach (var pattern in (string[])["none", "gray125"])
        {
            xml.WriteStartElement("fill", Xlsx.Main);
            Leaf(xml, "patternFill", ("patternType", pattern));
            xml.WriteEndElement();
        }

        foreach (var fill in fills)
        {
            xml.WriteStartElement("fill", Xlsx.Main);
            xml.WriteStartElement("patternFill", Xlsx.Main);
            xml.WriteAttributeString("patternType", "solid");
            Leaf(xml, "fgColor", ("rgb", "FF" + fill));
            Leaf(xml, "bgColor", ("indexed", "64"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Start(xml, "borders", 2);
        foreach (var style in (string?[])[null, "thin"])
        {
            xml.WriteStartElement("border", Xlsx.Main);
            foreach (var side in (string[])["left", "right", "top", "bottom", "diagonal"])
            {
                xml.WriteStartElement(side, Xlsx.Main);
                if (style is not null && side != "diagonal")
                {
                    xml.WriteAttributeString("style", style);
                    Leaf(xml, "color", ("rgb", "FF" + Palette.Line));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Start(xml, "cellStyleXfs", 1);
        Leaf(xml, "xf", ("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0"));
        xml.WriteEndElement();
        Start(xml, "cellXfs", looks.Count);
        foreach (var look in looks)
        {
            xml.WriteStartElement("xf", Xlsx.Main);
            xml.WriteAttributeString("numFmtId", Number(BuiltIn.TryGetValue(look.Format, out var number) ? number : FirstOwnFormat + _formats.IndexOf(look.Format)));
            xml.WriteAttributeString("fontId", Number(fonts.IndexOf((look.Size, look.Ink, look.IsBold, look.IsUnderlined))));
            xml.WriteAttributeString("fillId", Number(look.Fill is { } fill ? fills.IndexOf(fill) + 2 : 0));
            xml.WriteAttributeString("borderId", look.HasBorder ? "1" : "0");
            xml.WriteAttributeString("xfId", "0");
            foreach (var aspect in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"])
                xml.WriteAttributeString(aspect, "1");
            xml.WriteStartElement("alignment", Xlsx.Main);
            if (look.Horizontal is { } horizontal)
                xml.WriteAttributeString("horizontal", horizontal);
            xml.WriteAttributeString("vertical", look.Vertical);
            if (look.Wraps)
                xml.WriteAttributeString("wrapText", "1");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Start(xml, "cellStyles", 1);
        Leaf(xml, "cellStyle", ("name", "Normal"), ("xfId", "0"), ("builtinId", "0"));
        xml.WriteEndElement();
        Start(xml, "dxfs", 0);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Start(XmlWriter xml, string name, int count)
    {
        xml.WriteStartElement(name, Xlsx.Main);
        xml.WriteAttributeString("count", Number(count));
    }

    private static void Leaf(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Xlsx.Main);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
