using DocumentFormat.OpenXml.Packaging;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Pipeline.Reading;
using Nianbao.Tests.Workbooks;

namespace Nianbao.Tests.Reading;

/// <summary>The template a workbook says it was made from is judged (ID-002): known or not, of this dataset, of this form.</summary>
public sealed class TemplateVersionTests
{
    [Theory]
    [InlineData("annual-reports", "form", 2025)]
    [InlineData("annual-reports", "table", 2025)]
    [InlineData("annual-reports", "form", 2026)]
    [InlineData("activities", "table", 2025)]
    [InlineData("registry", "table", null)]
    public void A_template_handed_out_today_is_taken_in(string dataset, string layout, int? year)
    {
        Period period = new(year);
        var notes = Judge(Book.Template(dataset, layout, period), dataset, period);
        Assert.DoesNotContain(notes, note => note.Zh.Contains("模板", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("annual-reports/2025/form/0")]
    [InlineData("annual-reports/2025/form/2")]
    [InlineData("annual-reports/2025/form/1.5")]
    [InlineData("annual-reports/2025/letter/1")]
    [InlineData("annual-reports/someday/form/1")]
    [InlineData("annual-reports/2025/form")]
    [InlineData("registry/current/table/1")]
    [InlineData("annual-reports/2026/form/1")]
    [InlineData("anything")]
    public void A_template_that_is_not_known_or_not_meant_for_this_is_refused_with_the_address_of_the_right_one(string template)
    {
        var finding = Assert.Throws<UnreadableFileException>(() => Judge(With(template), "annual-reports", new(2025))).Finding;
        Assert.Equal(("ID-002", Severity.Reject, template), (finding.Code, finding.Severity, finding.Value));
        Assert.Contains("annual-reports/2025/form/1", finding.Expected!, StringComparison.Ordinal);
        Assert.Contains("/api/datasets/annual-reports/template.xlsx?period=2025", finding.RemedyZh, StringComparison.Ordinal);
        Assert.Contains("/api/datasets/annual-reports/template.xlsx?period=2025", finding.RemedyEn, StringComparison.Ordinal);
        Assert.Contains(template, finding.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_another_year_with_the_same_form_is_taken_in_with_a_note() =>
        Assert.Contains(Judge(With("annual-reports/2024/form/1"), "annual-reports", new(2025)), note => note.Zh.Contains("2024 年度的模板", StringComparison.Ordinal));

    [Fact]
    public void A_workbook_that_names_no_template_is_judged_by_its_headers_alone() =>
        Assert.DoesNotContain(Judge(With(null), "annual-reports", new(2025)), note => note.Zh.Contains("模板", StringComparison.Ordinal));

    private static IReadOnlyList<Note> Judge(byte[] workbook, string dataset, Period period)
    {
        using var table = SourceFile.Open(new MemoryStream(workbook), "a.xlsx", FileContent.Of(Book.Of(dataset), period));
        return table.Notes;
    }

    /// <summary>A filled-in form whose document says that it was made from that template.</summary>
    private static byte[] With(string? template)
    {
        using var memory = new MemoryStream();
        memory.Write(Book.Template("annual-reports", "form", null, Book.Registered(), Book.LastYear()));
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            if (template is null)
                document.DeletePart(document.CustomFilePropertiesPart!);
            else
                document.CustomFilePropertiesPart!.Properties!.GetFirstChild<DocumentFormat.OpenXml.CustomProperties.CustomDocumentProperty>()!.VTLPWSTR = new(template);
        }

        return memory.ToArray();
    }
}
