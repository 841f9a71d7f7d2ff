namespace Nianbao.Domain.Indicators;

/// <summary>The indicators that are counted by organisation (domain.md 11.3).</summary>
public static class IndicatorList
{
    public static readonly IReadOnlyList<Indicator> All =
    [
        new("org.total", "M01", "在册组织数", "Organisations on the register", _ => true),
        new("cov.org", "M02", "组织覆盖率", "Covered by a party organisation", o => o.HasPartyCoverage, _ => true),
        new("cov.work", "M02", "工作覆盖率", "Covered by party work", o => o.HasWorkCoverage, _ => true),
        new("cov.due", "M02", "应建未建数", "Party organisation due but not built", o => o.IsPartyOrganisationDue),
        new("census.counted", "M03", "摸排完成率", "Counted in this year's census", o => o.IsCountedThisYear, _ => true),
        new("census.inTime", "M03", "同步组建率", "New registrations decided on in time", o => o.IsBuiltInTime, o => o.IsNew),
        new("charter.partyClause", "M05", "党建入章率", "Charters with the party clause", o => o.HasPartyClause, _ => true),
        new("party.weak.open", "M11", "整顿中的软弱涣散党组织", "Weak party organisations being rectified", o => o.IsWeak),
        new("party.weak.overdue", "M11", "逾期未销号的软弱涣散党组织", "Weak party organisations overdue", o => o.IsOverdue),
        new("ws.linked", "M12", "党建工作站联系组织数", "Organisations linked to workstations", o => o.IsLinked),
        new("party.oneShoulder", "M15", "一肩挑率", "Secretary is an officer", o => o.IsOneShoulder, o => o.HasOwnPartyOrganisation),
        new("party.oneShoulder.withFirst", "M15", "一肩挑率（含第一书记）", "Secretary or first secretary is an officer", o => o.IsOneShoulderWithFirst, o => o.HasOwnPartyOrganisation),
        new("party.cross", "M16", "交叉任职率", "Cross-posted", o => o.IsCrossPosted, o => o.HasPartyCoverage),
        new("obs.points", "M19", "观察点组织数", "Observation points", o => o.IsObserved),
        new("party.trained", "M21", "书记培训率", "Secretaries trained", "人", o => o.TrainedSecretaries, o => o.Secretaries),
        new("party.secretariesInOffice", "M21", "书记为负责人的比例", "Secretaries who are officers", "人", o => o.SecretariesInOffice, o => o.Secretaries),
        new("instr.coverage", "M22", "省级直接登记组织指导员联系率", "Provincial, directly registered, with an instructor", o => o.IsProvincialDirect && o.HasInstructor, o => o.IsProvincialDirect),
    ];
}
