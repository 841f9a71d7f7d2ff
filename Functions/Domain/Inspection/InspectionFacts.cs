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

    /// <summary>A report has been filed, in time or not.</summary>
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

    /// <summary>Last year's conclusion (a code of <see cref="Conclusions"/>), or null when there is none.</summary>
    public string? ConclusionLastYear { get; init; }

    /// <summary>There are warnings that are no ground.</summary>
    public bool HasWarnings { get; init; }

    /// <summary>On the abnormal list since, or null.</summary>
    public DateOnly? ListedSince { get; init; }

    /// <summary>A penalty other than a warning in the report year.</summary>
    public bool HasPenaltyBeyondWarning { get; init; }

    /// <summary>The day of the proposal.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>The numbers in force.</summary>
    public InspectionLimits Limits { get; init; } = InspectionLimits.Of(2025);

    /// <summary>On the abnormal list for two years by the calendar (trigger SE1).</summary>
    public bool IsListedForYears => ListedSince is { } since && since.AddYears(Limits.ListedYears) <= AsOf;

    public bool IsReportRegime => Regime == Regimes.Report;

    public bool HasSerious => Grounds.Any(ground => ground.Weight == Weight.Serious);

    /// <summary>The codes of the minor grounds, each once.</summary>
    public IEnumerable<string> MinorGrounds => Grounds.Where(ground => ground.Weight == Weight.Minor).Select(ground => ground.Code).Distinct();

    /// <summary>The facts of a standing, with the evidence that lies elsewhere.</summary>
    public static InspectionFacts Of(Standing standing, DateOnly asOf, InspectionEvidence? evidence = null)
    {
        evidence ??= new();
        var year = standing.Year;
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
            Grounds = standing.IsExpected ? GroundSearch.Of(standing, evidence, asOf) : [],
            GroundsLastYear = evidence.OpenGroundsLastYear(standing),
            ConclusionLastYear = evidence.Last?.Conclusion,
            HasWarnings = standing.Report?.HasWarnings == true,
            ListedSince = evidence.AbnormalSince(asOf),
            HasPenaltyBeyondWarning = evidence.PenaltiesOf(year).Any(penalty => penalty.Type is not (null or PenaltyTypes.Warning)),
            AsOf = asOf,
            Limits = evidence.LimitsOf(year),
        };
    }
}
