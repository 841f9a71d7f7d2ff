using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>
/// A number that names an entry of another ledger is in that ledger: the workstation of a link, the instructor of an assignment,
/// the party organisation of a post, the programme of an action.
/// </summary>
public sealed class LG005ReferenceIsKnown() : LedgerRule<LedgerEntry>(
    "LG-005",
    Severity.Error,
    "{name}“{id}”不在“{ledger}”中。",
    "{name} '{id}' is not in the ledger of {ledger}.",
    "请核对编号（全角半角、大小写和空格都算）；对方尚未登记的，请先上传{ledger}，等其回执完成后再上传本表。",
    "Check the number, to the letter. When it is not in the ledger yet, upload {ledger} first, wait for its receipt, then upload this again.")
{
    public override string Basis => "domain.md 2、5（台账之间的引用）";

    public override string CauseZh => "台账之间用编号互相引用，引用落空的记录无法核对，也会使统计失真。常见原因：编号写错，或先传了引用方、后传被引用方。";

    public override string CauseEn => "Ledgers refer to each other by number. A number that leads nowhere cannot be checked and falsifies counts. Usually it is mistyped, or this ledger was uploaded before the other.";

    public override IReadOnlyList<string> Fields => ["stationNo", "instructorId", "partyOrgId", "programmeId", "itemId", "censusId", "workstationNo"];

    protected override void CheckEntry(LedgerEntry entry, Judge judge)
    {
        if (judge.Context.Ledgers.Ledger is not { } ledger)
            return;
        foreach (var reference in ledger.References)
        {
            var column = ledger.Column(reference.Column);
            if (column.Write(entry) is not { } id || judge.Context.Ledgers.Roster(reference.Ledger) is not { } roster || roster.Numbered(id).Any())
                continue;
            judge.Fail(this, column.Name, arguments: [("name", column.Chinese), ("name.en", column.English), ("id", id), ("ledger", roster.Ledger.Chinese), ("ledger.en", roster.Ledger.English)]);
        }
    }
}
