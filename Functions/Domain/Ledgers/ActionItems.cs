using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.ActionItem>;

namespace Nianbao.Domain.Ledgers;

/// <summary>One action of a programme, with its target (M20).</summary>
public sealed class ActionItem : LedgerEntry
{
    public string? ProgrammeId { get; set; }

    public long? No { get; set; }

    public string? Title { get; set; }

    public long? Target { get; set; }

    public string? TargetUnit { get; set; }
}

/// <summary>The ledger of the programmes' actions.</summary>
public sealed class ActionItemsLedger() : LedgerDataset<ActionItem>("action-items", "重点行动台账", "Actions of programmes", "M20")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override IReadOnlyList<LedgerReference> References => [new("programmeId", "action-programmes")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("itemId", "行动编号", "Number of the action", required: true, "重点行动编号"),
        Col.Text("programmeId", "计划编号", "Number of the programme", e => e.ProgrammeId, ["行动计划编号"], 64, required: true),
        Col.Integer("no", "序号", "Place in the programme", null, e => e.No, ["行动序号"]),
        Col.Text("title", "行动名称", "Title", e => e.Title, ["重点行动名称", "名称"], required: true),
        Col.Hundredths("target", "目标值", "Target", "", e => e.Target, ["目标"]),
        Col.Text("targetUnit", "计量单位", "Unit", e => e.TargetUnit, ["单位"], 20),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("programme", "行动计划", "Programme", [], e => e.ProgrammeId)];
}
