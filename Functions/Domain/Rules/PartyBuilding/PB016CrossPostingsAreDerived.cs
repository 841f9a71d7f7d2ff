using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// 交叉任职 (双向进入): persons who hold a post in the party organisation and in the organisation's own bodies (domain.md 2.1 M16,
/// 7.6, PB-016). The count is derived, and said where the reported one differs.
/// </summary>
/// <remarks>
/// Derived are the persons of the party section whom the report names, secretary and first secretary, as far as they stand in
/// the list of officers (which holds management, council and supervisory board), each once. The form does not name the other
/// committee members, so a larger number may be right: that is why this is for information only. Without a secretary or
/// the list, or where the list lacks a name, nothing can be derived.
/// </remarks>
public sealed class PB016CrossPostingsAreDerived() : Rule<AnnualReport>(
    "PB-016",
    Severity.Info,
    "交叉任职人数系统计算为{n}。",
    "Derived cross-postings {n}.",
    "填报为{actual}人。系统按书记、第一书记与负责人名单核对得{n}人；其他委员兼任管理层、理事或监事的，以填报为准，无须更改。",
    "{actual} were reported. Comparing secretary and first secretary with the list of officers gives {n}; when other committee members hold posts as well, the report is right and nothing need be changed.")
{
    public override string Basis => PartyBasis.Opinion + "：“双向进入、交叉任职”（domain.md 2.1 M16）";

    public override string CauseZh => "交叉任职人数是既在党组织任职、又在管理层或理事会、监事会任职的人数，党建台账据此统计交叉任职率。常见原因是把全体党员负责人都计入，或漏计第一书记。";

    public override string CauseEn => "Cross-postings are persons with a post in the party organisation and one in the organisation's own bodies; the rate of cross-postings is counted from them. It usually differs because all officers who are party members were counted, or because the first secretary was left out.";

    public override IReadOnlyList<string> Fields => ["crossPostings", "partyOrg.secretary.name", "partyOrg.firstSecretary.name", "officers"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.CrossPostings is not { } reported)
            return;
        var (secretary, first) = (record.SecretaryName, record.FirstSecretaryName);
        if (PersonNameFormat.Same(secretary, first))
            first = null;
        if (Listed(record, secretary) is not { } one || (first is null ? 0 : Listed(record, first)) is not { } other || one + other == reported)
            return;
        var derived = (one + other).ToString(CultureInfo.InvariantCulture);
        judge.Fail(
            this,
            "crossPostings",
            expected: derived,
            difference: ((Int128)reported - one - other).ToString(CultureInfo.InvariantCulture),
            arguments: [("n", derived), ("actual", reported.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>Whether a person stands in the list: 1 or 0; null when nobody is named, or when the list cannot tell.</summary>
    private static long? Listed(AnnualReport report, string? name) => PartyPersons.Find(report, name) is { } found ? Math.Min(found.Count, 1) : null;
}
