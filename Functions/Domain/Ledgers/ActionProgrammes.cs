using Nianbao.Domain.Datasets;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.ActionProgramme>;

namespace Nianbao.Domain.Ledgers;

/// <summary>An action programme of an authority, such as the ten key actions of 2021–2023 (M20).</summary>
public sealed class ActionProgramme : LedgerEntry
{
    public string? Title { get; set; }

    public string? DocNo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The ledger of action programmes.</summary>
public sealed class ActionProgrammesLedger() : LedgerDataset<ActionProgramme>("action-programmes", "行动计划台账", "Action programmes", "M20")
{
    public override LedgerScope Scope => LedgerScope.Authority;

    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    public override bool MayBeginLater => true;

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("programmeId", "计划编号", "Number of the programme", required: true, "行动计划编号"),
        Col.Text("title", "计划名称", "Title", e => e.Title, ["行动计划名称", "名称"], required: true),
        Col.Text("docNo", "文号", "Document number", e => e.DocNo, ["文件文号"]),
        Col.Date("from", "开始日期", "From", e => e.From, ["起始日期"], required: true),
        Col.Date("to", "结束日期", "To", e => e.To, ["终止日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions => [];
}
