using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;

namespace Nianbao.Tests.Rules;

/// <summary>What a file asks for, and so what can be missing in it.</summary>
public sealed class FormExtentTests
{
    private static readonly IReadOnlyList<Section> Sections = new AnnualReportsDataset(DeadlineRules.Default, PersonSeal.Sample).SectionsFor(new Period(2025));

    private static readonly string[] Whole = [.. Sections.Where(section => !section.IsStatement).SelectMany(section => section.Columns.Select(column => column.Name))];

    [Fact]
    public void A_whole_report_is_asked_for_its_lists_as_well() => Assert.True(new FormExtent(Whole, Sections).Asks("officers"));

    [Fact]
    public void A_table_of_all_columns_that_cannot_hold_lists_is_not_asked_for_them()
    {
        var csv = new FormExtent(Whole, Sections, hasLists: false);
        Assert.True(csv.IsWhole);
        Assert.False(csv.Asks("officers"));
        Assert.False(csv.Asks("meetings"));
        Assert.True(csv.Asks("directors"));
        Assert.True(new FormExtent([.. Whole, "officers"], Sections, hasLists: false).Asks("officers"));
    }
}
