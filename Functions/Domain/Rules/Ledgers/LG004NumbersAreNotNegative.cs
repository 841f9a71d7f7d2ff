using System.Globalization;
using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>Numbers and amounts of a ledger are not negative.</summary>
public sealed class LG004NumbersAreNotNegative() : LedgerRule<LedgerEntry>(
    "LG-004",
    Severity.Error,
    "{name}不能是负数（{value}）。",
    "{name} cannot be negative ({value}).",
    "请填零或正数；没有统计的请留空。",
    "Write zero or more; leave it blank where nobody counted.")
{
    public override string Basis => "domain.md 10.4 AC-007（同样适用于台账）[D]";

    public override string CauseZh => "台账的人数、件数和金额都是实际发生的数，没有负数。常见原因：用负数冲减上一次填报；更正应直接改填正确的数。";

    public override string CauseEn => "Persons, cases and amounts of a ledger are counted facts. Usually somebody meant to correct an earlier figure by a negative one; write the right figure instead.";

    public override IReadOnlyList<string> Fields => ["members", "membersTotal", "membersFull", "activities", "casesCompleted", "fundsSpent", "value", "target"];

    protected override void CheckEntry(LedgerEntry entry, Judge judge)
    {
        foreach (var column in judge.Context.Ledgers.Ledger?.Columns ?? [])
        {
            if (column.Type is "integer" or "decimal" or "money" && column.Write(entry) is { } text && decimal.Parse(text, CultureInfo.InvariantCulture) < 0)
                judge.Fail(this, column.Name, expected: "≥ 0", arguments: [("name", column.Chinese), ("name.en", column.English), ("value", text)]);
        }
    }
}
