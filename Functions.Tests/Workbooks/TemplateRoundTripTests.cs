using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Domain.AnnualReports;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Tests.Workbooks;

/// <summary>Templates filled in, saved by the real LibreOffice, and read by the real reader.</summary>
public sealed class TemplateRoundTripTests
{
    [Fact]
    public void A_filled_in_form_saved_by_LibreOffice_gives_every_value_and_computed_totals()
    {
        var template = Book.Template("annual-reports", "form", null, Book.Registered(), Book.LastYear());
        using var memory = new MemoryStream();
        memory.Write(template);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            // Opening and closing cash, and donations: the totals below follow.
            var places = document.Sheet("BS 资产负债表");
            Set(places, "D5", "1500");
            Set(document.Sheet("IS 业务活动表"), "C5", "800.50");
            Set(document.Sheet("IS 业务活动表"), "D5", "100");
        }

        var saved = LibreOffice.SaveXlsx(memory.ToArray());
        using var table = SourceFile.Open(new MemoryStream(saved), "a.xlsx", FileContent.Of(Book.Of("annual-reports"), new(2025)), ReadingLimits.Default);
        var row = Assert.Single(table.Rows().Select(r => r.Copy()));
        var report = new AnnualReport();
        foreach (var header in table.Headers.Where(h => h.Column is not null && !row[h.FileColumn].IsEmpty))
            Assert.Null(header.Column!.Read(report, row[header.FileColumn], header.Unit));
        Assert.Equal((Book.Group, "广州市天河区示例协会", 2025L), (report.Uscc, report.Name, report.ReportYear));
        Assert.Equal((150_000L, 150_000L, 150_000L), (report.Lines["BS1.e"], report.Lines["BS20.e"], report.Lines["BS60.e"]));
        Assert.Equal((120_000L, 200_000L, 200_100L), (report.Lines["BS1.b"], report.Lines["BS60.b"], report.Lines["BS120.b"]));
        Assert.Equal((80_050L, 10_000L, 90_050L, 90_050L), (report.Lines["IS1.u"], report.Lines["IS1.r"], report.Lines["IS1.t"], report.Lines["IS11.t"]));
        Assert.Null(report.Lines["CF61"]);
        Assert.Equal(2, row.Items.Count(item => item.Table.List.Name == "officers"));
    }

    [Theory]
    [InlineData(76, "UTF-8")]
    [InlineData(85, "GB18030")]
    public void A_bulk_table_saved_as_csv_is_read_without_loss(int charset, string encoding)
    {
        var saved = LibreOffice.SaveCsv(Book.Template("annual-reports", "table", null, Book.Registered(), Book.LastYear()), charset);
        using var table = SourceFile.Open(new MemoryStream(saved), "a.csv", FileContent.Of(Book.Of("annual-reports"), new(2025)), ReadingLimits.Default);
        Assert.StartsWith(encoding, table.Encoding, StringComparison.Ordinal);
        Assert.DoesNotContain(table.Headers, header => header.Column is null);
        var row = Assert.Single(table.Rows().Select(r => r.Copy()));
        var report = new AnnualReport();
        foreach (var header in table.Headers.Where(h => !row[h.FileColumn].IsEmpty))
            Assert.Null(header.Column!.Read(report, row[header.FileColumn], header.Unit));
        Assert.Equal((Book.Group, new DateOnly(2010, 5, 20), 3_000_000L, false, 120_000L), (report.Uscc, report.EstablishedOn!.Value, report.RegisteredFunds!.Value, report.IsCharity!.Value, report.Lines["BS1.b"]!.Value));
        Assert.Null(report.LegalRepName);
    }

    private static void Set(Worksheet sheet, string reference, string number)
    {
        var cell = sheet.Descendants<Cell>().Single(c => c.CellReference == reference);
        (cell.DataType, cell.InlineString, cell.CellValue) = (null, null, new(number));
    }
}
