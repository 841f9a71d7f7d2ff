using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Inspection;

/// <summary>Where the inspection of an organisation is on its way (domain.md 8.1).</summary>
public static class InspectionStates
{
    /// <summary>The timer's proposal: no decision, and nobody outside sees it.</summary>
    public const string Proposed = "PROPOSED";

    /// <summary>A registrar has decided.</summary>
    public const string Confirmed = "CONFIRMED";

    /// <summary>The decision is public.</summary>
    public const string Published = "PUBLISHED";

    public static readonly IReadOnlyList<Choice> All = [new(Proposed, "拟定", "Proposed"), new(Confirmed, "已确认", "Confirmed"), new(Published, "已公布", "Published")];
}

/// <summary>What was done to an inspection: each version of its record is one act.</summary>
public static class InspectionActKinds
{
    /// <summary>The timer proposed, for the first time or after new evidence.</summary>
    public const string Propose = "PROPOSE";

    /// <summary>The timer took a proposal back: there is nothing to inspect any more.</summary>
    public const string Withdraw = "WITHDRAW";

    /// <summary>The timer noted that the evidence has changed since the decision.</summary>
    public const string Note = "NOTE";

    /// <summary>A registrar confirmed what was proposed.</summary>
    public const string Confirm = "CONFIRM";

    /// <summary>A registrar drew another conclusion, with a reason.</summary>
    public const string Override = "OVERRIDE";

    /// <summary>A registrar published the decision.</summary>
    public const string Publish = "PUBLISH";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Propose, "拟定", "Proposed"),
        new(Withdraw, "撤回拟定", "Proposal withdrawn"),
        new(Note, "依据有变化", "Evidence changed"),
        new(Confirm, "确认", "Confirmed"),
        new(Override, "改定", "Overridden"),
        new(Publish, "公布", "Published"),
    ];
}
