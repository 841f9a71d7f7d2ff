using System.Text.Json.Serialization;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules;

/// <summary>What is wrong, where in the file, and what to do about it. Complete in itself: a person can act on it.</summary>
public sealed record Finding
{
    /// <summary>The rule's code, for example FN-010.</summary>
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    public string? Sheet { get; init; }

    /// <summary>The file's own row (line of a CSV, row of a sheet, 1-based element of a JSON array), counting titles and blank rows; null for the whole file.</summary>
    public int? Row { get; init; }

    /// <summary>The field's English name, for example <c>BS60.e</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The file's column, 1-based.</summary>
    public int? Column { get; init; }

    /// <summary>The header as written in the file.</summary>
    public string? Header { get; init; }

    /// <summary>The cell in A1 form, for example C7.</summary>
    public string? Cell { get; init; }

    /// <summary>In JSON, the value's place as a JSON pointer (RFC 6901), for example <c>/0/officers/2/termNo</c>; the elements count from 0 there.</summary>
    public string? Path { get; init; }

    /// <summary>The value as written; an ID number in it is hidden, as in the messages.</summary>
    public string? Value { get; init => field = PersonNumbers.Hidden(value); }

    public string? Expected { get; init; }

    public string? Difference { get; init; }

    /// <summary>The organisation the row is about, when its code could be read.</summary>
    public string? Uscc { get; init; }

    public required string MessageZh { get; init => field = PersonNumbers.Hidden(value)!; }

    public required string MessageEn { get; init => field = PersonNumbers.Hidden(value)!; }

    public required string RemedyZh { get; init; }

    public required string RemedyEn { get; init; }

    /// <summary>The inspection ground this finding states (domain.md 8.2), for example G10.</summary>
    public string? Ground { get; init; }

    /// <summary>The weight this finding gives its ground, when it is not the usual one.</summary>
    [JsonIgnore]
    public Weight? Gravity { get; init; }

    /// <summary>True for a warning that must be explained before the report is accepted; otherwise not said.</summary>
    public bool? NeedsExplanation { get; init; }

    /// <summary>The explanation that came with it, as written.</summary>
    public string? Explanation { get; init; }

    /// <summary>The address of the rule's page: its cause, what to do, its source.</summary>
    public string RulePage => PageOf(Code);

    /// <summary>Whether the row it is about may not count: REJECT, or an ERROR that is not merely a ground for the inspection.</summary>
    public bool Holds => Severity == Severity.Reject || (Severity == Severity.Error && Ground is null);

    /// <summary>The address of a rule's page, within this service.</summary>
    public static string PageOf(string code) => "/rules/" + code;
}
