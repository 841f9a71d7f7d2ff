using Nianbao.Domain.Activities;
using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>A party organisation that holds an activity exists: not when last year's report says that there is none and the register knows none (domain.md 10.4).</summary>
public sealed class AC018PartyOrganisationExists() : ActivityRule(
    "AC-018",
    Severity.Error,
    "上年报告填报“未建立党组织”，登记库也没有党组织编号，不能填报由党组织举办的活动或组织生活。",
    "Last year's report says that there is no party organisation, and the register knows none: it cannot hold party life or act as organiser.",
    "如已建立党组织，请联系登记管理机关在登记库中补录党组织编号；由上级党组织或工作站举办的，请把组织方类型改为“党建工作站”或“社会组织”，并核对活动类型。",
    "When one has been set up since, ask the registrar to enter its number in the register. When a workstation held it, correct the organiser and the type.")
{
    public override string Basis => "domain.md 10.4 AC-018, PB-004";

    public override string CauseZh => "主题党日、党课等组织生活由党组织举办。没有党组织的单位填报这类活动，说明党建信息或活动类型有一处不对。";

    public override string CauseEn => "Party life is held by a party organisation. When an organisation without one reports it, either its party data or the type of the activity is wrong.";

    public override IReadOnlyList<string> Fields => ["organiserKind", "type", "partyOrgId"];

    protected override void Check(Activity record, Judge judge)
    {
        var isPartyLife = ActivityTypes.IsPartyLife(record.Type);
        if (!isPartyLife && record.OrganiserKind != "PARTY_ORG")
            return;
        if (judge.Context.Registered is not { PartyOrgId: null } || judge.Context.Previous?.PartyOrgType != PartyOrgTypes.None)
            return;
        judge.Fail(this, record.OrganiserKind == "PARTY_ORG" ? "organiserKind" : "type");
    }
}
