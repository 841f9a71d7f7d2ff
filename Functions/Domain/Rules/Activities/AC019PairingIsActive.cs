using Nianbao.Domain.Activities;
using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A pairing that an activity names was in force when it began, as far as pairings are kept (domain.md 10.4).</summary>
public sealed class AC019PairingIsActive() : ActivityRule(
    "AC-019",
    Severity.Warn,
    "结对“{id}”{problem}。",
    "The pairing '{id}' {problem}.",
    "请核对结对编号和活动日期；结对已续签或新签的，请先更新结对共建台账。",
    "Check the number of the pairing and the day; when it was renewed, bring the ledger of pairings up to date first.")
{
    public override string Basis => "domain.md M34, 10.4 AC-019 [D]";

    public override string CauseZh => "结对共建的成效按有效的结对统计。结对未签、已到期或编号写错的活动，不能算在那个结对上。";

    public override string CauseEn => "What pairings achieve is counted for pairings in force. An activity before it was signed, after it ended or under a wrong number cannot count for it.";

    public override IReadOnlyList<string> Fields => ["pairingId", "startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record is not { PairingId: { Length: > 0 } id, StartOn: { } start } || judge.Context.Ledgers.Of<Pairing>(LedgerNeeds.Pairings) is not { } pairings)
            return;
        var known = pairings.Where(pairing => pairing.Id == id).ToList();
        if (known.Count == 0)
            Fail("不在结对共建台账中", "is not in the ledger of pairings");
        else if (known.TrueForAll(pairing => pairing.SignedOn > start))
            Fail($"在活动开始日期{Text(start)}时尚未签约", $"had not been signed on {Text(start)}");
        else if (!known.Exists(pairing => !(pairing.SignedOn > start) && !(pairing.EndsOn < start)))
            Fail($"在活动开始日期{Text(start)}时已经到期", $"had ended on {Text(start)}");

        void Fail(string zh, string en) => judge.Fail(this, "pairingId", arguments: [("id", id), ("problem", zh), ("problem.en", en)]);
    }
}
