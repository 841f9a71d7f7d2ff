using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>No group of party members is larger than all of them (domain.md 7.6). One violation for each group that is.</summary>
public sealed class PB002PartsWithinTotal() : Rule<AnnualReport>(
    "PB-002",
    Severity.Error,
    "分项党员数大于总数。",
    "Sub-count exceeds total.",
    "请核对该项党员数,它不能大于党员总数({total})。",
    "Check this number: it cannot exceed the total of party members ({total}).")
{
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
