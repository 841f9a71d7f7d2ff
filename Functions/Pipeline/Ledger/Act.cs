using System.Text.Json.Serialization;

namespace Nianbao.Pipeline.Ledger;

/// <summary>What was done to a version after it came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActKind>))]
public enum ActKind
{
    /// <summary>提示说明: a warning was explained.</summary>
    [JsonStringEnumMemberName("explain")]
    Explain,

    /// <summary>受理: a registrar accepted it.</summary>
    [JsonStringEnumMemberName("accept")]
    Accept,

    /// <summary>退回: a registrar returned it, with reasons.</summary>
    [JsonStringEnumMemberName("return")]
    Return,
}

/// <summary>
/// An act on a content, wherever and whenever that content came. Acts are kept beside the versions and never change them: the
/// state of a version follows from what intake found and from the acts on its content, in whatever order all of it arrived.
/// </summary>
/// <param name="Hash">The content (<see cref="RecordText.Hash"/>) it is about.</param>
/// <param name="Text">The explanation, or the reason.</param>
/// <param name="Who">The caller's account: a role and its scope.</param>
/// <param name="By">The person's name as given, kept masked (<see cref="Domain.Values.PersonNameFormat"/>).</param>
/// <param name="Code">Explain: the rule.</param>
/// <param name="Field">Explain: the place; null for all places of the rule.</param>
/// <param name="CorrectionDueOn">Return: the last day for the correction.</param>
public sealed record Act(ActKind Kind, DateTimeOffset At, string Hash, string Text, string Who, string? By, string? Code = null, string? Field = null, DateOnly? CorrectionDueOn = null)
{
    /// <summary>Whether both are one act: the very same, or the same explanation of the same content, whenever it was sent.</summary>
    public bool Repeats(Act other) => this == other || (Kind == ActKind.Explain && this with { At = other.At } == other);

    /// <summary>Whether this explains that finding.</summary>
    public bool Explains(NamedFinding finding) => Kind == ActKind.Explain && Code == finding.Code && (Field is null || Field == finding.Field);
}
