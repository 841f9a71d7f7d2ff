using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// The two parts that notes on cells consist of: their texts (comments), and a legacy drawing that says where each box stands, without
/// which Excel shows none ([ECMA-376] 18.7, VML).
/// </summary>
internal static class NoteParts
{
    public const string Author = "年报 Nianbao";
    public const string DrawingRelation = "nianbaoDrawing";
    public const string NotesRelation = "nianbaoNotes";
    public const string NotesType = Xlsx.TypePrefix + "comments+xml";
    public const string DrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    public static readonly XNamespace Main = Xlsx.Main;
    public static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace OfficeVml = "urn:schemas-microsoft-com:office:office";
    public static readonly XNamespace ExcelVml = "urn:schemas-microsoft-com:office:excel";

    /// <summary>A part with the texts of these notes.</summary>
    public static XDocument Texts(IEnumerable<CellNote> notes) => new(
        new XElement(Main + "comments", new XElement(Main + "authors", new XElement(Main + "author", Author)), new XElement(Main + "commentList", notes.OrderBy(n => n.Row).ThenBy(n => n.Column).Select(note => Text(note, 0)))));

    /// <summary>One note's text.</summary>
    /// <param name="author">Its author's place in the list.</param>
    public static XElement Text(CellNote note, int author) => new(
        Main + "comment",
        new XAttribute("ref", CellName.Of(note.Column, note.Row)),
        new XAttribute("authorId", author),
        new XElement(Main + "text", Run(note.Text)));

    public static XElement Run(string text) => new(
        Main + "r",
        new XElement(Main + "rPr", new XElement(Main + "sz", new XAttribute("val", 9)), new XElement(Main + "rFont", new XAttribute("val", "微软雅黑")), new XElement(Main + "family", new XAttribute("val", 2)), new XElement(Main + "charset", new XAttribute("val", 134))),
        new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Xlsx.Text(text.ReplaceLineEndings("\n"))));

    /// <summary>A drawing with the boxes of these notes.</summary>
    public static XDocument Drawing(IEnumerable<CellNote> notes) => new(
        new XElement(
            "xml",
            new XAttribute(XNamespace.Xmlns + "v", Vml),
            new XAttribute(XNamespace.Xmlns + "o", OfficeVml),
            new XAttribute(XNamespace.Xmlns + "x", ExcelVml),
            new XElement(OfficeVml + "shapelayout", new XAttribute(Vml + "ext", "edit"), new XElement(OfficeVml + "idmap", new XAttribute(Vml + "ext", "edit"), new XAttribute("data", "1"))),
            ShapeType(),
            notes.Select((note, i) => Box(note, $"_x0000_s{(1025 + i).ToString(CultureInfo.InvariantCulture)}"))));

    public static XElement ShapeType() => new(
        Vml + "shapetype",
        new XAttribute("id", "_x0000_t202"),
        new XAttribute("coordsize", "21600,21600"),
        new XAttribute(OfficeVml + "spt", "202"),
        new XAttribute("path", "m,l,21600r21600,l21600,xe"),
        new XElement(Vml + "stroke", new XAttribute("joinstyle", "miter")),
        new XElement(Vml + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(OfficeVml + "connecttype", "rect")));

    /// <summary>The hidden box of one note, to the right of its cell, as high as its text needs.</summary>
    public static XElement Box(CellNote note, string id)
    {
        var rows = Math.Clamp(note.Text.Split('\n').Sum(line => 1 + (Width(line) / 44)) + 1, 3, 24);
        var anchor = string.Join(", ", note.Column, 12, Math.Max(0, note.Row - 2), 6, note.Column + 4, 20, Math.Max(0, note.Row - 2) + rows, 6);
        return new(
            Vml + "shape",
            new XAttribute("id", id),
            new XAttribute("type", "#_x0000_t202"),
            new XAttribute("style", "position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:" + (rows * 15).ToString(CultureInfo.InvariantCulture) + "pt;z-index:1;visibility:hidden"),
            new XAttribute("fillcolor", "#fffbe6"),
            new XAttribute(OfficeVml + "insetmode", "auto"),
            new XElement(Vml + "fill", new XAttribute("color2", "#fffbe6")),
            new XElement(Vml + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t")),
            new XElement(Vml + "path", new XAttribute(OfficeVml + "connecttype", "none")),
            new XElement(Vml + "textbox", new XAttribute("style", "mso-direction-alt:auto"), new XElement("div", new XAttribute("style", "text-align:left"))),
            new XElement(
                ExcelVml + "ClientData",
                new XAttribute("ObjectType", "Note"),
                new XElement(ExcelVml + "MoveWithCells"),
                new XElement(ExcelVml + "SizeWithCells"),
                new XElement(ExcelVml + "Anchor", anchor),
                new XElement(ExcelVml + "AutoFill", "False"),
                new XElement(ExcelVml + "Row", note.Row - 1),
                new XElement(ExcelVml + "Column", note.Column - 1)));
    }

    public static void Save(XDocument document, Stream part)
    {
        using var xml = XmlWriter.Create(part, Xlsx.Settings);
        document.Save(xml);
    }

    private static int Width(string text) => text.Sum(c => c < '\u2E80' ? 1 : 2);
}
