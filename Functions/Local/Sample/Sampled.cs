using Nianbao.Domain.Datasets;

namespace Nianbao.Local.Sample;

/// <summary>A generated row, and the rule it breaks on purpose.</summary>
public sealed record Sampled<TRecord>(TRecord Record, Defect? Defect)
    where TRecord : Record
{
    /// <summary>Whether the pipeline must take it.</summary>
    public bool IsAccepted => Defect is not { IsRejected: true };
}

/// <summary>The one rule a row breaks.</summary>
/// <param name="Code">The rule's code in domain.md 7 and 10.4.</param>
/// <param name="IsRejected">False for rules whose violation is only noted: warnings, and PB-003, which is a ground for the inspection.</param>
public sealed record Defect(string Code, bool IsRejected = true);
