using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Shares of the co-organisers, when given, make a whole (domain.md 10.4).</summary>
public sealed class AC017SharesAddUp() : ActivityRule(
    "AC-017",
    Severity.Error,
    "联合举办单位的分担比例之和为{sum}%，应为100%。",
    "The co-organisers' shares add up to {sum} %; they must make 100 %.",
    "请核对各单位的比例（含本单位）；不分担的可全部留空。",
    "Check the shares, this organisation's own included; leave all of them empty when nothing is shared.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-017";

    public override string CauseZh => "联合活动的人次和资金按比例分给各单位，比例之和不是100%就会重复或漏计。";

    public override string CauseEn => "People and funds of a joint activity are shared out by these; unless they make 100 % some count twice or not at all.";

    public override IReadOnlyList<string> Fields => ["coOrganisers"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.CoOrganisers is not { Count: > 0 } organisers || organisers.All(organiser => organiser.Share is null))
            return;
        var sum = organisers.Sum(organiser => organiser.Share ?? 0);
        // Thirds are written 33.33: a hundredth for each.
        if (Math.Abs(sum - 100_00) > organisers.Count)
            judge.Fail(this, ChildList.PathOf("coOrganisers", organisers.ToList().FindIndex(o => o.Share is not null), "share"), expected: "100.00", difference: Yuan.Of(sum - 100_00), arguments: [("sum", Yuan.Of(sum))]);
    }
}
