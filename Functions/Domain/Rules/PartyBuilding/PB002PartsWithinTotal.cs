using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>No group of party members is larger than all of them (domain.md 7.6, PB-002). One violation for each group that is.</summary>
public sealed class PB002PartsWithinTotal() : Rule<AnnualReport>(
    "PB-002",
    Severity.Error,
    "分项党员数大于总数。",
    "Sub-count exceeds total.",
    "请核对该项党员数，它不能大于党员总数（{total}）。",
    "Check this number: it cannot exceed the total of party members ({total}).")
{
    public override string Basis => PartyBasis.Opinion + "：党员摸底登记；domain.md 7.6";

    public override string CauseZh => "组织关系在本组织的、专职的、管理层的党员都是全体党员的一部分。常见原因是把兼职人员或会员单位的党员计入分项，却没有计入总数。";

    public override string CauseEn => "Members whose relation is in the organisation, full-time staff and management are all part of the total. It usually breaks because members of affiliated units were counted in a group but not in the total.";

    public override IReadOnlyList<string> Fields => ["partyRelationInOrg", "partyMembersFullTime", "partyMembersManagement", "partyMembersTotal"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyMembersTotal is not { } total)
            return;
        Compare("partyRelationInOrg", record.PartyRelationInOrg);
        Compare("partyMembersFullTime", record.PartyMembersFullTime);
        Compare("partyMembersManagement", record.PartyMembersManagement);

        void Compare(string field, long? part)
        {
            if (part <= total || part is null)
                return;
            var limit = total.ToString(CultureInfo.InvariantCulture);
            judge.Fail(this, field, expected: $"≤ {limit}", difference: ((Int128)part.Value - total).ToString(CultureInfo.InvariantCulture), arguments: ("total", limit));
        }
    }
}
