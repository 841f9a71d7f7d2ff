using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Registry;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Workbooks;

namespace Nianbao.Tests.Workbooks;

/// <summary>Templates to test, and workbooks looked at through another library than the one that wrote them.</summary>
internal static class Book
{
    public const string Group = "51440106MJK930019K";

    public static IReadOnlyList<Dataset> Datasets { get; } = Catalogue.Under(DeadlineRules.Default, PersonSeal.Sample);

    public static Dataset Of(string dataset) => Datasets.Single(d => d.Name == dataset);

    public static Period PeriodOf(string dataset) => Of(dataset).PeriodKind == PeriodKind.Current ? Period.Current : new(2025);

    public static byte[] Template(string dataset, string layout, Period? period = null, Organisation? registered = null, AnnualReport? previous = null)
    {
        var kind = Of(dataset);
        var when = period ?? PeriodOf(dataset);
        var prefill = registered is null ? Prefill.None : Prefill.Of(kind, Of("registry"), when, registered.Uscc!, registered, previous);
        using var memory = new MemoryStream();
        new TemplateBook(kind, when, layout, prefill, DeadlineRules.Default).Write(memory);
        return memory.ToArray();
    }

    /// <summary>What Microsoft's own validator finds wrong.</summary>
    public static string[] Faults(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    public static Organisation Registered() => new()
    {
        Uscc = Group,
        Name = "广州市天河区示例协会",
        LegalType = LegalTypes.SocialGroup,
        EstablishedOn = new(2010, 5, 20),
        SupervisingUnit = "广州市天河区民政局",
        RegisteredFunds = 3_000_000,
        IsCharity = false,
        Address = "广州市天河区体育东路1号",
        LegalRepName = $"张*三#{PersonSeal.Sample.OfName("张小三")}",
        Officers =
        [
            new() { Post = OfficerPosts.Chair, Name = $"张*三#{PersonSeal.Sample.OfName("张小三")}", From = new(2022, 6, 1) },
            new() { Post = OfficerPosts.SecretaryGeneral, Name = $"李*#{PersonSeal.Sample.OfName("李四")}", From = new(2022, 6, 1) },
        ],
    };

    public static AnnualReport LastYear()
    {
        var report = new AnnualReport { Uscc = Group, Name = "广州市天河区示例协会", ReportYear = 2024, Phone = "020-12345678" };
        foreach (var (code, yuan) in ((string, long)[])[("BS1.e", 1200), ("BS3.e", 300), ("BS20.e", 1500), ("BS31.e", 900), ("BS32.e", 400), ("BS33.e", 500), ("BS40.e", 500), ("BS60.e", 2000), ("BS101.e", 2000), ("BS110.e", 2000), ("BS120.e", 2001)])
            report.Lines[code] = yuan * 100;
        return report;
    }

    /// <summary>The sheet of that name.</summary>
    public static Worksheet Sheet(this SpreadsheetDocument document, string name)
    {
        var sheet = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Single(s => s.Name == name);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
    }

    /// <summary>The text of a cell, whatever way it is held; null when there is no such cell or nothing in it.</summary>
    public static string? Text(this Worksheet sheet, string reference)
    {
        var cell = sheet.Descendants<Cell>().FirstOrDefault(c => c.CellReference == reference);
        if (cell?.DataType?.Value == CellValues.SharedString)
        {
            var strings = ((WorkbookPart)sheet.WorksheetPart!.GetParentParts().Single()).SharedStringTablePart!.SharedStringTable!;
            return strings.Elements<SharedStringItem>().ElementAt(int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)).InnerText;
        }

        var text = cell?.InlineString?.InnerText ?? cell?.CellValue?.Text;
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
