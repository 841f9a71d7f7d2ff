using Nianbao.Domain.AnnualReports;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.PartyBuilding;

/// <summary>Without a party organisation the report says why, and how party work reaches the organisation (domain.md 7.6, PB-004).</summary>
public sealed class PB004MissingPartyOrganisationIsExplained() : Rule<AnnualReport>(
    "PB-004",
    Severity.Error,
    "未建党组织须说明原因并填写党的工作覆盖方式。",
    "Reason and coverage mode required.",
    "请填写未建党组织原因（无党员、正式党员不足3人、组织关系不能转入、新成立或其他）和党的工作覆盖方式（如党建指导员联系、依托党建工作站）。",
    "Give the reason (no member, fewer than three full members, relations not transferable, newly registered, other) and how party work reaches the organisation (instructor, workstation…).")
{
    public override string Basis => PartyBasis.Opinion + "：党的组织和工作全覆盖（domain.md 2.1 M02）";

    public override string CauseZh => "没有党组织的社会组织，也要有党的工作覆盖：由指导员联系、依托工作站或群团组织。常见原因是只填了“未建立”而没有填原因和覆盖方式。";

    public override string CauseEn => "Where there is no party organisation, party work still reaches the organisation, by an instructor, a workstation or a mass organisation. It usually breaks because only “none” was entered, without the reason and the mode.";

    public override IReadOnlyList<string> Fields => ["noPartyOrgReason", "coverageModes", "partyOrgType"];

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
