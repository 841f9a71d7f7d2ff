using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Pipeline.Ledger;

/// <summary>
/// Which version stands, in which state, and when the record was first submitted: pure functions of the set of versions and
/// the set of acts, whatever the order in which they came.
/// </summary>
public static class VersionStates
{
    /// <summary>
    /// The state of a version (a code of <see cref="ReportStates"/>). One with errors is returned, whoever says otherwise. Then a
    /// registrar's last word on its content counts; without one, what is still open decides.
    /// </summary>
    public static string Of(RecordVersion version, IReadOnlyList<Act> acts)
    {
        if (version.Verdict is { IsReturned: true })
            return ReportStates.Returned;
        if (LastDecision(version, acts) is { } decision)
            return decision.Kind == ActKind.Accept ? ReportStates.Accepted : ReportStates.Returned;
        if (version.Verdict is not { } verdict)
            return ReportStates.Accepted;
        return Unexplained(version, acts).Count > 0 ? ReportStates.Submitted : verdict.LacksPreReview ? ReportStates.PreReview : ReportStates.Accepted;
    }

    /// <summary>The last day for the correction of a returned version; null for others.</summary>
    public static DateOnly? CorrectionDueOn(RecordVersion version, IReadOnlyList<Act> acts) =>
        version.Verdict is { IsReturned: true } verdict ? verdict.CorrectionDueOn : LastDecision(version, acts) is { Kind: ActKind.Return } returned ? returned.CorrectionDueOn : null;

    /// <summary>The warnings of a version that nobody has explained yet.</summary>
    public static IReadOnlyList<NamedFinding> Unexplained(RecordVersion version, IReadOnlyList<Act> acts) =>
        version.Verdict?.Unexplained is not { Count: > 0 } open ? [] : acts.Count == 0 ? open : [.. open.Where(finding => !acts.Any(act => act.Hash == version.Hash && act.Explains(finding)))];

    /// <summary>The registrar's last word on a version's content, or null.</summary>
    public static Act? LastDecision(RecordVersion version, IReadOnlyList<Act> acts)
    {
        Act? last = null;
        foreach (var act in acts)
        {
            // Of two at the same instant, returning is the safer reading.
            if (act.Kind != ActKind.Explain && act.Hash == version.Hash && (last is null || act.At > last.At || (act.At == last.At && act.Kind == ActKind.Return)))
                last = act;
        }

        return last;
    }

    /// <summary>The version that stands: the latest accepted one; without any, the latest that waits; without any, the latest returned.</summary>
    public static RecordVersion Standing(IEnumerable<RecordVersion> versions, IReadOnlyList<Act> acts) =>
        versions.MaxBy(version => (Rank(Of(version, acts)), version.Arrival))!;

    /// <summary>
    /// The arrival that decides timeliness (domain.md 6): of the first valid version, or of a returned one before it that was
    /// corrected, by a valid version or by one that was itself corrected so, before its correction window ended.
    /// </summary>
    /// <param name="known">What is known already of versions that are not among these: when the first valid one of them came.</param>
    public static DateTimeOffset FirstAt(IEnumerable<RecordVersion> versions, IReadOnlyList<Act> acts, DateTimeOffset? known = null)
    {
        var returned = new List<RecordVersion>();
        var first = known;
        foreach (var version in versions)
        {
            if (Of(version, acts) == ReportStates.Returned)
                returned.Add(version);
            else if (first is null || version.Arrival.At < first)
                first = version.Arrival.At;
        }

        // Nothing valid yet: a correction that comes next continues the chain that ends with the latest one.
        first ??= returned.Max(version => version.Arrival.At);
        foreach (var version in returned.Where(version => version.Arrival.At < first).OrderByDescending(version => version.Arrival))
        {
            if (CorrectionDueOn(version, acts) is { } due && first < ReturnedReport.EndOf(due))
                first = version.Arrival.At;
        }

        return first.Value;
    }

    private static int Rank(string state) => state switch
    {
        ReportStates.Accepted => 2,
        ReportStates.Returned => 0,
        _ => 1,
    };
}
