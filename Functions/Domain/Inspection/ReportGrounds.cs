using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.CrossYear;

namespace Nianbao.Domain.Inspection;

/// <summary>The grounds that a report states (domain.md 8.2): by the findings of its rules, and by what it says of itself.</summary>
public static class ReportGrounds
{
    /// <summary>Each ground once, with the gravest weight that a finding gives it and the rules that state it.</summary>
    public static IReadOnlyList<StatedGround> Of(AnnualReport report, IReadOnlyCollection<Finding> findings, RuleContext context)
    {
        var limits = new InspectionLimits(context.Parameters, context.Year);
        var stated = OfFindings(findings);
        // Events that nobody was told of, each counted once whatever is missing of it.
        if (findings.Where(finding => finding.Ground == "G13").Select(finding => EventOf(finding.Field)).Distinct(StringComparer.Ordinal).Count() >= limits.RepeatedFrom)
            stated.Add(new("G13", Weight.Serious));
        stated.AddRange((report.Penalties ?? []).Where(penalty => penalty.DecidedOn?.Year == context.Year).Select(penalty => GroundSearch.OfPenalty(penalty.Type, penalty.Amount, limits, GroundSources.ReportedPenalty)));
        if (XY006IsActiveInTwoYears.HadNoActivity(report, context.Activities))
            stated.Add(StatedGround.Of("G03") with { Source = GroundSources.NoActivity });
        return StatedGround.Merge(stated);
    }

    /// <summary>What each finding states.</summary>
    public static List<StatedGround> OfFindings(IReadOnlyCollection<Finding> findings) =>
    [
        .. findings.Where(finding => finding.Ground is not null)
            .Select(finding => StatedGround.Of(finding.Ground!) is var usual ? usual with { Weight = finding.Gravity ?? usual.Weight, Source = finding.Code } : default),
    ];

    /// <summary>The item that a place lies in: forums[2] of forums[2].forumNoticeId.</summary>
    private static string EventOf(string? field) => field?.Split('.')[0] ?? "";
}
