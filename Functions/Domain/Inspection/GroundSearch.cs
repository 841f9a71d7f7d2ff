using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Inspection;

/// <summary>
/// Finds the grounds of an inspection (domain.md 8.2): what the report's findings state, and what the register, the penalties, the
/// ledgers, the registrars' findings and last year's inspection add. Pure; each ground stands once, with what states it.
/// </summary>
public static class GroundSearch
{
    /// <summary>The grounds of an organisation that was expected to file.</summary>
    /// <param name="asOf">The day of the inspection.</param>
    public static IReadOnlyList<StatedGround> Of(Standing standing, InspectionEvidence evidence, DateOnly asOf)
    {
        var year = standing.Year;
        var yearEnd = new DateOnly(year, 12, 31);
        var limits = evidence.LimitsOf(year);
        IEnumerable<StatedGround> stated =
        [
            .. standing.IsFiled ? standing.Report!.Grounds.Select(StatedGround.Parse) : [],
            .. standing.IsFiled ? OfFiling(standing) : [],
            .. evidence.PenaltiesOf(year).Select(penalty => OfPenalty(penalty.Type, penalty.Amount, limits, GroundSources.Penalty)),
            .. OfLedgers(evidence.Ledgers, year, yearEnd, limits),
            .. OfActivities(evidence, limits),
            .. evidence.Checks.Where(check => check.States(standing.Organisation, limits)).Select(check => check.Stated),
            .. OfLastYear(evidence, asOf),
            .. evidence.IsSeriousOn(yearEnd) ? [StatedGround.Of("G24") with { Source = GroundSources.Listing }] : Array.Empty<StatedGround>(),
        ];
        return
        [
            .. StatedGround.Merge(stated)
                .Select(ground => IsRepeated(ground, standing, evidence) ? ground with { Weight = Weight.Serious } : ground)
                .Select(ground => IsSelfCorrected(ground, standing, evidence) ? ground.Lessened() : ground),
        ];
    }

    /// <summary>G01: a warning or a small fine is minor; a fine from the limit on, a suspension and more are serious.</summary>
    public static StatedGround OfPenalty(string? type, long? amount, InspectionLimits limits, string source)
    {
        var isMinor = type is null or PenaltyTypes.Warning || (type is PenaltyTypes.Fine or PenaltyTypes.Confiscation && (amount ?? 0) < limits.SeriousFine);
        return new("G01", isMinor ? Weight.Minor : Weight.Serious, source);
    }

    /// <summary>What weighs more in the second year: that the legal representative's posts conflict (G06), and events that nobody was told of (G13).</summary>
    private static bool IsRepeated(StatedGround ground, Standing standing, InspectionEvidence evidence)
    {
        var before = (standing.PreviousReport?.Grounds ?? []).Select(StatedGround.Parse).Where(last => last.Code == ground.Code);
        return ground.Code switch
        {
            "G06" => HoldsTwoPosts(ground) && before.Any(HoldsTwoPosts),
            "G13" => before.Any() || evidence.Last?.Grounds.Any(last => last.Code == ground.Code && last.Weight != Weight.Recorded) == true,
            _ => false,
        };
    }

    /// <summary>What the activities of the year state. One that the report names as well is not two, so both are counted apart.</summary>
    private static IEnumerable<StatedGround> OfActivities(InspectionEvidence evidence, InspectionLimits limits) =>
        evidence.ActivityGrounds.Count(ground => ground.Code == "G13") >= limits.RepeatedFrom ? evidence.ActivityGrounds.Append(new("G13", Weight.Serious)) : evidence.ActivityGrounds;

    private static bool HoldsTwoPosts(StatedGround ground) => ground.Sources.Any(source => source is "GV-009" or "GV-010");

    private static IEnumerable<StatedGround> OfFiling(Standing standing)
    {
        if (!standing.IsOnTime)
            yield return new(Grounds.FiledLate.Code, Weight.Minor, GroundSources.Late);
        if (standing.LacksPreReview)
            yield return new(Grounds.FiledLate.Code, Weight.Minor, GroundSources.NoPreReview);
    }

    private static IEnumerable<StatedGround> OfLedgers(LedgerFacts ledgers, int year, DateOnly yearEnd, InspectionLimits limits)
    {
        // A notice that came after the event is no prior notice.
        var late = ledgers.ForumNotices.Count(notice => notice.PlannedOn is { } planned && planned.Year == year && notice.ReportedOn > planned);
        if (late > 0)
            yield return new("G13", late >= limits.RepeatedFrom ? Weight.Serious : Weight.Minor, GroundSources.ForumNotice);
        if (ledgers.WeakPartyOrgCases.Any(weak => weak.DueOn <= yearEnd && !(weak.ClosedOn <= yearEnd)))
            yield return StatedGround.Of("G23") with { Source = GroundSources.WeakPartyOrg };
    }

    /// <summary>G21: a rectification that was ordered last year, and was not done by its due date.</summary>
    private static IEnumerable<StatedGround> OfLastYear(InspectionEvidence evidence, DateOnly asOf)
    {
        if (evidence.Last is not { IsDecided: true, DueOn: { } due } last || due >= asOf)
            yield break;
        var open = last.Grounds.Where(ground => ground.Weight != Weight.Recorded)
            .Any(ground => !evidence.ChecksLastYear.Any(check => check.Kind == CheckKinds.Remedied && check.Ground == ground.Code && check.On <= due));
        if (open)
            yield return StatedGround.Of("G21") with { Source = GroundSources.Rectification };
    }

    /// <summary>Corrected with evidence before the report was filed (domain.md 8.1). A day has no hour: on the day of filing itself is not before.</summary>
    private static bool IsSelfCorrected(StatedGround ground, Standing standing, InspectionEvidence evidence) =>
        ground.Code != Grounds.FiledLate.Code
        && standing.Report is { } report
        && evidence.Checks.Any(check => check.Kind == CheckKinds.SelfCorrected && check.HasEvidence && check.Ground == ground.Code && check.On < ShanghaiClock.DayOf(report.FirstSubmittedAt));
}
