using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// 交叉任职 (双向进入): persons who are on the committee of the party organisation and in the organisation's own bodies (domain.md
/// 2.1 M16, 7.6, PB-016). The count is derived, and said where the reported one cannot be right.
/// </summary>
/// <remarks>
/// A report names of the committee only the secretary, and gives its size. So the count is at least one when the secretary
/// stands in the list of officers (which holds management, council and supervisory board), and at most the smaller of the
/// committee's size and the persons of that list who are, or may be, party members. A number between the two is taken as it is;
/// otherwise the nearer of the two is the derived count. Without the list nothing can be derived.
/// </remarks>
public sealed class PB016CrossPostingsAreDerived() : Rule<AnnualReport>(
    "PB-016",
    Severity.Info,
    "交叉任职人数系统计算为{n}。",
    "Derived cross-postings {n}.",
    "填报为{actual}人。系统按书记、党组织委员人数和负责人名单中的党员推算；如有出入，请核对名单和人数。",
    "{actual} were reported. The count is derived from the secretary, the size of the committee and the party members in the list of officers; check them when they differ.")
{
    public override string Basis => PartyBasis.Opinion + "：“双向进入、交叉任职”（domain.md 2.1 M16）";

    public override string CauseZh => "交叉任职人数是既任党组织委员、又在管理层或理事会、监事会任职的人数，不会多于党组织委员，也不会多于名单中的党员。常见原因是把全体党员负责人都计入。";

    public override string CauseEn => "Cross-postings are persons both on the party committee and in the organisation's bodies: no more than the committee has members, and no more than there are party members among the officers. It usually breaks because all officers who are party members were counted.";

    public override IReadOnlyList<string> Fields => ["crossPostings", "partyOrg.secretary.name", "partyOrg.committeeSize", "officers"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.CrossPostings is not { } reported || record.Officers is null or [])
            return;
        var least = PartyPersons.Find(record, record.SecretaryName)?.Count > 0 ? 1 : 0;
        var most = Math.Max(least, Math.Min(record.CommitteeSize ?? long.MaxValue, PossibleMembers(record.Officers)));
        var derived = Math.Clamp(reported, least, most);
        if (derived == reported)
            return;
        var text = derived.ToString(CultureInfo.InvariantCulture);
        judge.Fail(
            this,
            "crossPostings",
            expected: text,
            difference: (reported - derived).ToString(CultureInfo.InvariantCulture),
            arguments: [("n", text), ("actual", reported.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Persons in the list who are not said to be no party members, each once.</summary>
    private static int PossibleMembers(IReadOnlyList<Officer> officers) =>
        officers.Where(o => o.IsPartyMember != false).Select((o, i) => o.IdHash ?? o.Name?[(o.Name.LastIndexOf('#') + 1)..] ?? $"{i}").Distinct().Count();
}
