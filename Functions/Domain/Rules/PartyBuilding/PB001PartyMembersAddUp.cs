using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>Every party member is full or probationary (domain.md 7.6, PB-001). Skipped when any of the three is blank.</summary>
public sealed class PB001PartyMembersAddUp() : Rule<AnnualReport>(
    "PB-001",
    Severity.Error,
    "党员总数应等于正式党员与预备党员之和。",
    "Members ≠ full + probationary.",
    "请核对党员名册：党员总数 = 正式党员数 + 预备党员数。没有预备党员的填 0。",
    "Check the list of party members: the total is full plus probationary members. Write 0 when there are no probationary ones.")
{
    public override string Basis => PartyBasis.Opinion + "：党员摸底登记；domain.md 7.6";

    public override string CauseZh => "党员不是正式党员就是预备党员，党组织的设置按正式党员人数决定。常见原因是预备党员转正后没有调整，或总数沿用上年。";

    public override string CauseEn => "A party member is either full or probationary, and what party organisation is due depends on the full ones. It usually breaks because a probationary member became a full one and only one of the numbers was changed, or because last year's total was kept.";

    public override IReadOnlyList<string> Fields => ["partyMembersTotal", "partyMembersFull", "partyMembersProbationary"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record is not { PartyMembersTotal: { } total, PartyMembersFull: { } full, PartyMembersProbationary: { } probationary })
            return;
        var sum = (Int128)full + probationary;
        if (total != sum)
            judge.Fail(this, "partyMembersTotal", expected: sum.ToString(CultureInfo.InvariantCulture), difference: (total - sum).ToString(CultureInfo.InvariantCulture));
    }
}
