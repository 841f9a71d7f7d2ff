using Nianbao.Domain.Ledgers;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>A committee says whether it is of one organisation, an industry or a region; others say nothing of it (domain.md 2.3 M18).</summary>
public sealed class LG011ScopeIsACommittees() : LedgerRule<PartyOrganisation>(
    "LG-011",
    Severity.Warn,
    "党委类型填写有误：{problem}。",
    "The scope of a committee: {problem}.",
    "党委请填“单建”“行业型”或“区域型”；其他类型请留空。",
    "Of a committee say one organisation, industry or region; leave it blank for other types.")
{
    public override string Basis => "domain.md 2.3 M18（PartyCommitteeScope）";

    public override string CauseZh => "党委按单建、行业型、区域型分别统计。常见原因：漏填，或把党支部的组建方式填在这里。";

    public override string CauseEn => "Committees are counted by what they are for. Usually it was left out, or the way a branch was formed was entered here.";

    public override IReadOnlyList<string> Fields => ["committeeScope", "partyOrgType"];

    protected override void CheckEntry(PartyOrganisation entry, Judge judge)
    {
        var isCommittee = entry.PartyOrgType is PartyOrgTypes.Committee or "COMPREHENSIVE_COMMITTEE";
        if (entry.PartyOrgType is null || entry.Unreadable.Contains("committeeScope"))
            return;
        if (isCommittee && entry.CommitteeScope is null && entry.PartyOrgType == PartyOrgTypes.Committee)
            judge.Fail(this, "committeeScope", arguments: [("problem", "党委没有填写"), ("problem.en", "it is not given")]);
        else if (!isCommittee && entry.CommitteeScope is not null)
            judge.Fail(this, "committeeScope", arguments: [("problem", "不是党委，却填写了"), ("problem.en", "it is no committee, yet a scope is given")]);
    }
}
