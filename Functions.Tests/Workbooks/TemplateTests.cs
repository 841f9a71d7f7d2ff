using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Nianbao.Domain.Datasets;

namespace Nianbao.Tests.Workbooks;

/// <summary>What a template holds, seen through Microsoft's Open XML SDK.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("annual-reports", "form", 2025)]
    [InlineData("annual-reports", "form", 2026)]
    [InlineData("annual-reports", "table", 2025)]
    [InlineData("activities", "table", 2025)]
    [InlineData("registry", "table", null)]
    public void A_template_is_valid_Open_XML_empty_and_filled_in(string dataset, string layout, int? year)
    {
        Period period = new(year);
        Assert.Empty(Book.Faults(Book.Template(dataset, layout, period)));
        Assert.Empty(Book.Faults(Book.Template(dataset, layout, period, Book.Registered(), Book.LastYear())));
    }
}
