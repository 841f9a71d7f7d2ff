using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.Census>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A round in which organisations and their members are counted (M03: 底数摸排).</summary>
public sealed class Census : LedgerEntry
{
    public string? Title { get; set; }

    public long? Round { get; set; }

    public DateOnly? OpenedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }
}

/// <summary>The ledger of censuses.</summary>
public sealed class CensusesLedger() : LedgerDataset<Census>("censuses", "底数摸排台账", "Censuses", "M03")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "openedOn";

    public override string UntilColumn => "closedOn";

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("censusId", "摸排编号", "Number of the census", required: true),
        Col.Text("title", "摸排名称", "Title", e => e.Title, ["名称"]),
        Col.Integer("round", "轮次", "Round", null, e => e.Round, []),
        Col.Date("openedOn", "开始日期", "Opened on", e => e.OpenedOn, ["启动日期"], required: true),
        Col.Date("closedOn", "结束日期", "Closed on", e => e.ClosedOn, ["完成日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions => [];
}
