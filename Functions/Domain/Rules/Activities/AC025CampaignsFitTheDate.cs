using Nianbao.Domain.Activities;
using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A campaign that an activity names is known, and takes place on the activity's days (domain.md 10.4).</summary>
public sealed class AC025CampaignsFitTheDate() : ActivityRule(
    "AC-025",
    Severity.Warn,
    "主题活动“{tag}”{problem}。",
    "The campaign {tag} {problem}.",
    "请核对标签和活动日期，或删去该标签。{start}可用的主题活动：{known}。尚未登记的，请主管机关先录入主题活动台账。",
    "Check the tag and the day, or take the tag away. Campaigns of {start}: {known}. One that is missing must be entered in the ledger of campaigns by its authority first.")
{
    /// <summary>So many campaigns are named in the remedy.</summary>
    private const int MostNamed = 20;

    public override string Basis => "domain.md M07, 10.1, 10.4 AC-025（主题活动台账；Reference/campaigns.json）";

    public override string CauseZh => "专项行动有起止时间，只有期间内的活动计入该专项；不认识的标签不计入任何专项。常见原因：标签写错，沿用了往年的标签，或主题活动尚未录入台账。";

    public override string CauseEn => "Campaigns have their time, and only activities within it count for them; a tag nobody knows counts for none. Usually it is mistyped, is one of an earlier year, or the campaign has not been entered yet.";

    public override IReadOnlyList<string> Fields => ["campaignTags", "startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record is not { CampaignTags: { Count: > 0 } tags, StartOn: { } start })
            return;
        var end = record.EndOn is { } last && last >= start ? last : start;
        var calendar = CampaignCalendar.Of(judge.Context.Ledgers.Roster(LedgerNeeds.Campaigns));
        foreach (var tag in tags.Where(tag => !string.IsNullOrWhiteSpace(tag)))
        {
            var meant = calendar.Meant(tag).OrderBy(campaign => campaign.From).ToList();
            if (meant.Exists(campaign => campaign.Covers(start, end)))
                continue;
            var (zh, en) = ProblemOf(meant, start, end);
            var known = calendar.KnownOn(start, end).Take(MostNamed).ToList();
            judge.Fail(this, "campaignTags", arguments:
            [
                ("tag", meant.Count > 0 ? meant[^1].Name : tag.Trim()), ("problem", zh), ("problem.en", en), ("start", Text(start)),
                ("known", known.Count == 0 ? "无" : string.Join('、', known)), ("known.en", known.Count == 0 ? "none" : string.Join(", ", known)),
            ]);
        }
    }

    private static (string Chinese, string English) ProblemOf(List<Campaign> meant, DateOnly start, DateOnly end)
    {
        if (meant.Count == 0)
            return ("未登记，不在主题活动台账中", "is not known: it is not in the ledger of campaigns");
        // Of several rounds the one that is nearest: the last that had begun, or the first.
        var campaign = meant.FindLast(one => one.From <= end) ?? meant[0];
        var months = string.Join("、", campaign.Months ?? []);
        return campaign switch
        {
            { To: { } to } when start > to => ($"已于{Text(to)}结束，活动开始于{Text(start)}", $"ended on {Text(to)}; the activity began on {Text(start)}"),
            _ when end < campaign.From => ($"自{Text(campaign.From)}起开展，活动开始于{Text(start)}", $"began on {Text(campaign.From)}; the activity began on {Text(start)}"),
            _ => ($"在每年{months}月开展，活动开始于{Text(start)}", $"takes place in the months {months.Replace("、", ", ", StringComparison.Ordinal)}; the activity began on {Text(start)}"),
        };
    }
}
