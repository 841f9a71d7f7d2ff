namespace Nianbao.Domain.Indicators;

/// <summary>The indicators for which several rosters are compared person by person or day by day (domain.md 2, 11.3). Counts and shares of single ledgers are <see cref="Headlines.IndicatorList"/>.</summary>
public static class OrganisationIndicators
{
    public static readonly IReadOnlyList<OrganisationIndicator> All =
    [
        new("census.counted", "M03", "摸排完成率", "Counted in this year's census", o => o.IsCountedThisYear, _ => true),
        new("census.inTime", "M03", "同步组建率", "New registrations decided on in time", o => o.IsBuiltInTime, o => o.IsNew),
        new("party.oneShoulder", "M15", "一肩挑率", "Secretary is an officer", o => o.IsOneShoulder, o => o.HasOwnPartyOrganisation),
        new("party.oneShoulder.withFirst", "M15", "一肩挑率（含第一书记）", "Secretary or first secretary is an officer", o => o.IsOneShoulderWithFirst, o => o.HasOwnPartyOrganisation),
        new("party.cross", "M16", "交叉任职率", "Cross-posted", o => o.IsCrossPosted, o => o.HasPartyCoverage),
        new("party.trained", "M21", "书记培训率", "Secretaries trained", "人", o => o.TrainedSecretaries, o => o.Secretaries),
        new("party.secretariesInOffice", "M21", "书记为负责人的比例", "Secretaries who are officers", "人", o => o.SecretariesInOffice, o => o.Secretaries),
    ];
}
