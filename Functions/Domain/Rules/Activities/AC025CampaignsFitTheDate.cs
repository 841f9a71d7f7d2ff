using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A known campaign takes place on the activity's days; free tags are not judged (domain.md 10.4).</summary>
public sealed class AC025CampaignsFitTheDate() : ActivityRule(
    "AC-025",
    Severity.Warn,
    "主题活动“{tag}”{when}，与活动日期{start}不符。",
    "The campaign {tag} {when}; the activity began on {start}.",
    "请核对活动日期，或删去该标签。",
    "Check the day, or take the tag away.")
{
    public override string Basis => "domain.md M07, 10.4 AC-025 (Reference/campaigns.json)";

    public override string CauseZh => "专项行动有起止时间，只有期间内的活动计入该专项。常见原因：沿用了往年的标签。";

    public override string CauseEn => "Campaigns have their time, and only activities within it count for them. Usually the tags of an earlier year were kept.";

    public override IReadOnlyList<string> Fields => ["campaignTags", "startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record is not { CampaignTags: { } tags, StartOn: { } start })
            return;
        var end = record.EndOn is { } last && last >= start ? last : start;
        foreach (var tag in tags)
        {
            if (Campaigns.Find(tag) is not { } campaign || campaign.Covers(start, end))
                continue;
            var months = campaign.Months is null ? "" : string.Join("、", campaign.Months);
            var (zh, en) = campaign switch
            {
                { To: { } to } when start > to => ($"已于{Text(to)}结束", $"ended on {Text(to)}"),
                _ when end < campaign.From => ($"自{Text(campaign.From)}起开展", $"began on {Text(campaign.From)}"),
                _ => ($"在每年{months}月开展", $"takes place in the months {months.Replace("、", ", ", StringComparison.Ordinal)}"),
            };
            judge.Fail(this, "campaignTags", arguments: [("tag", campaign.Name), ("when", zh), ("when.en", en), ("start", Text(start))]);
        }
    }
}
