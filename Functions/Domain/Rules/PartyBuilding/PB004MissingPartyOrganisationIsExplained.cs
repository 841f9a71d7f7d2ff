using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>Without a party organisation the report says why, and how party work reaches the organisation (domain.md 7.6).</summary>
public sealed class PB004MissingPartyOrganisationIsExplained() : Rule<AnnualReport>(
    "PB-004",
    Severity.Error,
    "未建党组织须说明原因并填写党的工作覆盖方式。",
    "Reason and coverage mode required.",
    "请填写未建党组织原因(无党员、正式党员不足3人、组织关系不能转入、新成立或其他)和党的工作覆盖方式(如党建指导员联系、依托党建工作站)。",
    "Give the reason (no member, fewer than three full members, relations not transferable, newly registered, other) and how party work reaches the organisation (instructor, workstation…).")
{
    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.PartyOrgType != PartyOrgTypes.None)
            return;
        if (string.IsNullOrWhiteSpace(record.NoPartyOrgReason))
            judge.Fail(this, "noPartyOrgReason");
        if (record.CoverageModes is null or [])
            judge.Fail(this, "coverageModes");
    }
}
