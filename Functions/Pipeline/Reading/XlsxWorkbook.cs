using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Pipeline.Reading;

/// <summary>A sheet of a workbook.</summary>
/// <param name="IsVisible">Neither hidden nor very hidden.</param>
internal sealed record XlsxSheet(string Name, string Path, bool IsVisible);

/// <summary>What a workbook's parts say once and every sheet needs: its sheets, texts, date formats and date system.</summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private const int MostSheets = 1_000;

    private readonly XlsxPackage _package;
    private readonly ReadingLimits _limits;
    private readonly string? _stringsPath;
    private IReadOnlyList<string>? _strings;

    public XlsxWorkbook(Stream stream, string extension, ReadingLimits limits)
    {
        _limits = limits;
        _package = new(stream, limits);
        try
        {
            var parts = _package.Relationships("");
            var path = parts.FirstOrDefault(r => r.Type == "officeDocument").Target ?? "xl/workbook.xml";
            if (!_package.Has(path) || path.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || path.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
                throw FileKind.Unsupported(WhatElse(), extension == ".xlsx" ? "" : extension);
            var relationships = _package.Relationships(path);
            _stringsPath = relationships.FirstOrDefault(r => r.Type == "sharedStrings").Target;
            DateFormats = XlsxDateFormats.Read(_package, relationships.FirstOrDefault(r => r.Type == "styles").Target);
            ReadSheets(path, relationships);
            if (parts.FirstOrDefault(r => r.Type == "custom-properties").Target is { } properties)
                Template = ReadTemplate(properties);
        }
        catch
        {
            _package.Dispose();
            throw;
        }
    }

    public List<XlsxSheet> Sheets { get; } = [];

    /// <summary>The template it was made from (<see cref="TemplateVersion"/>), as the document says; null when it says nothing.</summary>
    public string? Template { get; }

    /// <summary>Serial numbers count from 1904-01-01.</summary>
    public bool Uses1904 { get; private set; }

    public XlsxDateFormats DateFormats { get; }

    /// <summary>The workbook's different texts, read when first asked for.</summary>
    public IReadOnlyList<string> Strings => _strings ??= XlsxStrings.Read(_package, _stringsPath, _limits);

    public XlsxRows Rows(XlsxSheet sheet) => new(this, _package.Open(sheet.Path), sheet.Name, _limits);

    public void Dispose() => _package.Dispose();

    private void ReadSheets(string path, List<(string Id, string Type, string Target)> relationships)
    {
        using var xml = _package.Open(path)!;
        while (xml.ReadToElement())
        {
            if (xml.Name == "workbookPr")
            {
                Uses1904 = xml["date1904"] is "1" or "true" or "on";
            }
            else if (xml.Name == "sheet" && xml["name"] is { } name && Sheets.Count < MostSheets)
            {
                var id = xml.AttributeEndingIn("id");
                var target = relationships.FirstOrDefault(r => r.Id == id && r.Type is "worksheet").Target;
                // The list of findings in a workbook that we marked is no part of the report.
                if (target is not null && _package.Has(target) && name != FindingsSheet.Name)
                    Sheets.Add(new(name, target, xml["state"] is null or "visible"));
            }
        }
    }

    private string? ReadTemplate(string path)
    {
        using var xml = _package.Open(path);
        var isOurs = false;
        while (xml?.ReadToElement() == true)
        {
            if (xml.Name == "property")
                isOurs = xml["name"] == TemplateVersion.Property;
            else if (isOurs && xml.ReadText() is { } text)
                return text.Trim();
        }

        return null;
    }

    private string WhatElse() =>
        _package.HasEnding("workbook.bin") ? "xlsb"
        : _package.Has("word/document.xml") ? "docx"
        : _package.Has("ppt/presentation.xml") ? "pptx"
        : _package.Has("content.xml") && _package.Has("mimetype") ? "ods"
        : "zip";
}
