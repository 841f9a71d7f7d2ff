namespace Nianbao.Pipeline.Ledger;

/// <summary>What became of a row that was a submission.</summary>
public enum Outcome
{
    /// <summary>It stands in the totals: a new record, or a new version of one.</summary>
    Accepted,

    /// <summary>It says what the standing version says already.</summary>
    Unchanged,

    /// <summary>A later version had arrived before it was read; it is kept among the earlier versions and changes no content.</summary>
    Superseded,

    /// <summary>It was returned for correction: it is kept, and counts in nothing.</summary>
    Returned,

    /// <summary>An accepted version stands, and goes on standing until this later one is accepted.</summary>
    Held,
}

/// <summary>What became of a row, and the state it is in (a code of <see cref="Domain.Reference.ReportStates"/>).</summary>
public readonly record struct Placement(Outcome Outcome, string State);
