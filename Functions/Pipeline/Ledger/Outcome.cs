namespace Nianbao.Pipeline.Ledger;

/// <summary>What became of a valid row.</summary>
public enum Outcome
{
    /// <summary>It stands: a new record, or a new version of one.</summary>
    Accepted,

    /// <summary>It says what the standing version says already.</summary>
    Unchanged,

    /// <summary>A later version had arrived before it was read; it is kept among the earlier versions and changes no content.</summary>
    Superseded,
}
