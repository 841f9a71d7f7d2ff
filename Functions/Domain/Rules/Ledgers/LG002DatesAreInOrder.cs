using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>What begins ends no earlier than it began.</summary>
public sealed class LG002DatesAreInOrder() : LedgerRule<LedgerEntry>(
    "LG-002",
    Severity.Error,
    "{untilName}{until}早于{sinceName}{since}。",
    "{untilName} {until} is before {sinceName} {since}.",
    "请核对两个日期，常见的是年份写错或两栏填反。",
    "Check both days: usually a year is mistyped, or the two are swapped.")
{
    public override string Basis => "domain.md 2（台账的起止日期）";

    public override string CauseZh => "起止日期决定某一天是否有效，倒置的日期在任何一天都不计入。常见原因：年份写错，或两栏填反。";

    public override string CauseEn => "The days tell whether an entry holds on a given day; reversed, it never does. Usually a year is mistyped, or the two columns are swapped.";

    public override IReadOnlyList<string> Fields => ["from", "to", "openedOn", "closedOn", "approvedOn", "dissolvedOn", "appointedOn", "endedOn"];

    protected override void CheckEntry(LedgerEntry entry, Judge judge)
    {
        if (judge.Context.Ledgers.Ledger is not { SinceColumn: { } begin, UntilColumn: { } end } ledger || ledger.SinceOf(entry) is not { } since || ledger.UntilOf(entry) is not { } until || until >= since)
            return;
        var (first, last) = (ledger.Column(begin), ledger.Column(end));
        judge.Fail(this, end, expected: $"≥ {Text(since)}", arguments:
        [
            ("untilName", last.Chinese), ("untilName.en", last.English), ("until", Text(until)),
            ("sinceName", first.Chinese), ("sinceName.en", first.English), ("since", Text(since)),
        ]);
    }
}
