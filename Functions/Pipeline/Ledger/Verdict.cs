using System.Text.Json.Serialization;

namespace Nianbao.Pipeline.Ledger;

/// <summary>A finding by its name: enough to say what is open; its words are in the receipt.</summary>
/// <param name="Field">The column or path; null for the whole record, or for every place when there were too many.</param>
public sealed record NamedFinding(string Code, string? Field = null);

/// <summary>What intake found of a version that was not accepted at once. Of a version without a verdict nothing is open.</summary>
public sealed record Verdict
{
    /// <summary>So many places are named; beyond that, each code stands once for all of its places.</summary>
    public const int MostNamed = 200;

    /// <summary>Findings that must be corrected: the version is returned.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedFinding>? Errors { get; init; }

    /// <summary>Warnings that need an explanation and came without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedFinding>? Unexplained { get; init; }

    /// <summary>The supervising unit's opinion is needed and missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LacksPreReview { get; init; }

    /// <summary>The last day for the correction of a returned version.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? CorrectionDueOn { get; init; }

    [JsonIgnore]
    public bool IsReturned => Errors is { Count: > 0 };

    /// <summary>The places of findings, or their codes when there are too many.</summary>
    public static IReadOnlyList<NamedFinding>? Name(IEnumerable<(string Code, string? Field)> findings)
    {
        var named = findings.Distinct().Select(finding => new NamedFinding(finding.Code, finding.Field)).ToList();
        return named.Count == 0 ? null : named.Count <= MostNamed ? named : [.. named.Select(finding => finding.Code).Distinct().Select(code => new NamedFinding(code))];
    }
}
