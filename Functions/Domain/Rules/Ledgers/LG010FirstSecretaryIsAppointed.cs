using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>A first secretary is appointed by the provincial authority, in a provincial organisation (domain.md 2.3 M14).</summary>
public sealed class LG010FirstSecretaryIsAppointed() : LedgerRule<PartyPost>(
    "LG-010",
    Severity.Error,
    "第一书记{problem}。",
    "The first secretary {problem}.",
    "第一书记由省级党建机关向省级社会组织任命，请填写任命机关并核对统一社会信用代码；由本组织选举产生的，请填“书记”。",
    "First secretaries are appointed by a provincial authority to provincial organisations: name the authority and check the credit code. One who was elected is a secretary.")
{
    public override string Basis => "domain.md 2.3 M14：2020年起由省社会组织党委向省级社会组织任命第一书记 [A]";

    public override string CauseZh => "第一书记的人数按任命机关统计。常见原因：漏填任命机关，或把普通书记写成第一书记。";

    public override string CauseEn => "First secretaries are counted by the authority that appointed them. Usually the authority was left out, or a secretary was entered as first secretary.";

    public override IReadOnlyList<string> Fields => ["appointedBy", "post", "uscc"];

    protected override void CheckEntry(PartyPost entry, Judge judge)
    {
        if (entry.Post != PartyPostTypes.FirstSecretary)
            return;
        if (!PartyAuthorities.IsProvincial(entry.AppointedBy))
            Fail("appointedBy", entry.AppointedBy is null ? "没有填写任命机关" : $"的任命机关“{entry.AppointedBy}”不是省级党建机关", entry.AppointedBy is null ? "has no appointing authority" : $"was appointed by '{entry.AppointedBy}', which is no provincial authority");
        if (Uscc.IsSound(entry.Uscc) && Divisions.LevelOf(entry.Division) != RegLevels.Province)
            Fail("uscc", "所在组织不是省级登记", "is in an organisation that is not registered by the province");

        void Fail(string field, string zh, string en) => judge.Fail(this, field, arguments: [("problem", zh), ("problem.en", en)]);
    }
}
