using System.Globalization;
using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>
/// A temporary branch is for members whose relations cannot be transferred: none is in the organisation, there are three full
/// members, nobody is admitted and no dues are collected (domain.md 0.2, 4.4, 7.6, PB-006). One violation for each condition.
/// </summary>
public sealed class PB006TemporaryBranchIsTemporary() : Rule<AnnualReport>(
    "PB-006",
    Severity.Warn,
    "临时党支部不应接转组织关系、收缴党费或发展党员。",
    "Temporary branch rule.",
    "临时党支部：{what}，填报为{n}。请核对数字；组织关系已能转入的，请申请改建为党支部。",
    "For a temporary branch, {what}; {n} was reported. Check the numbers; when relations can be transferred by now, apply for a branch.")
{
    public override string Basis => PartyBasis.Branches + "：临时党支部；domain.md 4.4 [P:18][S]";

    public override string CauseZh => "临时党支部由组织关系不能转入的党员组成，只开展组织生活，不接转关系、不收党费、不发展党员。常见原因是已具备条件改建为党支部而没有改填类型。";

    public override string CauseEn => "A temporary branch consists of members whose relations cannot be transferred: it holds party life, but takes no relations, no dues and no new members. It usually breaks because it has become an ordinary branch and the type was not changed.";

    public override IReadOnlyList<string> Fields => ["partyRelationInOrg", "partyMembersFull", "partyAdmissions", "partyDuesCollected", "partyOrgType"];

    public override IReadOnlyList<string> ParameterNames => ["PARTY_BRANCH_MIN_FULL"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType != PartyOrgTypes.TemporaryBranch)
            return;
        var minimum = judge.Context.Parameters.Get("PARTY_BRANCH_MIN_FULL", judge.Context.Year);
        if (record.PartyRelationInOrg > 0)
            Fail("partyRelationInOrg", "0", "组织关系在本组织的党员数应为 0", "no member's relation is in the organisation", Text(record.PartyRelationInOrg.Value));
        if (record.PartyMembersFull < minimum)
            Fail("partyMembersFull", $"≥ {Text(minimum)}", $"正式党员应有{Text(minimum)}名以上", $"there are {Text(minimum)} or more full members", Text(record.PartyMembersFull.Value));
        if (record.PartyAdmissions > 0)
            Fail("partyAdmissions", "0", "不发展党员", "nobody is admitted", Text(record.PartyAdmissions.Value));
        if (record.PartyDuesCollected > 0)
            Fail("partyDuesCollected", "0", "不收缴党费", "no dues are collected", Yuan.Of(record.PartyDuesCollected.Value));

        void Fail(string field, string expected, string zh, string en, string actual) => judge.Fail(this, field, expected, arguments: [("what", zh), ("what.en", en), ("n", actual)]);
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
