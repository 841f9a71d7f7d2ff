using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Ledger;

namespace Nianbao.Tests.Domain;

public sealed class RecordDifferenceTests
{
    private static readonly Dataset Reports = Catalogue.All.OfType<AnnualReportsDataset>().Single();

    [Fact]
    public void The_same_content_differs_in_nothing()
    {
        var difference = Compare("""{"directors":"5","officers":[{"post":"CHAIR"}]}""", """{"directors":"5","officers":[{"post":"CHAIR"}]}""");
        Assert.Empty(difference);
        Assert.Equal("两个版本的内容相同。", RecordDifference.Summary(difference).Zh);
    }

    [Fact]
    public void Values_are_shown_as_people_read_them_and_blank_is_not_zero()
    {
        var values = Compare(
                """{"BS60.e":"1234567.80","audit.opinion":"UNQUALIFIED","audit.hasAudit":"true","legalRep.name":"张*三#0a1b2c3d4e5f"}""",
                """{"BS60.e":"0.00","audit.hasAudit":"false","legalRep.name":"张*三#0a1b2c3d4e5e","directors":"7"}""")
            .SelectMany(section => section.Values).ToDictionary(value => value.Field);
        Assert.Equal((new("1,234,567.80 元", "CNY 1,234,567.80"), new("0.00 元", "CNY 0.00")), (values["BS60.e"].Before!, values["BS60.e"].After!));
        Assert.Equal(("是", "no"), (values["audit.hasAudit"].Before!.Zh, values["audit.hasAudit"].After!.En));
        Assert.Equal((new ShownValue("***", "***"), new ShownValue("***", "***")), (values["legalRep.name"].Before!, values["legalRep.name"].After!));
        Assert.Equal((ChangeKind.Removed, null), (values["audit.opinion"].Change, values["audit.opinion"].After));
        Assert.NotEqual("UNQUALIFIED", values["audit.opinion"].Before!.Zh);
        Assert.Equal((ChangeKind.Added, null, "7 人"), (values["directors"].Change, values["directors"].Before, values["directors"].After!.Zh));
        Assert.Equal(5, values.Count);
    }

    [Fact]
    public void Items_are_matched_by_who_they_are_not_by_their_place()
    {
        const string One = """{"name":"甲*#00000000000a","idHash":"id:00000000000000000000000a","post":"CHAIR","termNo":"1"}""";
        const string Two = """{"name":"乙*#00000000000b","post":"DIRECTOR"}""";
        const string Three = """{"name":"丙*#00000000000c","post":"SUPERVISOR"}""";
        const string OneLater = """{"name":"甲*#00000000000a","idHash":"id:00000000000000000000000a","post":"VICE_CHAIR","termNo":"1"}""";
        const string Four = """{"name":"丁*#00000000000d","post":"SUPERVISOR"}""";
        var difference = Compare($$"""{"officers":[{{One}},{{Two}},{{Three}}]}""", $$"""{"officers":[{{Four}},{{Two}},{{OneLater}}]}""");

        var list = Assert.Single(Assert.Single(difference).Lists);
        Assert.Equal(
            [("officers[0]", ChangeKind.Added), ("officers[2]", ChangeKind.Changed), ("officers[2]", ChangeKind.Removed)],
            list.Items.Select(item => (item.Field, item.Change)));
        var post = Assert.Single(list.Items[1].Values);
        Assert.Equal(("officers[2].post", "职务"), (post.Field, post.LabelZh));
        Assert.Contains("负责人增 1 条减 1 条改 1 条", RecordDifference.Summary(difference).Zh, StringComparison.Ordinal);
        Assert.Contains("Officers (1 added, 1 removed, 1 changed)", RecordDifference.Summary(difference).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_items_are_counted_not_confused()
    {
        const string Meeting = """{"kind":"COUNCIL","heldOn":"2025-03-01"}""";
        var list = Assert.Single(Assert.Single(Compare($$"""{"meetings":[{{Meeting}},{{Meeting}}]}""", $$"""{"meetings":[{{Meeting}}]}""")).Lists);
        Assert.Equal([("meetings[1]", ChangeKind.Removed)], list.Items.Select(item => (item.Field, item.Change)));
    }

    [Fact]
    public void The_identity_of_every_list_names_columns_it_has() =>
        Assert.All(Catalogue.All.SelectMany(dataset => dataset.Children), list => Assert.All(list.Identity.SelectMany(names => names), name => Assert.Contains(name, list.Columns.Select(c => c.Name))));

    private static IReadOnlyList<SectionChange> Compare(string before, string after) =>
        RecordDifference.Between(Reports.SectionsFor(new(2025)), RecordText.Read(Reports, before), RecordText.Read(Reports, after));
}
