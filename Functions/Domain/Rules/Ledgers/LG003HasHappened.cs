using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>A ledger holds what has happened: nothing begins after the day of arrival, but for what is planned.</summary>
public sealed class LG003HasHappened() : LedgerRule<LedgerEntry>(
    "LG-003",
    Severity.Error,
    "{name}{day}晚于今天。",
    "{name} {day} lies in the future.",
    "台账只记已经发生的事，请核对日期；尚未发生的，发生后再填。",
    "A ledger holds what has happened. Check the day, or enter it when it has happened.")
{
    public override string Basis => "domain.md 2.6（按截止日期统计）[D]";

    public override string CauseZh => "统计按截止日期计数，把计划当作事实填入会使数字虚高。常见原因：年份多写一年，或把计划日期当作实际日期。";

    public override string CauseEn => "Counts are taken as of a day; a plan entered as a fact would make them too high. Usually a year is mistyped, or a plan was entered.";

    public override IReadOnlyList<string> Fields => ["from", "openedOn", "approvedOn", "appointedOn", "designatedOn", "awardedOn", "issuedOn"];

    protected override void CheckEntry(LedgerEntry entry, Judge judge)
    {
        if (judge.Context.Ledgers.Ledger is { MayBeginLater: false, SinceColumn: { } begin } ledger && ledger.SinceOf(entry) is { } since && since > judge.Context.Today)
            judge.Fail(this, begin, expected: $"≤ {Text(judge.Context.Today)}", arguments: [("name", ledger.Column(begin).Chinese), ("name.en", ledger.Column(begin).English), ("day", Text(since))]);
    }
}
