using System.Text.Json.Nodes;
using Nianbao.Domain.Datasets;
using Nianbao.Pipeline.Reading;

namespace Nianbao.Pipeline.Queries;

/// <summary>A dataset's JSON as JSON Schema (draft 2020-12), made from its columns and lists as the form of a period has them.</summary>
public static class DatasetSchema
{
    /// <summary>The schema of a file: an array of records, or an object with the array under <c>rows</c>. Values may be texts, as in tables; numbers and truth values may be JSON's own.</summary>
    public static JsonObject Of(Dataset dataset, Period period)
    {
        var content = FileContent.Of(dataset, period);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"/api/datasets/{dataset.Name}/schema.json?period={period}",
            ["title"] = $"{dataset.Chinese} {dataset.English}",
            ["oneOf"] = new JsonArray(
                new JsonObject { ["$ref"] = "#/$defs/records" },
                new JsonObject { ["type"] = "object", ["required"] = new JsonArray("rows"), ["properties"] = new JsonObject { ["rows"] = new JsonObject { ["$ref"] = "#/$defs/records" } } }),
            ["$defs"] = new JsonObject
            {
                ["records"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/record" } },
                ["record"] = Record(content.Columns, content.Lists),
            },
        };
    }

    private static JsonObject Record(IReadOnlyList<Column> columns, IReadOnlyList<ChildList> lists)
    {
        var properties = new JsonObject();
        foreach (var column in columns)
            properties[column.Name] = Value(column);
        foreach (var list in lists)
            properties[list.Name] = new JsonObject { ["type"] = new JsonArray("array", "null"), ["title"] = list.Chinese, ["description"] = list.English, ["items"] = Record(list.Columns, []) };
        var record = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (columns.Where(c => c.Required).Select(c => (JsonNode)c.Name).ToArray() is { Length: > 0 } required)
            record["required"] = new JsonArray(required);
        return record;
    }

    private static JsonObject Value(Column column)
    {
        var value = new JsonObject
        {
            ["title"] = column.Chinese,
            ["description"] = column.HelpEn is null ? column.English : $"{column.English}. {column.HelpEn}",
            ["type"] = column.Type switch
            {
                "integer" or "decimal" or "money" => new JsonArray("number", "string", "null"),
                "flag" => new JsonArray("boolean", "string", "null"),
                "list" => new JsonArray("array", "string", "null"),
                _ => new JsonArray("string", "null"),
            },
        };
        if (column.Unit is { } unit)
            value["x-unit"] = unit;
        if (column.Type == "date")
            value["examples"] = new JsonArray("2025-03-01");
        if (column.Choices.Count > 0)
        {
            // The code is the value to write; the Chinese title and the other words are read as well.
            var choices = new JsonArray([.. column.Choices.Select(choice => (JsonNode)new JsonObject { ["const"] = choice.Code, ["title"] = choice.Chinese, ["description"] = choice.English })]);
            if (column.Type == "list")
                value["items"] = new JsonObject { ["oneOf"] = choices };
            else
                value["anyOf"] = new JsonArray([.. choices.Select(choice => choice!.DeepClone()), new JsonObject { ["enum"] = new JsonArray([.. column.Choices.SelectMany(c => c.Synonyms.Append(c.Chinese).Append(c.English)).Distinct().Select(word => (JsonNode)word)]) }, new JsonObject { ["type"] = "null" }]);
        }

        return value;
    }
}
