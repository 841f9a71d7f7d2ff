using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A pairing that an activity names was in force when it began, as far as the register keeps pairings (domain.md 10.4).</summary>
public sealed class AC019PairingIsActive() : ActivityRule(
    "AC-019",
    Severity.Warn,
    "结对“{id}”{problem}。",
    "The pairing '{id}' {problem}.",
    "请核对结对编号和活动日期；结对已续签或新签的，请联系登记管理机关更新登记库。",
    "Check the number of the pairing and the day; when it was renewed, ask the registrar to bring the register up to date.")
{
    public override string Basis => "domain.md M34, 10.4 AC-019 [D]";

    public override string CauseZh => "结对共建的成效按有效的结对统计。结对未签、已到期或编号写错的活动，不能算在那个结对上。";

    public override string CauseEn => "What pairings achieve is counted for pairings in force. An activity before it was signed, after it ended or under a wrong number cannot count for it.";

    public override IReadOnlyList<string> Fields => ["pairingId", "startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record is not { PairingId: { Length: > 0 } id, StartOn: { } start } || judge.Context.Registered?.Pairings is not { } pairings)
            return;
        var known = pairings.Where(pairing => pairing.PairingId == id).ToList();
        if (known.Count == 0)
            Fail("不在登记库的结对记录中", "is not in the register");
        else if (known.TrueForAll(pairing => pairing.SignedOn > start))
            Fail($"在活动开始日期{Text(start)}时尚未签约", $"had not been signed on {Text(start)}");
        else if (!known.Exists(pairing => !(pairing.SignedOn > start) && !(pairing.EndsOn < start)))
            Fail($"在活动开始日期{Text(start)}时已经到期", $"had ended on {Text(start)}");

        void Fail(string zh, string en) => judge.Fail(this, "pairingId", arguments: [("id", id), ("problem", zh), ("problem.en", en)]);
    }
}
