using Nianbao.Domain.Datasets;
using Nianbao.Domain.Reference;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.Ledgers.WorkstationReport>;

namespace Nianbao.Domain.Ledgers;

/// <summary>What a party workstation reports in its yearly 述职, by platform (M12, M13).</summary>
public sealed class WorkstationReport : LedgerEntry
{
    public string? StationNo { get; set; }

    public DateOnly? ReportedOn { get; set; }

    public string? ReportYear { get; set; }

    /// <summary>A code of <see cref="StationPlatforms"/>.</summary>
    public string? Platform { get; set; }

    public long? Activities { get; set; }

    public long? OrgsBenefited { get; set; }

    public long? OnlineReach { get; set; }

    public string? Summary { get; set; }
}

/// <summary>The ledger of the workstations' yearly reports: a row for each platform.</summary>
public sealed class WorkstationReportsLedger() : LedgerDataset<WorkstationReport>("workstation-reports", "党建工作站述职台账", "Reports of workstations", "M12", "M13")
{
    public override bool IsKeptByRegistrars => false;

    public override string SinceColumn => "reportedOn";

    public override bool HasRoster => false;

    public override IReadOnlyList<string> Identity => ["stationNo", "reportYear", "platform"];

    public override IReadOnlyList<LedgerReference> References => [new("stationNo", "workstations")];

    protected override IReadOnlyList<Column> OwnColumns { get; } =
    [
        Number("stationReportId", "述职编号", "Number of the report", required: false, "编号"),
        Col.Text("stationNo", "党建工作站编号", "Workstation's number", e => e.StationNo, ["工作站编号", "工作站序号", "站号"], 64, required: true),
        Col.Text("reportYear", "述职年度", "Year reported on", e => e.ReportYear, ["年度"], 8, required: true),
        Col.Choice("platform", "平台", "Platform", StationPlatforms.All, e => e.Platform, ["四个平台", "平台类型"], required: true),
        Col.Date("reportedOn", "述职日期", "Reported on", e => e.ReportedOn, ["报告日期"], required: true),
        Col.Integer("activities", "活动数", "Activities", "场", e => e.Activities, ["活动场次", "开展活动数"]),
        Col.Integer("orgsBenefited", "受益单位数", "Organisations benefited", "家", e => e.OrgsBenefited, ["单位数", "受益单位"]),
        Col.Integer("onlineReach", "线上触达人次", "Reached online", "人次", e => e.OnlineReach, ["线上人次", "线上参与人次"]),
        Col.Text("summary", "述职内容", "Summary", e => e.Summary, ["述职报告", "概述"], 2000),
    ];

    protected override IReadOnlyList<Dimension> OwnDimensions { get; } =
    [
        By("station", "党建工作站", "Workstation", [], e => e.StationNo),
        By("platform", "平台", "Platform", StationPlatforms.All, e => e.Platform),
        By("reportYear", "述职年度", "Year reported on", [], e => e.ReportYear),
    ];

    protected override IReadOnlyList<Measure> OwnMeasures { get; } =
    [
        Sum("activities", "活动数", "Activities", "场", e => e.Activities),
        Sum("orgsBenefited", "受益单位数", "Organisations benefited", "家", e => e.OrgsBenefited),
        Sum("onlineReach", "线上触达人次", "Reached online", "人次", e => e.OnlineReach),
    ];
}
