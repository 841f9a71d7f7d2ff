using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Reference;

/// <summary>Where a filed report is on its way (domain.md 6). A draft is not filed and has no state here.</summary>
public static class ReportStates
{
    /// <summary>Nothing is open: it counts, and stays until its replacement is accepted.</summary>
    public const string Accepted = "ACCEPTED";

    /// <summary>Filed, and counts unless another version was accepted; some of its warnings wait for an explanation.</summary>
    public const string Submitted = "SUBMITTED";

    /// <summary>Filed, as above; the supervising unit's opinion is missing.</summary>
    public const string PreReview = "PRE_REVIEW";

    /// <summary>Returned for correction: it never counts.</summary>
    public const string Returned = "RETURNED";

    public static readonly IReadOnlyList<Choice> All =
    [
        new(Accepted, "已受理", "Accepted"),
        new(Submitted, "已报送，待说明", "Submitted, to be explained"),
        new(PreReview, "已报送，待初审", "Submitted, pre-review missing"),
        new(Returned, "退回更正", "Returned for correction"),
    ];
}
