using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.DemoCreation>;

namespace Nianbao.Domain.Ledgers;

/// <summary>An organisation that is becoming a demonstration site (M28: 百家社会组织党建工作示范点创建).</summary>
public sealed class DemoCreation : LedgerEntry
{
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>A code of <see cref="DemoStages"/>.</summary>
    public string? Stage { get; set; }

    public DateOnly? WithdrawnOn { get; set; }
}

/// <summary>The ledger of demonstration sites in creation.</summary>
public sealed class DemoCreationsLedger() : LedgerDataset<DemoCreation>("demo-creations", "示范点创建台账", "Demonstration sites in creation", "M28")
{
    public override string SinceColumn => "confirmedOn";

    public override string UntilColumn => "withdrawnOn";

    public override IReadOnlyList<string> Identity => ["confirmedOn"];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("creationId", "创建编号", "Number of the creation", required: false, "编号"),
        Col.Date("confirmedOn", "确认日期", "Confirmed on", e => e.ConfirmedOn, ["确定日期"], required: true),
        Col.Choice("stage", "创建阶段", "Stage", DemoStages.All, e => e.Stage, ["阶段"]),
        Col.Date("withdrawnOn", "退出日期", "Withdrawn on", e => e.WithdrawnOn, ["取消日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("stage", "创建阶段", "Stage", DemoStages.All, e => e.Stage ?? "CREATING")];
}
