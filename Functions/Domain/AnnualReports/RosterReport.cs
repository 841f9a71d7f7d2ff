using System.Globalization;
using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.AnnualReports;

/// <summary>
/// What completeness and inspection need of a filed report: <c>firstSubmitted|preReviewed|grounds</c>, for example
/// <c>20260531155959999|1|G08:S:GV-014+G10:M:PB-003</c>. The time is UTC to the millisecond, because the last one of the day decides. A fourth
/// part names the state when the report is not accepted yet, or when a fifth follows: W, there are warnings that are no ground.
/// </summary>
/// <param name="IsPreReviewed">The supervising unit gave an opinion; whether one was needed is the register's to say.</param>
/// <param name="Grounds">Grounds stated by findings, as <see cref="Inspection.StatedGround"/> writes them; those of old reports are bare codes. G20 is not among them: lateness follows from the first submission, which a later version does not change.</param>
public sealed record RosterReport(DateTimeOffset FirstSubmittedAt, bool IsPreReviewed, IReadOnlyList<string> Grounds)
{
    /// <summary>A code of <see cref="ReportStates"/>; never RETURNED.</summary>
    public string State { get; init; } = ReportStates.Accepted;

    /// <summary>There are warnings that state no ground.</summary>
    public bool HasWarnings { get; init; }

    /// <summary>The codes of the grounds.</summary>
    public IEnumerable<string> GroundCodes => Grounds.Select(ground => Inspection.StatedGround.Parse(ground).Code);

    private const string Time = "yyyyMMddHHmmssfff";

    public static RosterReport Of(AnnualReport report, RecordFacts facts) => new(
        facts.FirstSubmittedAt.ToUniversalTime(),
        report.IsPreReviewed,
        [.. (report.Grounds ?? []).Distinct().Order(StringComparer.Ordinal)])
    {
        State = facts.State ?? ReportStates.Accepted,
        HasWarnings = report.HasWarnings == true,
    };

    /// <exception cref="FormatException">The text is not a roster entry.</exception>
    public static RosterReport Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length is not (3 or 4 or 5))
            throw new FormatException($"'{text}' is not a report's roster entry.");
        var time = DateTimeOffset.ParseExact(parts[0], Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new(time, parts[1] == "1", parts[2].Split('+', StringSplitOptions.RemoveEmptyEntries)) { State = parts.Length >= 4 ? parts[3] : ReportStates.Accepted, HasWarnings = parts.Length == 5 };
    }

    public override string ToString() =>
        string.Join('|', FirstSubmittedAt.ToUniversalTime().ToString(Time, CultureInfo.InvariantCulture), IsPreReviewed ? "1" : "0", string.Join('+', Grounds) + (State == ReportStates.Accepted && !HasWarnings ? "" : "|" + State) + (HasWarnings ? "|W" : ""));
}
