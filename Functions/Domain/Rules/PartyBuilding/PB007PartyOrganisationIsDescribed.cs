using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// A party organisation has a secretary, an approval, a day of establishment and a superior (domain.md 7.6, PB-007). One
/// violation for each that is missing, where the file asks for it.
/// </summary>
public sealed class PB007PartyOrganisationIsDescribed() : Rule<AnnualReport>(
    "PB-007",
    Severity.Error,
    "党组织信息不完整：{missing}。",
    "Party organisation data incomplete: {missing}.",
    "请对照党组织成立批复填写{missing}；没有党组织的，党组织类型选“未建立”。",
    "Fill in {missing} from the approval of the party organisation; when there is none, choose “None” as its type.")
{
    private static readonly (string Field, string Chinese, string English, Func<AnnualReport, bool> IsGiven)[] Entries =
    [
        ("partyOrg.secretary.name", "书记姓名", "the secretary's name", r => r.SecretaryName is not null),
        ("partyOrg.approvalDocNo", "批准文号", "the approval", r => !string.IsNullOrWhiteSpace(r.PartyOrgApprovalDocNo)),
        ("partyOrg.establishedOn", "成立日期", "the day of establishment", r => r.PartyOrgEstablishedOn is not null),
        ("partyOrg.superior", "上级党组织", "the superior party organisation", r => !string.IsNullOrWhiteSpace(r.PartyOrgSuperior)),
    ];

    public override string Basis => PartyBasis.Opinion + "：党组织由上级党组织批准设立；domain.md 3.3 C、7.6";

    public override string CauseZh => "党组织须经上级批准成立，并有书记；党建工作机构据此核对台账。常见原因是换届后书记未定，或手边没有批复而留空。";

    public override string CauseEn => "A party organisation is approved by its superior and has a secretary; the authority checks its ledger against these entries. It usually breaks because the approval was not at hand, or because no new secretary has been elected yet.";

    public override IReadOnlyList<string> Fields => [.. Entries.Select(e => e.Field), "partyOrgType"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType is null or PartyOrgTypes.None)
            return;
        foreach (var (field, chinese, english, isGiven) in Entries)
        {
            if (!isGiven(record) && judge.Context.Extent.Asks(field))
                judge.Fail(this, field, arguments: [("missing", chinese), ("missing.en", english)]);
        }
    }
}
