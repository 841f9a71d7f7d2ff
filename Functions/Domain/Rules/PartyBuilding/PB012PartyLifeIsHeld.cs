using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// Branches, joint branches and committees hold the usual party life: theme days, members' meetings, the organisational life
/// meeting and the democratic review (domain.md 4.4, 7.6, PB-012; the frequencies are parameters). One violation for each that
/// falls short; a blank number is not zero and not judged.
/// </summary>
/// <remarks>
/// Where the party organisation, or the organisation itself, was founded in the report year, the share of the year's days that
/// it existed counts, rounded down.
/// </remarks>
public sealed class PB012PartyLifeIsHeld() : Rule<AnnualReport>(
    "PB-012",
    Severity.Warn,
    "组织生活次数偏低：{item}{n}次。",
    "Party life below frequency: {item}, {n}.",
    "{item}全年应不少于{min}次，填报{n}次。请核对记录；确实不足的，请填写说明并补开。",
    "{item}: at least {min} in the year are expected, {n} were reported. Check the records; when there were fewer, explain it and catch up.")
{
    private static readonly (string Field, string Parameter, string Chinese, string English, Func<AnnualReport, long?> Count)[] Kinds =
    [
        ("activities.themeDays", "PARTY_LIFE_THEME_DAYS", "主题党日", "Theme party days", r => r.ThemeDays),
        ("activities.meetings", "PARTY_LIFE_MEETINGS", "党员大会", "Members' meetings", r => r.PartyMeetings),
        ("activities.orgLifeMeeting", "PARTY_LIFE_ORG_LIFE_MEETINGS", "组织生活会", "Organisational life meetings", r => r.OrgLifeMeetings),
        ("activities.democraticReview", "PARTY_LIFE_REVIEWS", "民主评议", "Democratic reviews", r => r.DemocraticReviews),
    ];

    public override string Basis => PartyBasis.Branches + "：党的组织生活；次数见 domain.md 4.4 [S]";

    public override string CauseZh => "党支部要按规定开展主题党日、党员大会、组织生活会和民主评议。常见原因是活动开了而没有记录，或只填了部分次数。";

    public override string CauseEn => "A branch holds theme party days, members' meetings, organisational life meetings and democratic reviews at set intervals. It usually breaks because what was held was not recorded, or was only partly counted.";

    public override IReadOnlyList<string> Fields => [.. Kinds.Select(k => k.Field), "partyOrgType", "partyOrg.establishedOn"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_LIFE_MEETINGS", "PARTY_LIFE_ORG_LIFE_MEETINGS", "PARTY_LIFE_REVIEWS", "PARTY_LIFE_THEME_DAYS"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType is not (PartyOrgTypes.Branch or PartyOrgTypes.JointBranch or PartyOrgTypes.Committee))
            return;
        var (days, yearDays) = (DaysOf(record, judge.Context), judge.Context.YearEnd.DayOfYear);
        foreach (var (field, parameter, chinese, english, countOf) in Kinds)
        {
            if (countOf(record) is not { } count)
                continue;
            var minimum = decimal.Floor(judge.Context.Parameters.Get(parameter, judge.Context.Year) * days / yearDays);
            if (count >= minimum)
                continue;
            var least = minimum.ToString(CultureInfo.InvariantCulture);
            judge.Fail(
                this,
                field,
                expected: $"≥ {least}",
                difference: (count - minimum).ToString(CultureInfo.InvariantCulture),
                arguments: [("item", chinese), ("item.en", english), ("n", count.ToString(CultureInfo.InvariantCulture)), ("min", least)]);
        }
    }

    /// <summary>How many days of the report year the party organisation existed.</summary>
    private static int DaysOf(AnnualReport record, RuleContext context)
    {
        var first = new DateOnly(context.Year, 1, 1);
        foreach (var founded in new[] { record.PartyOrgEstablishedOn, context.Registered?.EstablishedOn ?? record.EstablishedOn })
        {
            if (founded > first)
                first = founded.Value;
        }

        return Math.Max(0, context.YearEnd.DayNumber - first.DayNumber + 1);
    }
}
