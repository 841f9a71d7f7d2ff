using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Writes a new workbook as a stream: sheet after sheet, then what the package needs around them.</summary>
internal sealed class WorkbookWriter : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly WorkbookStyles _styles = new();
    private readonly List<(SheetLayout Layout, bool HasNotes)> _sheets = [];
    private readonly string _title;
    private readonly string? _template;

    /// <param name="target">Need not be seekable; stays open.</param>
    /// <param name="title">The document's title.</param>
    /// <param name="template">The template and its version, kept as a property of the document.</param>
    public WorkbookWriter(Stream target, string title, string? template = null)
    {
        _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
        (_title, _template) = (title, template);
    }

    /// <summary>Begins a sheet; it must be disposed before the next begins.</summary>
    public SheetWriter AddSheet(SheetLayout layout)
    {
        var number = _sheets.Count + 1;
        return new(Part($"xl/worksheets/sheet{number}.xml"), _styles, layout, isSelected: number == 1, sheet =>
        {
            _sheets.Add((layout, sheet.Notes.Count > 0));
            if (sheet.Notes.Count > 0)
                WriteNotes(number, sheet.Notes);
        });
    }

    public void Dispose()
    {
        using (var xml = Part("xl/styles.xml"))
            _styles.Write(xml);
        WriteWorkbook();
        WriteProperties();
        WriteRelations("xl/_rels/workbook.xml.rels", [.. _sheets.Select((_, i) => ($"rId{i + 1}", Xlsx.Office + "/worksheet", $"worksheets/sheet{i + 1}.xml")), ("rIdStyles", Xlsx.Office + "/styles", "styles.xml")]);
        WriteRelations("_rels/.rels",
        [
            ("rId1", Xlsx.Office + "/officeDocument", "xl/workbook.xml"),
            ("rId2", Xlsx.Package + "/metadata/core-properties", "docProps/core.xml"),
            .. _template is null ? Array.Empty<(string, string, string)>() : [("rId3", Xlsx.Office + "/custom-properties", "docProps/custom.xml")],
        ]);
        WriteTypes();
        _zip.Dispose();
    }

    private XmlWriter Part(string name) => XmlWriter.Create(_zip.CreateEntry(name, CompressionLevel.Fastest).Open(), Xlsx.Settings);

    private void WriteNotes(int sheet, IReadOnlyList<CellNote> notes)
    {
        using (var part = _zip.CreateEntry($"xl/comments{sheet}.xml").Open())
            NoteParts.Save(NoteParts.Texts(notes), part);
        using (var part = _zip.CreateEntry($"xl/drawings/vmlDrawing{sheet}.vml").Open())
            NoteParts.Save(NoteParts.Drawing(notes), part);
        WriteRelations($"xl/worksheets/_rels/sheet{sheet}.xml.rels",
        [
            (NoteParts.DrawingRelation, Xlsx.Office + "/vmlDrawing", $"../drawings/vmlDrawing{sheet}.vml"),
            (NoteParts.NotesRelation, Xlsx.Office + "/comments", $"../comments{sheet}.xml"),
        ]);
    }

    private void WriteWorkbook()
    {
        using var xml = Part("xl/workbook.xml");
        xml.WriteStartDocument(true);
        xml.WriteStartElement("workbook", Xlsx.Main);
        xml.WriteAttributeString("xmlns", "r", null, Xlsx.Office);
        xml.WriteStartElement("bookViews", Xlsx.Main);
        xml.WriteStartElement("workbookView", Xlsx.Main);
        xml.WriteAttributeString("activeTab", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheets", Xlsx.Main);
        for (var i = 0; i < _sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Xlsx.Main);
            xml.WriteAttributeString("name", _sheets[i].Layout.Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            if (_sheets[i].Layout.IsHidden)
                xml.WriteAttributeString("state", "hidden");
            xml.WriteAttributeString("id", Xlsx.Office, $"rId{i + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (_sheets.Exists(sheet => sheet.Layout.RepeatedRows is not null))
        {
            xml.WriteStartElement("definedNames", Xlsx.Main);
            for (var i = 0; i < _sheets.Count; i++)
            {
                if (_sheets[i].Layout.RepeatedRows is not var (first, last))
                    continue;
                xml.WriteStartElement("definedName", Xlsx.Main);
                xml.WriteAttributeString("name", "_xlnm.Print_Titles");
                xml.WriteAttributeString("localSheetId", i.ToString(CultureInfo.InvariantCulture));
                xml.WriteString(string.Create(CultureInfo.InvariantCulture, $"{SheetName.Quoted(_sheets[i].Layout.Name)}!${first}:${last}"));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteStartElement("calcPr", Xlsx.Main);
        xml.WriteAttributeString("calcId", "0");
        xml.WriteAttributeString("fullCalcOnLoad", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteProperties()
    {
        const string Core = Xlsx.Package + "/metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        using (var xml = Part("docProps/core.xml"))
        {
            xml.WriteStartDocument(true);
            xml.WriteStartElement("cp", "coreProperties", Core);
            xml.WriteElementString("dc", "title", Dublin, _title);
            xml.WriteElementString("dc", "creator", Dublin, NoteParts.Author);
            xml.WriteEndElement();
        }

        if (_template is null)
            return;
        using (var xml = Part("docProps/custom.xml"))
            TemplateVersion.WriteProperty(xml, _template);
    }

    private void WriteRelations(string part, IEnumerable<(string Id, string Type, string Target)> relations)
    {
        using var xml = Part(part);
        xml.WriteStartDocument(true);
        xml.WriteStartElement("Relationships", Xlsx.Package);
        foreach (var (id, type, target) in relations)
        {
            xml.WriteStartElement("Relationship", Xlsx.Package);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", type);
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteTypes()
    {
        using var xml = Part("[Content_Types].xml");
        xml.WriteStartDocument(true);
        xml.WriteStartElement("Types", Xlsx.Types);
        foreach (var (extension, type) in ((string, string)[])[("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), ("vml", NoteParts.DrawingType)])
        {
            xml.WriteStartElement("Default", Xlsx.Types);
            xml.WriteAttributeString("Extension", extension);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }

        Override("xl/workbook.xml", Xlsx.TypePrefix + "sheet.main+xml");
        Override("xl/styles.xml", Xlsx.TypePrefix + "styles+xml");
        Override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        if (_template is not null)
            Override("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml");
        for (var i = 0; i < _sheets.Count; i++)
        {
            Override($"xl/worksheets/sheet{i + 1}.xml", Xlsx.TypePrefix + "worksheet+xml");
            if (_sheets[i].HasNotes)
                Override($"xl/comments{i + 1}.xml", NoteParts.NotesType);
        }

        xml.WriteEndElement();

        void Override(string part, string type)
        {
            xml.WriteStartElement("Override", Xlsx.Types);
            xml.WriteAttributeString("PartName", "/" + part);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }
}
