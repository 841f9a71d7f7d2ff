using Nianbao.Domain.Ledgers;

namespace Nianbao.Domain.Rules.Ledgers;

/// <summary>Decisions are reported by observation points (domain.md 2.3 M19), on a day on which the organisation was one.</summary>
public sealed class LG015DecisionIsOfAnObservationPoint() : LedgerRule<DecisionParticipation>(
    "LG-015",
    Severity.Warn,
    "该组织在{day}不是议事决策观察点。",
    "On {day} the organisation was no observation point.",
    "请核对统一社会信用代码和日期；已列为观察点的，请先在观察点台账中登记。",
    "Check the credit code and the day; when it is an observation point, enter that in its ledger.")
{
    public override string Basis => "domain.md 2.3 M19（议事决策观察点）";

    public override string CauseZh => "参与议事决策的情况由观察点填报并据以统计采纳率。常见原因：观察点台账未及时登记，或填报的是设立之前的事项。";

    public override string CauseEn => "Observation points report how their party organisations take part in decisions. Usually the ledger of points is behind, or the matter is older than the point.";

    public override IReadOnlyList<string> Fields => ["discussedOn", "uscc"];

    protected override void CheckEntry(DecisionParticipation entry, Judge judge)
    {
        if (entry.DiscussedOn is { } day && judge.Context.Ledgers.Roster("observation-points") is { } points && !points.Of(entry.Owner).Any(point => point.HoldsOn(day)))
            judge.Fail(this, "discussedOn", arguments: [("day", Text(day))]);
    }
}
