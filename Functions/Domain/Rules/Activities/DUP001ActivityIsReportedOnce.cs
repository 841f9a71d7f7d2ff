using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>An activity whose whole content was reported before under another id does not count (domain.md 10.5, point 1).</summary>
public sealed class DUP001ActivityIsReportedOnce() : ActivityRule(
    "DUP-001",
    Severity.Warn,
    "与{other}内容完全相同，不计入统计。",
    "Has the same content as {other}; it does not count.",
    "如为重复填报，无需处理。如确是另一场活动，请写明不同之处（名称、场次或地点）后重新提交；同一系列请合并为一条并填写场次。",
    "When it was reported twice there is nothing to do. When it is another activity, say what differs (title, sessions, place) and send it again; report a series as one with its sessions.")
{
    public override string Basis => "domain.md 10.5 [D]";

    public override string CauseZh => "同一活动换个编号再报一次，合计就会翻倍。内容完全相同的记录只计一次，后报的保存但不计入。";

    public override string CauseEn => "Reported again under another number, an activity would count twice. Of records with equal content one counts; the later is kept and does not.";

    public override IReadOnlyList<string> Fields => ["activityId", "title", "startOn"];

    public override bool HoldsForReview => true;

    public override bool NeedsExplanation => true;

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted) || judge.Context.Neighbours is not { } neighbours)
            return;
        var exact = neighbours.Fingerprints(record).Exact;
        foreach (var other in neighbours.WithKeyOf(record))
        {
            if (other.Exact != exact || record.Supersedes == other.Id)
                continue;
            judge.Fail(this, "activityId", arguments: [("other", other.Chinese), ("other.en", other.English), ("id", other.Id)]);
            return;
        }
    }
}
