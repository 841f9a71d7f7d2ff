using System.Text;
using Nianbao.Domain.Values;
using Nianbao.Pipeline.Reading;
using static Nianbao.Tests.Reading.SampleFile;

namespace Nianbao.Tests.Reading;

public sealed class JsonReadingTests
{
    private static SourceTable Json(string text, ReadingLimits? limits = null) => Open(Encoding.UTF8.GetBytes(text), "a.json", limits);

    [Fact]
    public void An_array_of_objects_is_read_with_exact_numbers()
    {
        using var table = Json($$"""[{"uscc":"{{Code}}","组织名称":"甲","assets":1234567890.10,"members":3},{"members":null,"uscc":"{{OtherCode}}","组织名称":"乙","tags":["a","b",3]}]""");
        Assert.Equal([$"1: {Code}|甲|1234567890.10|3", $"2: {OtherCode}|乙|||a;b;3"], table.Lines());
        var records = table.Records();
        Assert.Equal(123456789010, records[0].Assets);
        Assert.Null(records[1].Members);
        Assert.Equal(["a", "b", "3"], records[1].Tags);
        Assert.Null(table.HeaderRow);
        Assert.Equal(["uscc", "组织名称", "assets", "members", "tags"], table.Headers.Select(h => h.Text));
        Assert.Equal([0, 1, 2, 3, 4], table.Headers.Select(h => h.FileColumn));
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("records")]
    public void Rows_may_stand_in_an_object(string name)
    {
        using var table = Json($$"""{"period":{"year":2025,"x":[1,[2]]},"{{name}}":[{"uscc":"{{Code}}","name":"甲"}],"after":[{"uscc":1}]}""");
        Assert.Equal([$"1: {Code}|甲"], table.Lines());
    }

    [Fact]
    public void Nested_objects_are_flattened_and_lists_of_objects_noted()
    {
        using var table = Json($$"""[{"uscc":"{{Code}}","name":"甲","partyOrg":{"type":"BRANCH","head":{"n":true} },"officers":[{"a":1}]},{"uscc":"{{Code}}","name":"乙","partyOrg":{"type":"NONE"} }]""");
        Assert.Equal(["uscc", "name", "partyOrg.type", "partyOrg.head.n"], table.Headers.Select(h => h.Text));
        Assert.Equal([$"1: {Code}|甲|BRANCH|true", $"2: {Code}|乙|NONE"], table.Lines());
        Assert.Contains(table.Notes, n => n.En.Contains("officers", StringComparison.Ordinal));
        Assert.Equal(CellKind.Flag, table.Rows().First()[3].Kind);
    }

    [Theory]
    [InlineData("[{\"uscc\":\"1\",\n\"name\":x}]", 2)]
    [InlineData("[{\"uscc\":\"1\"}", 1)]
    [InlineData("[{\"uscc\":\"1\"},]", 1)]
    [InlineData("[{\"uscc\":\"1\"}] trailing", 1)]
    [InlineData("uscc,name", 1)]
    [InlineData("[{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]", 1)]
    public void Malformed_text_is_refused_with_line_and_byte(string text, int line)
    {
        var finding = Refused(() => Json(text));
        Assert.Equal(("ID-001", line), (finding.Code, finding.Row));
        Assert.Contains("byte", finding.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "ID-001")]
    [InlineData("{\"a\":1}", "ID-001")]
    [InlineData("[1,2]", "ID-001")]
    [InlineData("[{\"uscc\":\"1\"},null]", "ID-001")]
    [InlineData("[{\"uscc\":\"1\",\"uscc\":\"2\"}]", "ID-001")]
    [InlineData("[{\"uscc\":\"\\ud800\"}]", "ID-001")]
    [InlineData("[]", "ID-002")]
    [InlineData("[{\"uscc\":\"1\"}]", "ID-002")]
    [InlineData("[{\"uscc\":\"1\",\"name\":\"a\",\"名称\":\"b\"}]", "ID-002")]
    public void What_is_no_list_of_records_is_refused(string text, string code) => Assert.Equal(code, Refused(() => Json(text)).Code);

    [Fact]
    public void A_long_file_streams_across_buffers()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => $$"""{"uscc":"{{Code}}","name":"广东省第{{i}}某协会","assets":{{i}}.05}""");
        using var table = Json("[" + string.Join(",\n", rows) + "]");
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => ($"广东省第{i}某协会", $"{i}.05")), table.Rows().Select(r => (r[1].Text, r[2].Text)));
    }

    [Fact]
    public void Values_and_columns_have_limits()
    {
        Assert.Equal("ID-001", Refused(() => Json($"[{{\"uscc\":\"{new string('x', 5_000_000)}\"}}]")).Code);
        Assert.Equal("ID-001", Refused(() => Json("[{" + string.Join(',', Enumerable.Range(0, 1_001).Select(i => $"\"p{i}\":1")) + "}]")).Code);
        Assert.Equal("ID-001", Refused(() => Json("[{\"uscc\":\"1\",\"name\":\"a\"},{\"uscc\":\"1\"}]", new() { Rows = 1 })).Code);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused() =>
        Assert.Contains("UTF-8", Refused(() => Open(Gb18030($$"""[{"uscc":"{{Code}}","name":"甲甲"}]"""), "a.json")).MessageEn, StringComparison.Ordinal);
}
