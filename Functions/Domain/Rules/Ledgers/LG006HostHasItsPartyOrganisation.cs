using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>The host of a workstation has a party organisation of its own when the station opens (domain.md 2.3 M12). Skipped where no party organisations are kept at all.</summary>
public sealed class LG006HostHasItsPartyOrganisation() : LedgerRule<Workstation>(
    "LG-006",
    Severity.Error,
    "承建单位在设立日期{day}没有单独组建的党组织。",
    "On {day}, when it opened, the host had no party organisation of its own.",
    "请核对承建单位的统一社会信用代码和设立日期；已建党组织的，请先在党组织台账中登记。",
    "Check the host's credit code and the day; when it has a party organisation, enter that in its ledger first.")
{
    /// <summary>Single-built (单独组建) and permanent.</summary>
    private static readonly string[] ItsOwn = [PartyOrgTypes.Branch, PartyOrgTypes.GeneralBranch, PartyOrgTypes.Committee];

    public override string Basis => "domain.md 2.3 M12：党建工作站由有单独党组织的社会组织承建 [A]";

    public override string CauseZh => "工作站依托承建单位的党组织开展工作，承建单位须单独建有党组织。常见原因：信用代码填成了被联系单位的，或党组织台账未及时登记。";

    public override string CauseEn => "A workstation works through its host's party organisation. Usually the code of a linked organisation was entered, or the ledger of party organisations is behind.";

    public override IReadOnlyList<string> Fields => ["uscc", "openedOn"];

    protected override void CheckEntry(Workstation entry, Judge judge)
    {
        if (!Uscc.IsSound(entry.Uscc) || entry.OpenedOn is not { } opened || judge.Context.Ledgers.Roster("party-organisations") is not { All.Count: > 0 } organisations)
            return;
        if (!organisations.Of(entry.Uscc!).Any(own => own.HoldsOn(opened) && ItsOwn.Contains(organisations.Ledger.FactOf(own, "partyOrgType"))))
            judge.Fail(this, "uscc", arguments: [("day", Text(opened))]);
    }
}
