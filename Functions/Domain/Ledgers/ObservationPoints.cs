using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.ObservationPoint>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A site where the party organisation's part in decisions is observed (M19: 观察点).</summary>
public sealed class ObservationPoint : LedgerEntry
{
    public DateOnly? DesignatedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>A code of <see cref="AuthorityLevels"/>.</summary>
    public string? PointLevel { get; set; }

    /// <summary>A code of <see cref="ParticipationModes"/>.</summary>
    public string? Regime { get; set; }
}

/// <summary>The ledger of observation points.</summary>
public sealed class ObservationPointsLedger() : LedgerDataset<ObservationPoint>("observation-points", "议事决策观察点台账", "Observation points", "M19")
{
    public override string SinceColumn => "designatedOn";

    public override string UntilColumn => "endedOn";

    public override IReadOnlyList<string> Identity => ["designatedOn"];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("pointId", "观察点编号", "Number of the point", required: false, "编号"),
        Col.Date("designatedOn", "设立日期", "Designated on", e => e.DesignatedOn, ["确定日期"], required: true),
        Col.Date("endedOn", "撤销日期", "Ended on", e => e.EndedOn, []),
        Col.Choice("pointLevel", "观察点级别", "Level", AuthorityLevels.All, e => e.PointLevel, ["级别"]),
        Col.Choice("regime", "参与方式", "Regime", ParticipationModes.All, e => e.Regime, ["议事决策机制", "机制"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("pointLevel", "观察点级别", "Level of the point", AuthorityLevels.All, e => e.PointLevel),
        By("regime", "参与方式", "Regime", ParticipationModes.All, e => e.Regime),
    ];
}
