using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>All that the decision table looks at, for one organisation and report year.</summary>
public sealed record InspectionFacts
{
    public required string LegalType { get; init; }

    /// <summary>A code of <see cref="Regimes"/>.</summary>
    public required string Regime { get; init; }

    /// <summary>Status ACTIVE on the last day of the report year.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Established after the first-year cutoff.</summary>
    public bool IsExempt { get; init; }

    /// <summary>A report has been accepted, in time or not.</summary>
    public bool IsFiled { get; init; }

    /// <summary>A report arrived, but was still returned at the end of the correction window.</summary>
    public bool IsReturned { get; init; }

    public bool IsOnTime { get; init; } = true;

    /// <summary>The supervising unit had to review the report first, and did not.</summary>
    public bool LacksPreReview { get; init; }

    /// <summary>Consecutive years without a report, this one included; 0 when it was filed.</summary>
    public int YearsNotFiled { get; init; }

    public IReadOnlyList<StatedGround> Grounds { get; init; } = [];

    /// <summary>Last year's grounds that have not been remedied.</summary>
    public IReadOnlyList<string> GroundsLastYear { get; init; } = [];

    /// <summary>There are warnings, all explained.</summary>
    public bool HasWarnings { get; init; }

    /// <summary>On the abnormal list since, or null.</summary>
    public DateOnly? ListedSince { get; init; }

    /// <summary>The day of the proposal.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>On the abnormal list for two years by the calendar (trigger SE1).</summary>
    public bool IsListedForTwoYears => ListedSince is { } since && since.AddYears(2) <= AsOf;

    public bool IsReportRegime => Regime == Regimes.Report;

    /// <summary>The facts completeness already knows. Lateness and a missing pre-review are ground G20 here, not in the report.</summary>
    public static InspectionFacts Of(Standing standing, DateOnly asOf, DateOnly? listedSince = null)
    {
        var stated = (standing.Report?.Grounds ?? []).Select(StatedGround.Of);
        if (standing.IsFiled && (!standing.IsOnTime || standing.LacksPreReview))
            stated = stated.Append(StatedGround.Of(Inspection.Grounds.FiledLate.Code));
        return new()
        {
            LegalType = standing.Organisation.LegalType,
            Regime = standing.Deadline?.Regime ?? Regimes.Inspection,
            IsActive = standing.IsActive,
            IsExempt = standing.IsExempt,
            IsFiled = standing.IsFiled,
            IsReturned = standing.Returned is { } returned && returned.CorrectionDueOn < asOf,
            IsOnTime = standing.IsOnTime,
            LacksPreReview = standing.LacksPreReview,
            YearsNotFiled = standing.YearsNotFiled,
            Grounds = [.. stated],
            GroundsLastYear = standing.PreviousReport?.Grounds ?? [],
            ListedSince = listedSince,
            AsOf = asOf,
        };
    }
}
