using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;
using Nianbao.Tests.ShouldFail;
using Column = Nianbao.Domain.Datasets.Column;

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

    [Theory]
    [InlineData("activities", "xlsx")]
    [InlineData("activities", "UTF-8")]
    [InlineData("activities", "GB18030")]
    [InlineData("registry", "xlsx")]
    [InlineData("registry", "UTF-8")]
    [InlineData("registry", "GB18030")]
    public void A_table_filled_in_and_saved_by_LibreOffice_is_read_without_loss(string dataset, string saving)
    {
        var (kind, period) = (Book.Of(dataset), Book.PeriodOf(dataset));
        var clean = CleanBase.Named("social-group");
        List<CorpusRecord> records = dataset == "registry" ? [clean.Register!] : clean.Activities;
        Column[] columns = [.. kind.SectionsFor(period).SelectMany(section => section.Columns).Where(column => !column.Internal)];
        var filled = FilledIn(Book.Template(dataset, "table", period), columns, records);
        var (bytes, name) = saving == "xlsx" ? (LibreOffice.SaveXlsx(filled), "a.xlsx") : (LibreOffice.SaveCsv(filled, saving == "UTF-8" ? 76 : 85), "a.csv");

        using var table = SourceFile.Open(new MemoryStream(bytes), name, FileContent.Of(kind, period), ReadingLimits.Default);
        if (saving != "xlsx")
            Assert.StartsWith(saving, table.Encoding, StringComparison.Ordinal);
        Assert.DoesNotContain(table.Headers, header => header.Column is null);
        var rows = table.Rows().Select(row => row.Copy()).ToList();
        Assert.Equal(records.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var (expected, fired) = records[i].Read(kind, period);
            Assert.Empty(fired);
            var found = kind.NewRecord();
            foreach (var header in table.Headers.Where(header => !rows[i][header.FileColumn].IsEmpty))
                Assert.Null(header.Column!.Read(found, rows[i][header.FileColumn], header.Unit));
            foreach (var column in columns.Where(column => records[i].Fields.ContainsKey(column.Name)))
                Assert.Equal($"{i} {column.Name} {column.Write(expected)}", $"{i} {column.Name} {column.Write(found)}");
        }
    }

    /// <summary>The rows below the header as a person types them: numbers as numbers, days as days, all else as text, in the formats of the columns.</summary>
    private static byte[] FilledIn(byte[] template, Column[] columns, List<CorpusRecord> records)
    {
        using var memory = new MemoryStream();
        memory.Write(template);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            var name = document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().ElementAt(1).Name!.Value!;
            var sheet = document.Sheet(name);
            var styles = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Column>().ToDictionary(column => column.Min!.Value, column => column.Style?.Value ?? 0);
            var data = sheet.GetFirstChild<SheetData>()!;
            for (var i = 0; i < records.Count; i++)
            {
                var row = new Row { RowIndex = (uint)(4 + i) };
                for (var c = 0; c < columns.Length; c++)
                {
                    if (!records[i].Fields.TryGetValue(columns[c].Name, out var value))
                        continue;
                    var cell = new Cell { CellReference = $"{Flow.Grid.Letters(c + 1)}{4 + i}", StyleIndex = styles.GetValueOrDefault((uint)(c + 1)) };
                    var text = value.GetValueKind() switch { System.Text.Json.JsonValueKind.True => "是", System.Text.Json.JsonValueKind.False => "否", _ => value.ToString() };
                    if (columns[c].Type == "date" && DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
                        cell.CellValue = new(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);
                    else if (value.GetValueKind() == System.Text.Json.JsonValueKind.Number)
                        cell.CellValue = new(text);
                    else
                        (cell.DataType, cell.InlineString) = (CellValues.InlineString, new(new Text(text)));
                    row.Append(cell);
                }

                data.Append(row);
            }
        }

        return memory.ToArray();
    }

    private static void Set(Worksheet sheet, string reference, string number)
    {
        var cell = sheet.Descendants<Cell>().Single(c => c.CellReference == reference);
        (cell.DataType, cell.InlineString, cell.CellValue) = (null, null, new(number));
    }
}
