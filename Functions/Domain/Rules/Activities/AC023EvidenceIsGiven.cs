using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>There is evidence for activities with much money or many people (domain.md 10.1, 10.4).</summary>
public sealed class AC023EvidenceIsGiven() : ActivityRule(
    "AC-023",
    Severity.Warn,
    "{what}，应附佐证材料。",
    "{what}: evidence is expected.",
    "请在“佐证材料”中列出照片、签到表、通知、总结、票据或链接中的至少一项。",
    "List at least one photograph, attendance list, notice, report, receipt or link under 'evidence'.")
{
    public override string Basis => "domain.md 10.1, 10.4 AC-023 [D]";

    public override string CauseZh => "投入较大或服务人数较多的活动会明显影响统计，需要可以核对的材料。";

    public override string CauseEn => "Activities with much money or many people weigh in the totals; there should be something to check them by.";

    public override IReadOnlyList<string> Fields => ["evidence", "fundsTotal", "servedPersonTimes"];

    public override IReadOnlyList<string> ParameterNames => ["ACTIVITY_EVIDENCE_FUNDS", "ACTIVITY_EVIDENCE_SERVED"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.Evidence is { Count: > 0 })
            return;
        if (record.FundsTotal >= LimitInFen(judge, "ACTIVITY_EVIDENCE_FUNDS"))
            Fail("fundsTotal", $"投入合计{Yuan.Of(record.FundsTotal.Value)}元", $"Funds of {Yuan.Of(record.FundsTotal.Value)} yuan");
        else if (record.ServedPersonTimes >= Limit(judge, "ACTIVITY_EVIDENCE_SERVED") && !AC012RoundFiguresHaveEvidence.IsBareRoundFigure(record, judge)) // AC-012 has said it then.
            Fail("servedPersonTimes", $"服务群众{record.ServedPersonTimes}人次", $"{record.ServedPersonTimes} people served");

        void Fail(string field, string zh, string en) =>
            judge.Fail(this, judge.Context.Extent.Asks("evidence") ? "evidence" : field, expected: "≥ 1", arguments: [("what", zh), ("what.en", en)]);
    }
}
