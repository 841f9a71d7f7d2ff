using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>An entry belongs to an organisation or to an authority: it bears a credit code or a division.</summary>
public sealed class LG001OwnerIsNamed() : LedgerRule<LedgerEntry>(
    "LG-001",
    Severity.Error,
    "没有写明属于哪个社会组织或哪个地区。",
    "Neither an organisation nor a division is named.",
    "属于某个社会组织的，请填统一社会信用代码；不属于单个社会组织的，请填所属区划。",
    "Write the credit code of the organisation it belongs to; when it belongs to no single one, the division of the authority.")
{
    public override string Basis => "domain.md 5（实体的归属）";

    public override string CauseZh => "台账按归属存放和统计，没有归属的记录不知道该算给谁。常见原因：合并单元格只有第一行有值，或漏填区划。";

    public override string CauseEn => "Ledgers are kept and counted by owner. Typically cells were merged, so that only the first row has a value, or the division was left out.";

    public override IReadOnlyList<string> Fields => ["uscc", "divisionCode"];

    protected override void CheckEntry(LedgerEntry entry, Judge judge)
    {
        // Where one of the two is a required column, its being blank is VAL-001's.
        if (judge.Context.Ledgers.Ledger is { Scope: LedgerScope.Either } && entry is { Uscc: null, DivisionCode: null } && !entry.Unreadable.Contains("divisionCode"))
            judge.Fail(this, "uscc");
    }
}
