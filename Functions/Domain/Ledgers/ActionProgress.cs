using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.ActionProgress>;

namespace Nianbao.Domain.Ledgers;

/// <summary>How far an action of a programme was on a day (M20).</summary>
public sealed class ActionProgress : LedgerEntry
{
    public string? ItemId { get; set; }

    public DateOnly? AsOf { get; set; }

    public long? Value { get; set; }

    public string? Remarks { get; set; }
}

/// <summary>The ledger of progress. Values of one action follow each other and are never added up.</summary>
public sealed class ActionProgressLedger() : LedgerDataset<ActionProgress>("action-progress", "重点行动进展台账", "Progress of actions", "M20")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "asOf";

    public override IReadOnlyList<string> Identity => ["itemId", "asOf"];

    public override IReadOnlyList<LedgerReference> References => [new("itemId", "action-items")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("progressId", "进展编号", "Number of the progress", required: false, "编号"),
        Col.Text("itemId", "行动编号", "Number of the action", e => e.ItemId, ["重点行动编号"], 64, required: true),
        Col.Date("asOf", "截止日期", "As of", e => e.AsOf, ["统计日期"], required: true),
        Col.Hundredths("value", "完成值", "Value", "", e => e.Value, ["进展值", "完成情况"]),
        Col.Text("remarks", "进展说明", "Remarks", e => e.Remarks, ["说明"], 1000),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By("item", "行动", "Action", [], e => e.ItemId)];
}
