using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// 一肩挑: whether the secretary is an officer is what the list of officers says (domain.md 2.1 M15, 7.6, PB-008). Officers
/// (负责人) are chair, vice chairs and secretary-general; for a secretary who stands in the list with another post, such as
/// director, either answer passes. Skipped when the flag, the secretary's name or the list is missing.
/// </summary>
public sealed class PB008SecretaryFlagFitsTheOfficers() : Rule<AnnualReport>(
    "PB-008",
    Severity.Error,
    "“一肩挑”与负责人名单不一致。",
    "One-shoulder flag inconsistent.",
    "负责人名单中{what}书记，“书记是否由负责人担任”应填“{expected}”。请核对姓名写法、名单和该项。",
    "The secretary {what} in the list of officers, so “secretary is an officer” should be {expected}. Check how the name is written, the list, and this entry.")
{
    public override string Basis => PartyBasis.Opinion + "：党组织书记与负责人“一肩挑”（domain.md 2.1 M15）";

    public override string CauseZh => "书记由会长（理事长）、副会长或秘书长担任的，才是“一肩挑”。常见原因是换届后只更新了负责人名单，或书记姓名与名单写法不同。";

    public override string CauseEn => "The flag says that the secretary is chair, vice chair or secretary-general. It usually breaks because only the list of officers was updated after an election, or because the name is written differently.";

    public override IReadOnlyList<string> Fields => ["partyOrg.secretary.isOfficer", "partyOrg.secretary.name", "officers"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.SecretaryIsOfficer is not { } flag || PartyPersons.Find(record, record.SecretaryName) is not { } found)
            return;
        var isListed = found.Count > 0;
        if (flag == isListed || (isListed && !found.Any(officer => officer.Post is null || OfficerPosts.IsOfficer(officer.Post))))
            return;
        judge.Fail(
            this,
            "partyOrg.secretary.isOfficer",
            expected: isListed ? "是" : "否",
            arguments: [("what", isListed ? "有" : "没有"), ("what.en", isListed ? "is" : "is not"), ("expected", isListed ? "是" : "否"), ("expected.en", isListed ? "yes" : "no")]);
    }
}
