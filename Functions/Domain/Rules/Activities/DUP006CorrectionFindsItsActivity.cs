using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>An activity that corrects another names one that exists; that one counts no longer (domain.md 10.1, 10.5).</summary>
public sealed class DUP006CorrectionFindsItsActivity() : ActivityRule(
    "DUP-006",
    Severity.Info,
    "活动更正：{problem}。",
    "Correction: {problem}.",
    "{remedy}",
    "{remedy}")
{
    public override string Basis => "domain.md 10.1 supersedes, 10.5, 10.6";

    public override string CauseZh => "更正已填报的活动时，新的一条写明被更正的编号，旧的一条随之作废，历史仍可查阅。";

    public override string CauseEn => "A correction names the activity it corrects; that one then counts no longer and stays in the history.";

    public override IReadOnlyList<string> Fields => ["supersedes", "duplicateDecision"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Status is not (ActivityStatuses.Submitted or ActivityStatuses.Accepted) || judge.Context.Neighbours is not { } neighbours)
            return;
        if (record.Supersedes is { } id)
        {
            if (id == record.ActivityId || neighbours.FindById(record.Uscc!, id) is not { } corrected)
                Fail("supersedes", Severity.Warn, $"本单位没有编号为“{id}”的其他活动可以更正", $"The organisation has no other activity '{id}' to correct", "请核对被更正活动的编号；直接用原编号重新提交也可以更正。", "Check the id; an activity is also corrected by sending it again under its own id.");
            else
                Fail("supersedes", null, $"更正{corrected.Chinese}，原记录不再计入", $"Corrects {corrected.English}, which counts no longer", "无需处理。", "Nothing to do.");
        }
        else if (record.DuplicateDecision == DuplicateDecisions.Correction)
        {
            Fail("duplicateDecision", Severity.Warn, "没有与本条类型、日期、名称和地点相同的活动可以更正", "There is no activity of the same type, days, title and place to correct", "请在“更正活动编号”中填写被更正活动的编号。", "Name the activity to correct under 'supersedes'.");
        }

        void Fail(string field, Severity? severity, string zh, string en, string remedyZh, string remedyEn) =>
            judge.Fail(this, field, severity: severity, arguments: [("problem", zh), ("problem.en", en), ("remedy", remedyZh), ("remedy.en", remedyEn)]);
    }
}
