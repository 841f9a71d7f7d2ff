using Nianbao.Domain.Datasets;
using Nianbao.Domain.Rules;
using Nianbao.Domain.Rules.Ledgers;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.WorkstationLink>;

namespace Nianbao.Domain.Ledgers;

/// <summary>An organisation that a party workstation serves (M12).</summary>
public sealed class WorkstationLink : LedgerEntry
{
    public string? StationNo { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>The ledger of organisations linked to workstations.</summary>
public sealed class WorkstationLinksLedger() : LedgerDataset<WorkstationLink>("workstation-links", "党建工作站联系台账", "Organisations linked to workstations", "M12")
{
    /// <summary>The fact that names the station.</summary>
    public const string Station = "station";

    public override string SinceColumn => "from";

    public override string UntilColumn => "to";

    public override IReadOnlyList<string> Identity => ["stationNo", "from"];

    public override IReadOnlyList<LedgerReference> References => [new("stationNo", "workstations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("linkId", "联系编号", "Number of the link", required: false, "编号"),
        Col.Text("stationNo", "党建工作站编号", "Workstation's number", e => e.StationNo, ["工作站编号", "工作站序号", "站号"], 64, required: true),
        Col.Date("from", "联系开始日期", "From", e => e.From, ["开始日期"], required: true),
        Col.Date("to", "联系结束日期", "To", e => e.To, ["结束日期"]),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } = [By(Station, "党建工作站", "Workstation", [], e => e.StationNo)];

    protected override IReadOnlyList<string> ComparedWith => [Name];

    protected override IReadOnlyList<Rule> OwnRules => [LedgerRules.OneStationAtATime];
}
