using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>An honour names whom it was given to: a person by name, a party organisation by its number or its organisation (domain.md 2.4 M25).</summary>
public sealed class LG012HonourNamesItsHolder() : LedgerRule<Honour>(
    "LG-012",
    Severity.Error,
    "“{kind}”没有写明授予{holder}。",
    "{kind}: {holder} is not named.",
    "授予个人的请填姓名；授予组织的请填党组织编号或统一社会信用代码。",
    "Give the person's name, or the number of the party organisation, or the organisation's credit code.")
{
    public override string Basis => "domain.md 2.4 M25：按表彰人次和组织分别统计 [D]";

    public override string CauseZh => "荣誉按人次计数，没有对象的记录无法区分，也无法发现重复。常见原因：只填了荣誉名称和数量。";

    public override string CauseEn => "Honours are counted one by one; without their holders two cannot be told apart. Usually only title and number were entered.";

    public override IReadOnlyList<string> Fields => ["name", "partyOrgId", "kind"];

    protected override void CheckEntry(Honour entry, Judge judge)
    {
        if (HonourKinds.All.FirstOrDefault(choice => choice.Code == entry.Kind) is not { } kind || entry.Unreadable.Contains("name"))
            return;
        if (HonourKinds.IsPersonal(entry.Kind) && entry.Name is null)
            Fail("name", "给谁", "the person");
        else if (!HonourKinds.IsPersonal(entry.Kind) && entry is { PartyOrgId: null, Uscc: null, Name: null })
            Fail("partyOrgId", "给哪个组织", "the organisation");

        void Fail(string field, string zh, string en) => judge.Fail(this, field, arguments: [("kind", kind.Chinese), ("kind.en", kind.English), ("holder", zh), ("holder.en", en)]);
    }
}
