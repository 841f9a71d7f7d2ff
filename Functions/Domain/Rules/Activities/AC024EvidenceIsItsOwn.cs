using Nianbao.Domain.Activities;
using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A file is evidence for one activity only: not for another of the organisation, nor of the same upload (domain.md 10.4).</summary>
public sealed class AC024EvidenceIsItsOwn() : ActivityRule(
    "AC-024",
    Severity.Warn,
    "该佐证材料已用于{other}。",
    "This piece of evidence was used for {other}.",
    "请换成本次活动自己的材料；如两条记录其实是同一活动，请只保留一条。",
    "Use this activity's own material; keep only one record when both are the same activity.")
{
    public override string Basis => "domain.md 10.4 AC-024 [D]";

    public override string CauseZh => "同一张照片或同一份签到表出现在两项活动中，往往是重复填报或误传。";

    public override string CauseEn => "The same photograph or list with two activities usually means that one was reported twice, or that the wrong file was attached.";

    public override IReadOnlyList<string> Fields => ["evidence"];

    protected override void Check(Activity record, Judge judge)
    {
        if (judge.Context.Neighbours is not { } neighbours || record.Evidence is not { } evidence)
            return;
        for (var i = 0; i < evidence.Count; i++)
        {
            if (evidence[i].Sha256 is not { Length: > 0 } sha256 || neighbours.UseOf(sha256, record) is not { } use)
                continue;
            var (zh, en) = use.Uscc == record.Uscc ? ($"活动“{use.Id}”", $"activity '{use.Id}'") : ($"组织{use.Uscc}的活动“{use.Id}”", $"activity '{use.Id}' of {use.Uscc}");
            judge.Fail(this, ChildList.PathOf("evidence", i, "sha256"), arguments: [("other", zh), ("other.en", en)]);
        }
    }
}
