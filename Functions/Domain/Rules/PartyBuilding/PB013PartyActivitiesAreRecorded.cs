using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// The party activities a report claims are recorded as activities, give or take the parameter PARTY_ACTIVITY_TOLERANCE
/// (domain.md 7.6, PB-013). Theme days, classes and first-topic studies are held against the sessions of their own types;
/// meetings of members and of the committee, life meetings and reviews together against 三会一课其他, where any such session is
/// recorded: people file few of them as activities. Skipped for an organisation without any activity.
/// </summary>
public sealed class PB013PartyActivitiesAreRecorded() : Rule<AnnualReport>(
    "PB-013",
    Severity.Warn,
    "党建活动数与活动填报记录不符。",
    "Activity counts do not match records.",
    "{item}填报{n}次，活动填报中只有{recorded}次。请补报活动，或更正次数；无须填报的活动，请填写说明。",
    "{item}: {n} were reported, but only {recorded} are recorded as activities. File the activities, correct the number, or explain which were not to be filed.")
{
    private static readonly Kind[] Kinds =
    [
        new("activities.themeDays", "THEME_PARTY_DAY", "主题党日", "Theme party days", r => r.ThemeDays),
        new("activities.partyClass", "PARTY_CLASS", "党课", "Party classes", r => r.PartyClasses),
        new("activities.firstTopic", "FIRST_TOPIC", "第一议题学习", "First-topic studies", r => r.FirstTopics),
        new("activities.meetings", "THREE_MEETINGS", "党员大会、支委会、组织生活会和民主评议", "Members' and committee meetings, life meetings and reviews", Meetings, OnlyWhereRecorded: true),
    ];

    public override string Basis => "domain.md 7.6（PB-013）[D]：年报与活动填报相互核对";

    public override string CauseZh => "年报填报的党建活动应能在活动填报中找到，否则活动统计会漏计。常见原因是活动办了没有填报，或年报按计划数填写。";

    public override string CauseEn => "The party activities of a report should be found among the activities filed; otherwise the statistics miss them. It usually breaks because activities were held and not filed, or because the plan was copied into the report.";

    public override IReadOnlyList<string> Fields =>
        ["activities.themeDays", "activities.partyClass", "activities.firstTopic", "activities.meetings", "activities.committeeMeetings", "activities.orgLifeMeeting", "activities.democraticReview"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_ACTIVITY_TOLERANCE"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (judge.Context.Activities is not { Count: > 0 } activities)
            return;
        var factor = 1 + judge.Context.Parameters.Get("PARTY_ACTIVITY_TOLERANCE", judge.Context.Year);
        foreach (var kind in Kinds)
        {
            var recorded = activities.SessionsByType.GetValueOrDefault(kind.Type);
            if (kind.Claimed(record) is not { } claimed || claimed <= recorded * factor || (kind.OnlyWhereRecorded && recorded == 0))
                continue;
            var (claimedText, recordedText) = (claimed.ToString(CultureInfo.InvariantCulture), recorded.ToString(CultureInfo.InvariantCulture));
            judge.Fail(
                this,
                kind.Field,
                expected: $"≤ {decimal.Floor(recorded * factor).ToString(CultureInfo.InvariantCulture)}",
                difference: (claimed - recorded).ToString(CultureInfo.InvariantCulture),
                arguments: [("item", kind.Chinese), ("item.en", kind.English), ("n", claimedText), ("recorded", recordedText)]);
        }
    }

    private static long? Meetings(AnnualReport report)
    {
        long?[] counts = [report.PartyMeetings, report.PartyCommitteeMeetings, report.OrgLifeMeetings, report.DemocraticReviews];
        return counts.All(count => count is null) ? null : counts.Sum();
    }

    private sealed record Kind(string Field, string Type, string Chinese, string English, Func<AnnualReport, long?> Claimed, bool OnlyWhereRecorded = false);
}
