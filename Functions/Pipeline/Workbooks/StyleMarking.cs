using System.Globalization;
using System.Xml.Linq;
using Nianbao.Domain.Rules;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// The styles of somebody else's workbook, with more of our own: a marked cell keeps everything of its style but the fill. A solid fill
/// does not show its second colour, so the fill that was there is kept in it, and comes back when the workbook is marked anew.
/// </summary>
internal sealed class StyleMarking : IStyles
{
    private static readonly Dictionary<string, Severity> Ours = Enum.GetValues<Severity>().ToDictionary(severity => "FF" + SeverityColours.Of(severity), severity => severity, StringComparer.OrdinalIgnoreCase);
    private static readonly string[] Sides = ["left", "right", "top", "bottom"];
    private static readonly string[] Aspects = ["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"];
    private readonly XNamespace _main;
    private readonly XElement _fonts;
    private readonly XElement _fills;
    private readonly XElement _borders;
    private readonly XElement _formats;
    private readonly Dictionary<(int Style, Severity Severity), int> _marked = [];
    private readonly Dictionary<CellLook, int> _looks = [];
    private int _formatCount;

    /// <param name="styles">The part xl/styles.xml; changed in place.</param>
    public StyleMarking(XDocument styles)
    {
        Document = styles;
        _main = styles.Root!.Name.Namespace;
        _formats = Require("cellXfs", () => new XElement(_main + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("fillId", 0), new XAttribute("borderId", 0)), after: ["cellStyleXfs", "borders", "fills", "fonts", "numFmts"]);
        _borders = Require("borders", () => new XElement(_main + "border"), after: ["fills", "fonts", "numFmts"]);
        _fills = Require("fills", () => Fill("none"), after: ["fonts", "numFmts"]);
        _fonts = Require("fonts", () => new XElement(_main + "font"), after: ["numFmts"]);
        while (_fills.Elements().Count() < 2)
            _fills.Add(Fill("gray125"));
        _formatCount = _formats.Elements().Count();
        foreach (var fill in _fills.Elements().ToList())
            Restore(fill);
    }

    public XDocument Document { get; }

    /// <summary>The style of a cell with the colour of a severity.</summary>
    /// <param name="style">The cell's own style.</param>
    public int Marked(int style, Severity severity)
    {
        if (_marked.TryGetValue((style, severity), out var marked))
            return marked;
        var own = _formats.Elements().ElementAtOrDefault(style) ?? _formats.Elements().First();
        var format = new XElement(own);
        var fill = Fill("solid", new XElement(_main + "fgColor", new XAttribute("rgb", "FF" + SeverityColours.Of(severity))), FormerColour(own));
        format.SetAttributeValue("fillId", Append(_fills, fill));
        format.SetAttributeValue("applyFill", 1);
        return _marked[(style, severity)] = AppendFormat(format);
    }

    public int Of(CellLook look)
    {
        if (_looks.TryGetValue(look, out var style))
            return style;
        var font = new XElement(
            _main + "font",
            look.IsBold ? new XElement(_main + "b") : null,
            look.IsUnderlined ? new XElement(_main + "u") : null,
            new XElement(_main + "sz", new XAttribute("val", look.Size.ToString(CultureInfo.InvariantCulture))),
            new XElement(_main + "color", new XAttribute("rgb", "FF" + look.Ink)),
            new XElement(_main + "name", new XAttribute("val", "微软雅黑")),
            new XElement(_main + "family", new XAttribute("val", 2)),
            new XElement(_main + "charset", new XAttribute("val", 134)));
        var fill = look.Fill is null ? 0 : Append(_fills, Fill("solid", new XElement(_main + "fgColor", new XAttribute("rgb", "FF" + look.Fill)), new XElement(_main + "bgColor", new XAttribute("indexed", 64))));
        var border = look.HasBorder
            ? Append(_borders, new(_main + "border", Sides.Select(side => new XElement(_main + side, new XAttribute("style", "thin"), new XElement(_main + "color", new XAttribute("rgb", "FF" + Palette.Line)))), new XElement(_main + "diagonal")))
            : 0;
        var format = new XElement(
            _main + "xf",
            new XAttribute("numFmtId", look.Format switch { CellLook.AsText => 49, CellLook.AsWhole => 1, _ => 0 }),
            new XAttribute("fontId", Append(_fonts, font)),
            new XAttribute("fillId", fill),
            new XAttribute("borderId", border),
            new XAttribute("xfId", 0),
            Aspects.Select(aspect => new XAttribute(aspect, 1)),
            new XElement(
                _main + "alignment",
                look.Horizontal is { } horizontal ? new XAttribute("horizontal", horizontal) : null,
                new XAttribute("vertical", look.Vertical),
                look.Wraps ? new XAttribute("wrapText", 1) : null));
        if (_formats.Parent!.Element(_main + "cellStyleXfs") is null)
            format.Attribute("xfId")!.Remove();
        return _looks[look] = AppendFormat(format);
    }

    private XElement Fill(string pattern, params object?[] colours) => new(_main + "fill", new XElement(_main + "patternFill", new XAttribute("patternType", pattern), colours));

    /// <summary>The colour that the style's fill has, as the second colour of ours; index 64 when it has none.</summary>
    private XElement FormerColour(XElement format)
    {
        var fill = (int?)format.Attribute("fillId") is { } id ? _fills.Elements().ElementAtOrDefault(id) : null;
        var pattern = fill?.Element(_main + "patternFill");
        return (string?)pattern?.Attribute("patternType") == "solid" && pattern?.Element(_main + "fgColor") is { } colour
            ? new(_main + "bgColor", colour.Attributes())
            : new(_main + "bgColor", new XAttribute("indexed", 64));
    }

    private void Restore(XElement fill)
    {
        var pattern = fill.Element(_main + "patternFill");
        if (pattern?.Element(_main + "fgColor")?.Attribute("rgb")?.Value is not { } colour || !Ours.ContainsKey(colour))
            return;
        var former = pattern.Element(_main + "bgColor");
        // Some programs write the first colour into the second as well.
        if (former is null || former.Attribute("indexed") is not null || (former.Attribute("rgb")?.Value is { } same && Ours.ContainsKey(same)) || !former.HasAttributes)
            fill.ReplaceWith(Fill("none"));
        else
            fill.ReplaceWith(Fill("solid", new XElement(_main + "fgColor", former.Attributes()), new XElement(_main + "bgColor", new XAttribute("indexed", 64))));
    }

    private int AppendFormat(XElement format)
    {
        Append(_formats, format);
        return _formatCount++;
    }

    private static int Append(XElement list, XElement item)
    {
        var index = list.Elements().Count();
        list.Add(item);
        list.SetAttributeValue("count", index + 1);
        return index;
    }

    private XElement Require(string name, Func<XElement> first, string[] after)
    {
        var root = Document.Root!;
        var list = root.Element(_main + name);
        if (list is null)
        {
            list = new(_main + name);
            if (after.Select(before => root.Element(_main + before)).FirstOrDefault(e => e is not null) is { } previous)
                previous.AddAfterSelf(list);
            else
                root.AddFirst(list);
        }

        if (!list.HasElements)
            Append(list, first());
        return list;
    }
}
