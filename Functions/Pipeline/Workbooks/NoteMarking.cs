using System.Globalization;
using System.Xml.Linq;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>The notes of a sheet that is not ours: the writer's own stay, those we set before go, the new ones come.</summary>
internal static class NoteMarking
{
    private static readonly XNamespace Main = NoteParts.Main;

    /// <summary>Takes our earlier notes off and puts the new ones on; a cell with a note of the writer's gets ours below it.</summary>
    /// <param name="texts">The part with the texts; changed in place.</param>
    /// <param name="drawing">The part with the boxes; changed in place.</param>
    public static void Merge(XDocument texts, XDocument drawing, IReadOnlyList<CellNote> notes)
    {
        var list = texts.Root!.Element(Main + "commentList");
        if (list is null)
            texts.Root.Add(list = new XElement(Main + "commentList"));
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comment in list.Elements(Main + "comment").ToList())
        {
            var all = string.Concat(comment.Descendants(Main + "t").Where(t => t.Parent?.Name != Main + "rPh").Select(t => t.Value));
            var at = all.IndexOf(CellMark.NoteMarker, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var own = all[..at].TrimEnd();
            if (own.Length > 0)
            {
                comment.Element(Main + "text")!.ReplaceNodes(NoteParts.Run(XlsxXml.Unescape(own)));
            }
            else
            {
                removed.Add((string?)comment.Attribute("ref") ?? "");
                comment.Remove();
            }
        }

        Boxes(drawing).Where(box => removed.Contains(CellOf(box))).Remove();
        var existing = list.Elements(Main + "comment").GroupBy(c => (string?)c.Attribute("ref") ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var author = AuthorOf(texts.Root);
        var id = NextId(drawing);
        foreach (var note in notes)
        {
            if (existing.TryGetValue(CellName.Of(note.Column, note.Row), out var comment))
            {
                comment.Element(Main + "text")?.Add(NoteParts.Run("\n\n" + note.Text));
                continue;
            }

            list.Add(NoteParts.Text(note, author));
            drawing.Root!.Add(NoteParts.Box(note, $"_x0000_s{(id++).ToString(CultureInfo.InvariantCulture)}"));
        }

        if (!drawing.Root!.Elements(NoteParts.Vml + "shapetype").Any(type => (string?)type.Attribute("id") == "_x0000_t202"))
            drawing.Root.AddFirst(NoteParts.ShapeType());
    }

    private static IEnumerable<XElement> Boxes(XDocument drawing) => drawing.Root!.Elements(NoteParts.Vml + "shape");

    private static string CellOf(XElement box)
    {
        var data = box.Element(NoteParts.ExcelVml + "ClientData");
        return int.TryParse(data?.Element(NoteParts.ExcelVml + "Row")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && int.TryParse(data?.Element(NoteParts.ExcelVml + "Column")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? CellName.Of(column + 1, row + 1)
            : "";
    }

    private static int AuthorOf(XElement root)
    {
        var authors = root.Element(Main + "authors");
        if (authors is null)
            root.AddFirst(authors = new XElement(Main + "authors"));
        var names = authors.Elements(Main + "author").Select(a => a.Value).ToList();
        var at = names.IndexOf(NoteParts.Author);
        if (at >= 0)
            return at;
        authors.Add(new XElement(Main + "author", NoteParts.Author));
        return names.Count;
    }

    private static int NextId(XDocument drawing)
    {
        var last = 1024;
        foreach (var id in drawing.Root!.Elements().Select(e => (string?)e.Attribute("id")).OfType<string>())
        {
            if (id.StartsWith("_x0000_s", StringComparison.Ordinal) && int.TryParse(id.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                last = Math.Max(last, number);
        }

        return last + 1;
    }
}
