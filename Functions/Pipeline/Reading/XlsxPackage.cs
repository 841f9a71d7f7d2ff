using System.IO.Compression;

namespace Nianbao.Pipeline.Reading;

/// <summary>The parts of a workbook, found through its relationships and opened with every bound in force.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly ReadingLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public XlsxPackage(Stream stream, ReadingLimits limits)
    {
        _limits = limits;
        stream.Position = 0;
        _zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        var count = 0;
        foreach (var entry in _zip.Entries)
        {
            if (++count > limits.ZipEntries)
            {
                throw Refusal.Unreadable(
                    $"压缩包中的文件超过 {limits.ZipEntries:N0} 个,不是普通的工作簿。",
                    $"The archive holds more than {limits.ZipEntries:N0} files; this is no ordinary workbook.",
                    "请在表格软件中打开,另存为 xlsx 后重新上传。",
                    "Open it in a spreadsheet program, save it as xlsx and upload it again.");
            }

            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public bool Has(string path) => _entries.ContainsKey(path);

    /// <summary>Whether any part's name ends so.</summary>
    public bool HasEnding(string ending) => _entries.Keys.Any(name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a part, or returns null when there is none.</summary>
    public XlsxXml? Open(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
            return null;
        XlsxPart.Check(entry.Length, entry.CompressedLength, path, _limits);
        return new(new XlsxPart(entry.Open(), entry.CompressedLength, path, _limits), _limits);
    }

    /// <summary>The relationships of a part: id, type's last word, and the target's path.</summary>
    public List<(string Id, string Type, string Target)> Relationships(string path)
    {
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? "" : path[..(slash + 1)];
        var list = new List<(string, string, string)>();
        using var xml = Open($"{folder}_rels/{path[(slash + 1)..]}.rels");
        while (xml is not null && xml.ReadToElement())
        {
            if (xml.Name != "Relationship" || xml["TargetMode"] == "External" || xml["Target"] is not { } target || list.Count >= _limits.ZipEntries)
                continue;
            var type = xml["Type"] ?? "";
            list.Add((xml["Id"] ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }

        return list;
    }

    public void Dispose() => _zip.Dispose();

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        if (target.StartsWith('/'))
            return target.TrimStart('/');
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
