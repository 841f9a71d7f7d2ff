using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Activities;

/// <summary>Activities, kept by the month in which they started (domain.md 11.1).</summary>
public sealed class ActivitiesDataset : Dataset
{
    public override string Name => "activities";

    public override string Chinese => "活动填报";

    public override string English => "Activities";

    public override PeriodKind PeriodKind => PeriodKind.Year;

    public override bool IsMonthly => true;

    public override IReadOnlyList<Column> Columns => ActivityColumns.All;

    public override IReadOnlyList<ChildList> Children => ActivityColumns.Lists;

    public override IReadOnlyList<string> KeyColumns => ["uscc", "activityId"];

    public override IReadOnlyList<Rule> Rules => RuleCatalogue.Activities;

    public override IReadOnlyList<Dimension> Dimensions { get; } =
    [
        new("type", "组织类型", "Legal type", LegalTypes.All, (r, _) => Uscc.LegalTypeOf(r.Uscc) ?? ""),
        new("month", "月份", "Month", [], (r, _) => ((Activity)r).StartOn is { } start ? MonthText.Of(start) : ""),
        new("activityType", "活动类型", "Activity type", ActivityTypes.All, (r, _) => ((Activity)r).Type ?? ""),
        new("typeGroup", "活动大类", "Group of activity types", ActivityTypes.Groups, (r, _) => ActivityTypes.GroupOf(((Activity)r).Type)),
        new("organiserKind", "组织方类型", "Organiser", OrganiserKinds.All, (r, _) => ((Activity)r).OrganiserKind ?? ""),
        new("campaign", "主题活动", "Campaign", [], (r, _) => Campaigns((Activity)r), IsSet: true),
        new("isOnline", "线上活动", "Online", YesNo.All, (r, _) => YesNo.Of(((Activity)r).IsOnline)),
    ];

    public override IReadOnlyList<Measure> Measures { get; } =
    [
        new("records", "活动数", "Activities", "项", 0, _ => 1),
        Of("sessions", "场次", "Sessions", "场次", 0, a => a.Sessions),
        Of("served", "服务群众人次", "People served", "人次", 0, a => ActivityTypes.IsPartyLife(a.Type) ? null : a.ServedPersonTimes),
        Of("online", "线上触达人次", "Reached online", "人次", 0, a => a.OnlineReach),
        Of("volunteers", "志愿者人次", "Volunteers", "人次", 0, a => a.Volunteers),
        Of("hours", "志愿服务时长", "Volunteer hours", "小时", 2, a => a.VolunteerHours),
        Of("fundsTotal", "投入合计", "Funds in total", "元", 2, a => a.FundsTotal),
        Of("fundsCash", "投入资金", "Funds in cash", "元", 2, a => a.FundsCash),
        Of("fundsInKind", "物资折价", "Funds in kind", "元", 2, a => a.FundsInKind),
        Of("cases", "完成例数", "Cases completed", "例", 0, a => a.CasesCompleted),
        Of("unreviewed", "未审核活动数", "Not reviewed yet", "项", 0, a => a.Status == ActivityStatuses.Submitted ? 1 : null),
        Of("estimated", "概数填报活动数", "With estimated figures", "项", 0, a => a.IsEstimated == true ? 1 : null),
        Of("partyLife", "组织生活场次", "Party-life sessions", "场次", 0, a => ActivityTypes.IsPartyLife(a.Type) ? a.Sessions : null),
    ];

    /// <summary>Names of <see cref="CountedOnce"/>: an organisation begins with this and its credit code.</summary>
    public const char AnOrganisation = 'o';

    /// <summary>A pairing begins with this, its organisation's credit code and a hyphen.</summary>
    public const char APairing = 'p';

    /// <summary>That enterprises were helped; which ones, the records tell.</summary>
    public const string HelpedEnterprises = "e";

    public override string Shape => Fingerprint("joint", "once");

    public override Record NewRecord() => new Activity();

    public override void Complete(Record record, Period period)
    {
        var activity = (Activity)record;
        activity.EndOn ??= activity.StartOn;
        activity.Sessions ??= 1;
        activity.Status ??= ActivityStatuses.Submitted;
        if (activity.FundsCash is not null || activity.FundsInKind is not null)
            activity.FundsTotal ??= (activity.FundsCash ?? 0) + (activity.FundsInKind ?? 0);
        if (activity.Status == ActivityStatuses.Held)
            activity.Status = ActivityStatuses.Submitted; // Sent back as it was shown: it is judged anew.
        activity.ActivityId ??= ActivityFingerprint.IdOf(activity);
    }

    public override string HeadOf(Record record) => ((Activity)record).StartOn is { } start ? MonthText.OfYear(start) : "";

    /// <summary>Only of activities that state a ground, and of joint ones: their groups are found from it.</summary>
    public override string? RosterEntry(Record record, RecordFacts facts) => Counts(record) ? RosterActivity.Of((Activity)record) : null;

    public override IEnumerable<string> CountedOnce(Record record)
    {
        var activity = (Activity)record;
        yield return string.Concat([AnOrganisation], activity.Uscc);
        if (!string.IsNullOrWhiteSpace(activity.PairingId))
            yield return $"{APairing}{activity.Uscc}-{activity.PairingId.Trim().Replace('\t', ' ').Replace('\n', ' ')}";
        if (Headlines.HelpedEnterprises.Of(activity) is not null)
            yield return HelpedEnterprises;
    }

    public override bool Counts(Record record) => ((Activity)record).Status is ActivityStatuses.Submitted or ActivityStatuses.Accepted;

    private static Measure Of(string name, string chinese, string english, string unit, int decimals, Func<Activity, long?> amount) =>
        new(name, chinese, english, unit, decimals, r => amount((Activity)r));

    /// <summary>The tags sorted and joined by '+', so that the same set is the same value in whatever order it was written.</summary>
    private static string Campaigns(Activity activity) =>
        activity.CampaignTags is null or [] ? "" : string.Join('+', activity.CampaignTags.Select(t => t.Trim().Replace('+', '＋')).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal));
}
