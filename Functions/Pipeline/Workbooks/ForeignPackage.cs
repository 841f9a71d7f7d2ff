using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Workbooks;

/// <summary>Somebody else's workbook as a package of parts, read under the same bounds as an upload is.</summary>
internal sealed class ForeignPackage : IDisposable
{
    /// <summary>Parts that are held whole: styles, notes, relationships. Sheets are not.</summary>
    private const int LargestDocument = 64 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersFromEntities = 1_024 };
    private static readonly XNamespace Relations = Xlsx.Package;
    private readonly ZipArchive _zip;
    private readonly ReadingLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnreadableFileException">It holds more parts than a workbook has.</exception>
    public ForeignPackage(Stream source, ReadingLimits limits)
    {
        _limits = limits;
        source.Position = 0;
        _zip = new(source, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in _zip.Entries)
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            if (_entries.Count >= limits.ZipEntries)
                throw Refusal.Damaged();
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public IEnumerable<string> Parts => _entries.Keys;

    public bool Has(string path) => _entries.ContainsKey(path);

    /// <summary>The bytes of a part, counted: one that unpacks to more than it may is refused.</summary>
    public Stream Open(string path)
    {
        var entry = _entries[path];
        XlsxPart.Check(entry.Length, entry.CompressedLength, path, _limits);
        var isXml = path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);
        return isXml ? new XlsxPart(entry.Open(), entry.CompressedLength, path, _limits) : entry.Open();
    }

    public XmlReader Read(string path) => XmlReader.Create(Open(path), Settings);

    /// <summary>A part as a document, or null when there is none.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public XDocument? Load(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        if (entry.Length > LargestDocument)
            throw Refusal.Damaged();
        using var xml = Read(path);
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Where the relationships of a part stand.</summary>
    public static string RelationsOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return $"{path[..(slash + 1)]}_rels/{path[(slash + 1)..]}.rels";
    }

    /// <summary>The relationships of a part; an empty document when it has none.</summary>
    public XDocument LoadRelations(string path) => Load(RelationsOf(path)) ?? new XDocument(new XElement(Relations + "Relationships"));

    /// <summary>The target of a relationship as a path in the package.</summary>
    public static string Resolve(string path, string target)
    {
        target = target.Replace('\\', '/');
        if (target.StartsWith('/'))
            return target.TrimStart('/');
        var parts = path.Split('/')[..^1].ToList();
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>The first relationship of a kind: its id and the path it leads to.</summary>
    public static (string Id, string Path)? Relation(XDocument relations, string path, string kind)
    {
        foreach (var relation in relations.Root!.Elements(Relations + "Relationship"))
        {
            if (((string?)relation.Attribute("Type"))?.EndsWith("/" + kind, StringComparison.Ordinal) == true && (string?)relation.Attribute("TargetMode") != "External" && (string?)relation.Attribute("Target") is { } target)
                return ((string?)relation.Attribute("Id") ?? "", Resolve(path, target));
        }

        return null;
    }

    /// <summary>Adds a relationship.</summary>
    public static void Relate(XDocument relations, string id, string type, string target) =>
        relations.Root!.Add(new XElement(Relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target)));

    /// <summary>Copies a part that is not looked into, up to what any part may unpack to.</summary>
    public static void Copy(Stream from, Stream to)
    {
        var buffer = new byte[81_920];
        long total = 0;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            if ((total += read) > ReadingLimits.Default.InflatedBytes)
                throw Refusal.Damaged();
            to.Write(buffer, 0, read);
        }
    }

    public void Dispose() => _zip.Dispose();
}
