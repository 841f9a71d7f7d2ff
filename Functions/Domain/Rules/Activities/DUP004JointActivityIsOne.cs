using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Two organisations that name each other as co-organisers of a similar activity on the same days at the same place report one joint activity (domain.md 10.5, point 4).</summary>
public sealed class DUP004JointActivityIsOne() : ActivityRule(
    "DUP-004",
    Severity.Info,
    "与组织{uscc}填报的“{title}”识别为同一联合活动。",
    "Recognised as one joint activity with '{title}', reported by {uscc}.",
    "无需处理：各组织的数据照实计入；按联合活动汇总时，场次和人次取最大值，资金为各组织投入之和。",
    "Nothing to do: each organisation's figures count as reported. Figures of joint activities take the largest of sessions and people, and the sum of everybody's funds.")
{
    public override string Basis => "domain.md 10.5, point 4 [D]";

    public override string CauseZh => "几个组织联合举办的活动会各报一条。按组织统计时照实计入，按活动汇总时合为一个。";

    public override string CauseEn => "Each of several organisations reports what they held together. By organisation all of it counts; by activity it is one.";

    public override IReadOnlyList<string> Fields => ["coOrganisers", "title", "startOn"];

    public override IReadOnlyList<string> ParameterNames => ["DUPLICATE_SIMILARITY"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted) || record is not { Title: { } title, CoOrganisers: { Count: > 0 } } || judge.Context.Neighbours is not { } neighbours)
            return;
        var likeness = Limit(judge, "DUPLICATE_SIMILARITY");
        foreach (var other in neighbours.JointWith(record).Where(other => other.Place == record.PlaceRegionCode && ActivityFingerprint.Likeness(title, other.Title) >= likeness).DistinctBy(other => other.Uscc))
            judge.Fail(this, "coOrganisers", arguments: [("uscc", other.Uscc), ("title", other.Title)]);
    }
}
