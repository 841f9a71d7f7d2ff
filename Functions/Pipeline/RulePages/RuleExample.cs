using System.Text.Json;
using Nianbao.Domain.Datasets;

namespace Nianbao.Pipeline.RulePages;

/// <summary>
/// An example of how a rule is broken: what to write into a complete and right record. It is taken from the rule's should-fail
/// file, which the tests hold to firing exactly there.
/// </summary>
/// <param name="Changes">Fields and what is written there; null for left blank.</param>
/// <param name="At">Where the rule then fires.</param>
internal sealed record RuleExample(IReadOnlyList<ExampleValue> Changes, IReadOnlyList<FieldCard> At)
{
    private const int MostChanges = 4;
    private const int LongestValue = 60;

    /// <summary>The first case that is simple enough to be shown, or null.</summary>
    public static RuleExample? Of(string code, IReadOnlyList<Dataset> datasets)
    {
        using var stream = typeof(RuleExample).Assembly.GetManifestResourceStream($"ShouldFail.{code}.json");
        if (stream is null)
            return null;
        using var cases = JsonDocument.Parse(stream);
        return cases.RootElement.EnumerateArray().Select(one => Of(one, datasets)).FirstOrDefault(example => example is not null);
    }

    private static RuleExample? Of(JsonElement one, IReadOnlyList<Dataset> datasets)
    {
        if (!one.TryGetProperty("set", out var set) || !one.TryGetProperty("expect", out var expect) || expect.GetArrayLength() == 0)
            return null;
        // What is changed beside the record itself would have to be explained first.
        if (one.TryGetProperty("register", out _) || one.TryGetProperty("previous", out _) || one.TryGetProperty("activities", out _))
            return null;
        var changes = set.EnumerateObject().Select(change => ExampleValue.Of(change, datasets)).ToList();
        if (changes.Count is 0 or > MostChanges || changes.Any(change => change is null || change.Value?.Length > LongestValue))
            return null;
        var at = expect.EnumerateArray().Select(place => place.GetProperty("field").GetString()).OfType<string>().Select(field => FieldCard.Of(field, datasets)).ToList();
        return new([.. changes!], at);
    }
}

/// <summary>What is written into a field; null for left blank.</summary>
internal sealed record ExampleValue(FieldCard Field, string? Value)
{
    /// <summary>Null when the value is a list or an object, or the field is unknown.</summary>
    public static ExampleValue? Of(JsonProperty change, IReadOnlyList<Dataset> datasets) =>
        FieldCard.Find(change.Name, datasets) is not { } field || change.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
            ? null
            : new(field, change.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.True => "是 / yes",
                JsonValueKind.False => "否 / no",
                _ => change.Value.ToString(),
            });
}
