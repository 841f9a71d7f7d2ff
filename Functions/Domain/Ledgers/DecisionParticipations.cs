using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.DecisionParticipation>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A matter that was decided with the party organisation (M19).</summary>
public sealed class DecisionParticipation : LedgerEntry
{
    public DateOnly? DiscussedOn { get; set; }

    /// <summary>A code of <see cref="DecisionMatters"/>.</summary>
    public string? Matter { get; set; }

    public string? Topic { get; set; }

    /// <summary>A code of <see cref="ParticipationModes"/>.</summary>
    public string? Mode { get; set; }

    public bool? OpinionAdopted { get; set; }
}

/// <summary>The ledger of decisions with the party organisation; the observation points report them.</summary>
public sealed class DecisionParticipationsLedger() : LedgerDataset<DecisionParticipation>("decision-participations", "参与议事决策台账", "Participation in decisions", "M19")
{
    public override bool IsKeptByRegistrars => false;

    public override string SinceColumn => "discussedOn";

    public override bool HasRoster => false;

    public override IReadOnlyList<string> Identity => ["discussedOn", "matter", "topic"];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("participationId", "议事编号", "Number of the matter", required: false, "编号"),
        Col.Date("discussedOn", "议事日期", "Discussed on", e => e.DiscussedOn, ["日期"], required: true),
        Col.Choice("matter", "事项类别", "Kind of matter", DecisionMatters.All, e => e.Matter, ["事项类型"], required: true),
        Col.Text("topic", "事项", "Matter", e => e.Topic, ["议题", "事项名称"]),
        Col.Choice("mode", "参与方式", "Mode", ParticipationModes.All, e => e.Mode, []),
        Col.Flag("opinionAdopted", "意见是否采纳", "Opinion adopted", e => e.OpinionAdopted, ["是否采纳"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("matter", "事项类别", "Kind of matter", DecisionMatters.All, e => e.Matter),
        By("mode", "参与方式", "Mode", ParticipationModes.All, e => e.Mode),
        By("opinionAdopted", "意见采纳", "Opinion adopted", e => e.OpinionAdopted),
    ];

    protected override IReadOnlyList<string> ComparedWith => ["observation-points"];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.DecisionIsOfAnObservationPoint];
}
