using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>An activity with type, days, title and place of another is held until the organisation says whether it is new or a correction (domain.md 10.5, point 2).</summary>
public sealed class DUP002SameKeyIsDecided() : ActivityRule(
    "DUP-002",
    Severity.Warn,
    "与{other}的类型、日期、名称和地点相同，待确认后计入。",
    "Has the type, days, title and place of {other}; it counts when you have said what it is.",
    "请在“重复处理”中选择“新增”（确是另一活动，两条都计入）或“更正”（更正前一条，只计本条）后重新提交。",
    "Write NEW under 'duplicateDecision' when it is another activity (both count), or CORRECTION when it corrects that one (only this one counts), and send it again.")
{
    public override string Basis => "domain.md 10.5 [D]";

    public override string CauseZh => "同一天、同一地点、同名的活动，多半是更正后换了编号。由填报单位说明是新增还是更正，之前暂不计入。";

    public override string CauseEn => "Activities of one title on one day at one place are usually one activity corrected under another number. The organisation says which; until then the newer is held.";

    public override IReadOnlyList<string> Fields => ["duplicateDecision", "title", "startOn"];

    public override bool HoldsForReview => true;

    public override bool NeedsExplanation => true;

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Status != ActivityStatuses.Submitted || record.DuplicateDecision == DuplicateDecisions.New || judge.Context.Neighbours is not { } neighbours)
            return;
        var others = neighbours.WithKeyOf(record);
        if (others.Count == 0 || neighbours.CountsAlready(record))
            return;
        var exact = neighbours.Fingerprints(record).Exact;
        if (others.Any(other => other.Exact == exact || other.Id == record.Supersedes))
            return;
        judge.Fail(this, "title", arguments: [("other", others[0].Chinese), ("other.en", others[0].English), ("id", others[0].Id)]);
    }
}
