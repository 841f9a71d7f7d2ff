using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.FusionCheck>;

namespace Nianbao.Domain.Ledgers;

/// <summary>A check of party building at one of the five points of registration management (M04: 五融合).</summary>
public sealed class FusionCheck : LedgerEntry
{
    /// <summary>A code of <see cref="FusionPoints"/>.</summary>
    public string? Point { get; set; }

    /// <summary>What was checked: the number of the registration, the election, the award.</summary>
    public string? EventId { get; set; }

    public DateOnly? CheckedOn { get; set; }

    public bool? Passed { get; set; }

    public IReadOnlyList<string>? CheckFindings { get; set; }
}

/// <summary>The ledger of fusion checks.</summary>
public sealed class FusionChecksLedger() : LedgerDataset<FusionCheck>("fusion-checks", "五融合核查台账", "Checks at the five points", "M04")
{
    public override string SinceColumn => "checkedOn";

    public override bool HasRoster => false;

    public override IReadOnlyList<string> Identity => ["point", "eventId", "checkedOn"];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("checkId", "核查编号", "Number of the check", required: false, "编号"),
        Col.Choice("point", "融合点", "Point", FusionPoints.All, e => e.Point, ["融合环节"], required: true),
        Col.Text("eventId", "事项编号", "Number of the event", e => e.EventId, ["业务编号"], 64),
        Col.Date("checkedOn", "核查日期", "Checked on", e => e.CheckedOn, ["日期"], required: true),
        Col.Flag("passed", "是否通过", "Passed", e => e.Passed, ["核查结果"]),
        Col.List("checkFindings", "核查问题", "Findings", e => e.CheckFindings, ["发现问题"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("point", "融合点", "Point", FusionPoints.All, e => e.Point),
        By("passed", "通过", "Passed", e => e.Passed),
    ];
}
