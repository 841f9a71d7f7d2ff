using Nianbao.Domain.Activities;
using Nianbao.Domain.Inspection;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>An activity that charges a fee was filed beforehand (domain.md 10.4).</summary>
public sealed class AC022FeesAreFiled() : ActivityRule(
    "AC-022",
    Severity.Error,
    "活动收取了费用，但{problem}。",
    "A fee was charged, but {problem}.",
    "请填写已报备的报告编号；没有收费的请将“是否收费”改为“否”。",
    "Give the number of the notice that was filed; say that no fee was charged when there was none.")
{
    public override string Basis => "粤民函〔2023〕114号; 民发〔2012〕57号 (domain.md M08, G13); domain.md 10.4 AC-022";

    public override string CauseZh => "借举办活动收费而未报备的，是年检的不合格情形之一，如实记录后由登记管理机关核查。";

    public override string CauseEn => "Charging for an activity without having filed it is a ground of the inspection; it is recorded, and the registrar looks into it.";

    public override IReadOnlyList<string> Fields => ["feeCharged", "forumNoticeId"];

    public override string? Ground => "G13";

    protected override void Check(Activity record, Judge judge)
    {
        if (record.FeeCharged != true || ForumNotices.IsNamed(record, judge.Context))
            return;
        var (zh, en) = record.ForumNoticeId is { } id
            ? ($"报告编号“{id}”不在论坛研讨会报告台账中", $"the notice '{id}' is not in the ledger")
            : ("没有填写报备的报告编号", "no filed notice is named");
        judge.FailWithGravity(Weight.Serious, this, "feeCharged", arguments: [("problem", zh), ("problem.en", en)]);
    }
}
