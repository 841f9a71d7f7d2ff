using System.Text.Json;
using System.Text.Json.Nodes;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Queries;

namespace Nianbao.Tests.Reading;

public sealed class DatasetSchemaTests
{
    private static readonly JsonObject Schema = DatasetSchema.Of(ReadReport.Reports, ReadReport.Year2025);

    [Fact]
    public void Every_column_and_list_of_the_form_is_described_with_its_Chinese_title()
    {
        var record = Schema["$defs"]!["record"]!["properties"]!.AsObject();
        Assert.Equal(ReadReport.Reports.ColumnsFor(ReadReport.Year2025).Where(c => !c.Internal).Select(c => c.Name).Concat(ReadReport.Reports.Children.Where(c => !c.Internal).Select(c => c.Name)), record.Select(p => p.Key));
        Assert.Equal("资产总计期末数", record["BS60.e"]!["title"]!.GetValue<string>());
        Assert.Equal("元", record["BS60.e"]!["x-unit"]!.GetValue<string>());
        Assert.Contains(record["legalType"]!["anyOf"]!.AsArray(), choice => choice!["const"]?.GetValue<string>() == "SG" && choice["title"]!.GetValue<string>() == "社会团体");
        Assert.Equal("姓名", record["officers"]!["items"]!["properties"]!["name"]!["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""[{"uscc":"51440000MJK900012T","name":"甲","legalType":"社会团体","BS60.e":12.5,"isCharity":false,"officers":[{"post":"CHAIR","termNo":2}],"coverageModes":["INSTRUCTOR"]}]""", true)]
    [InlineData("""{"rows":[{"uscc":"51440000MJK900012T","name":"甲"}]}""", true)]
    [InlineData("""[{"name":"甲"}]""", false)]
    [InlineData("""[{"uscc":"51440000MJK900012T","name":"甲","legalType":"公司"}]""", false)]
    [InlineData("""[{"uscc":"51440000MJK900012T","name":"甲","officers":"张三"}]""", false)]
    [InlineData("""[{"uscc":"51440000MJK900012T","name":"甲","directors":{}}]""", false)]
    public void A_report_keeps_to_the_schema_or_does_not(string json, bool good) =>
        Assert.Equal(good, Holds(Schema, JsonDocument.Parse(json).RootElement));

    /// <summary>The words of draft 2020-12 that the schema uses.</summary>
    private static bool Holds(JsonNode schema, JsonElement value)
    {
        foreach (var (word, says) in schema.AsObject())
        {
            var good = word switch
            {
                "$ref" => Holds(says!.GetValue<string>()[2..].Split('/').Aggregate((JsonNode)Schema, (node, name) => node[name]!), value),
                "type" => (says is JsonArray types ? types.Select(t => t!.GetValue<string>()) : [says!.GetValue<string>()]).Contains(TypeOf(value)),
                "oneOf" => says!.AsArray().Count(s => Holds(s!, value)) == 1,
                "anyOf" => says!.AsArray().Any(s => Holds(s!, value)),
                "const" => value.ValueKind == JsonValueKind.String && value.GetString() == says!.GetValue<string>(),
                "enum" => value.ValueKind == JsonValueKind.String && says!.AsArray().Any(s => s!.GetValue<string>() == value.GetString()),
                "required" => value.ValueKind != JsonValueKind.Object || says!.AsArray().All(name => value.TryGetProperty(name!.GetValue<string>(), out _)),
                "properties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => says![p.Name] is not { } own || Holds(own, p.Value)),
                "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Holds(says!, item)),
                _ => true,
            };
            if (!good)
                return false;
        }

        return true;
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        _ => "string",
    };
}
