using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Queries;
using Nianbao.Pipeline.Reading;
using Nianbao.Pipeline.Receipts;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>
/// The uploaded workbook itself, with its wrong cells coloured, a note on each, and a list of all findings before its sheets. Only the parts
/// that must change are written anew, sheets as a stream; formulas, styles, drop-downs, pictures and macros go over as they are.
/// </summary>
internal sealed class MarkedCopy : IDisposable
{
    private const string FindingsRelation = "nianbaoFindings";
    private const string FindingsPath = "xl/worksheets/nianbaoFindings.xml";
    private static readonly XNamespace Main = Xlsx.Main;
    private static readonly XNamespace Office = Xlsx.Office;
    private static readonly XNamespace Types = Xlsx.Types;

    private readonly ForeignPackage _package;
    private readonly string _workbookPath;
    private readonly XDocument _workbook;
    private readonly XDocument _workbookRelations;
    private readonly XDocument _types;
    private readonly StyleMarking _styles;
    private readonly string _stylesPath;
    private readonly List<(string Name, string Path)> _sheets = [];
    private readonly string? _formerFindings;

    /// <param name="source">The uploaded workbook; stays open.</param>
    /// <exception cref="UnreadableFileException">It cannot be read, or is of a kind that cannot be written again.</exception>
    /// <exception cref="XmlException">A part is damaged.</exception>
    public MarkedCopy(Stream source)
    {
        _package = new(source, ReadingLimits.Default);
        _workbookPath = ForeignPackage.Relation(_package.LoadRelations(""), "", "officeDocument")?.Path ?? "xl/workbook.xml";
        _workbook = _package.Load(_workbookPath) ?? throw Refusal.Damaged();
        _workbookRelations = _package.LoadRelations(_workbookPath);
        _types = _package.Load("[Content_Types].xml") ?? throw Refusal.Damaged();

        // Strict workbooks have other namespaces throughout.
        if (_workbook.Root!.Name != Main + "workbook" || _workbook.Root.Element(Main + "sheets") is not { } sheets)
            throw Refusal.Damaged();
        foreach (var sheet in sheets.Elements(Main + "sheet"))
        {
            if ((string?)sheet.Attribute("name") is { } name && PathOf(sheet) is { } path)
                _sheets.Add((name, path));
        }

        _formerFindings = _sheets.Find(sheet => sheet.Name == FindingsSheet.Name).Path;
        if (ForeignPackage.Relation(_workbookRelations, _workbookPath, "styles") is { } styles)
        {
            _stylesPath = styles.Path;
        }
        else
        {
            _stylesPath = "xl/nianbaoStyles.xml";
            ForeignPackage.Relate(_workbookRelations, "nianbaoStyles", Xlsx.Office + "/styles", "/" + _stylesPath);
            Declare(_stylesPath, Xlsx.TypePrefix + "styles+xml");
        }

        _styles = new(_package.Load(_stylesPath) ?? new XDocument(new XElement(Main + "styleSheet")));
    }

    /// <summary>Writes the marked workbook. The target stays open and need not be seekable.</summary>
    /// <param name="findings">In the order of the file.</param>
    /// <param name="standings">What became of the reports since.</param>
    public void Write(Receipt receipt, FindingList findings, ReportStandings standings, Stream target)
    {
        var known = _sheets.Select(sheet => sheet.Name).ToHashSet(StringComparer.Ordinal);
        var plan = new MarkPlan(findings, PlaceOf);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var replaced = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "[Content_Types].xml", _workbookPath, ForeignPackage.RelationsOf(_workbookPath), _stylesPath, FindingsPath, ForeignPackage.RelationsOf(FindingsPath),
        };
        if (_formerFindings is not null)
        {
            replaced.Add(_formerFindings);
            replaced.Add(ForeignPackage.RelationsOf(_formerFindings));
        }

        var notes = 0;
        foreach (var (name, path) in _sheets.Where(sheet => sheet.Path != _formerFindings).DistinctBy(sheet => sheet.Path))
        {
            if (!replaced.Add(path))
                continue;
            var drawing = MarkNotes(zip, name, path, plan, replaced, ref notes);
            using var from = _package.Read(path);
            using var to = XmlWriter.Create(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), Xlsx.Settings);
            new SheetMarking(from, to, plan.Of(name), _styles, drawing).Copy();
        }

        foreach (var path in _package.Parts.Where(path => !replaced.Contains(path)))
        {
            using var from = _package.Open(path);
            using var to = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            ForeignPackage.Copy(from, to);
        }

        var says = plan.Cells > notes
            ? new[] { $"共 {plan.Cells} 个单元格有问题，均已着色；批注只加在前 {notes} 个上。 {plan.Cells} cells are coloured; the first {notes} have a note." }
            : [];
        var path0 = AddFindingsSheet();
        using (var sheet = new SheetWriter(XmlWriter.Create(zip.CreateEntry(path0, CompressionLevel.Fastest).Open(), Xlsx.Settings), _styles, FindingsSheet.Layout, isSelected: true, _ => { }))
            FindingsSheet.Write(sheet, receipt, findings, standings, PlaceOf, [.. Capped(receipt, findings), .. says]);
        Save(zip, _stylesPath, _styles.Document);
        Save(zip, _workbookPath, _workbook);
        Save(zip, ForeignPackage.RelationsOf(_workbookPath), _workbookRelations);
        Save(zip, "[Content_Types].xml", _types);

        MarkPlace? PlaceOf(Finding finding) => finding is { Sheet: { } sheet, Row: { } row } && known.Contains(sheet) ? new(sheet, row, finding.Column ?? 1) : null;
    }

    public void Dispose() => _package.Dispose();

    internal static IEnumerable<string> Capped(Receipt receipt, FindingList findings) => receipt.FindingsTotal > findings.Count
        ? [$"共 {receipt.FindingsTotal} 条问题，这里列出前 {findings.Count} 条；右侧为全部条数。 Of {receipt.FindingsTotal} findings the first {findings.Count} are listed; the totals on the right count all."]
        : [];

    private string? PathOf(XElement sheet)
    {
        var id = (string?)sheet.Attribute(Office + "id");
        var relation = _workbookRelations.Root!.Elements().FirstOrDefault(r => (string?)r.Attribute("Id") == id);
        if (((string?)relation?.Attribute("Type"))?.EndsWith("/worksheet", StringComparison.Ordinal) != true || (string?)relation!.Attribute("Target") is not { } target)
            return null;
        var path = ForeignPackage.Resolve(_workbookPath, target);
        return _package.Has(path) ? path : null;
    }

    /// <summary>Writes the parts of a sheet's notes. The id of a drawing that the sheet must name from now on, or null.</summary>
    private string? MarkNotes(ZipArchive zip, string name, string path, MarkPlan plan, HashSet<string> replaced, ref int taken)
    {
        var relations = _package.LoadRelations(path);
        var texts = ForeignPackage.Relation(relations, path, "comments");
        var drawing = ForeignPackage.Relation(relations, path, "vmlDrawing");
        if (texts is null && plan.Of(name) is null)
            return null;
        if (texts is { } known)
        {
            // Boxes that are no XML cannot be added to; then the notes stay as they are, and colours and list must do.
            if (_package.Load(known.Path) is not { } there || drawing is not { } boxes || !TryLoad(boxes.Path, out var box))
                return null;
            var notes = plan.NotesOf(name);
            taken += notes.Count;
            NoteMarking.Merge(there, box, notes);
            replaced.Add(known.Path);
            replaced.Add(boxes.Path);
            Save(zip, known.Path, there);
            Save(zip, boxes.Path, box);
            return null;
        }

        if (drawing is not null)
            return null; // Form controls, drawn by a part of the same kind that a sheet has but one of.
        var fresh = plan.NotesOf(name);
        if (fresh.Count == 0)
            return null;
        taken += fresh.Count;
        var number = taken.ToString(CultureInfo.InvariantCulture);
        var (textsPath, drawingPath) = ($"xl/nianbaoNotes{number}.xml", $"xl/drawings/nianbaoNotes{number}.vml");
        Save(zip, textsPath, NoteParts.Texts(fresh));
        Save(zip, drawingPath, NoteParts.Drawing(fresh));
        ForeignPackage.Relate(relations, NoteParts.NotesRelation, Xlsx.Office + "/comments", "/" + textsPath);
        ForeignPackage.Relate(relations, NoteParts.DrawingRelation, Xlsx.Office + "/vmlDrawing", "/" + drawingPath);
        replaced.Add(ForeignPackage.RelationsOf(path));
        Save(zip, ForeignPackage.RelationsOf(path), relations);
        Declare(textsPath, NoteParts.NotesType);
        if (!_types.Root!.Elements(Types + "Default").Any(d => string.Equals((string?)d.Attribute("Extension"), "vml", StringComparison.OrdinalIgnoreCase)))
            _types.Root.AddFirst(new XElement(Types + "Default", new XAttribute("Extension", "vml"), new XAttribute("ContentType", NoteParts.DrawingType)));
        return NoteParts.DrawingRelation;
    }

    private bool TryLoad(string path, out XDocument document)
    {
        document = null!;
        try
        {
            document = _package.Load(path)!;
        }
        catch (XmlException)
        {
            return false;
        }

        return document?.Root is not null;
    }

    /// <summary>Puts the list of findings before all sheets, or takes the place of the one that is there; its path.</summary>
    private string AddFindingsSheet()
    {
        var sheets = _workbook.Root!.Element(Main + "sheets")!;
        var view = _workbook.Root.Element(Main + "bookViews")?.Element(Main + "workbookView");
        view?.SetAttributeValue("firstSheet", null);
        var names = _workbook.Root.Element(Main + "definedNames");
        if (_formerFindings is not null)
        {
            var at = sheets.Elements(Main + "sheet").TakeWhile(sheet => (string?)sheet.Attribute("name") != FindingsSheet.Name).Count();
            view?.SetAttributeValue("activeTab", at);
            // The old list's filter and print titles.
            names?.Elements().Where(name => (int?)name.Attribute("localSheetId") == at).Remove();
        }
        else
        {
            view?.SetAttributeValue("activeTab", 0);
            var id = sheets.Elements().Select(sheet => (int?)sheet.Attribute("sheetId") ?? 0).DefaultIfEmpty(0).Max() + 1;
            sheets.AddFirst(new XElement(Main + "sheet", new XAttribute("name", FindingsSheet.Name), new XAttribute("sheetId", id), new XAttribute(Office + "id", FindingsRelation)));
            ForeignPackage.Relate(_workbookRelations, FindingsRelation, Xlsx.Office + "/worksheet", "/" + FindingsPath);
            Declare(FindingsPath, Xlsx.TypePrefix + "worksheet+xml");
            foreach (var name in names?.Elements().Where(name => name.Attribute("localSheetId") is not null) ?? [])
                name.SetAttributeValue("localSheetId", (int)name.Attribute("localSheetId")! + 1);
        }

        if (names is { HasElements: false })
            names.Remove();
        return _formerFindings ?? FindingsPath;
    }

    private void Declare(string path, string type)
    {
        if (!_types.Root!.Elements(Types + "Override").Any(o => string.Equals((string?)o.Attribute("PartName"), "/" + path, StringComparison.OrdinalIgnoreCase)))
            _types.Root.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", type)));
    }

    private static void Save(ZipArchive zip, string path, XDocument document)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        NoteParts.Save(document, part);
    }
}
