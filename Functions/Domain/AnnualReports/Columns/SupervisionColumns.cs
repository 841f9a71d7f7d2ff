using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section I, 监督检查.</summary>
internal static class SupervisionColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Choice("lastConclusion", "上年度年检结论", "Last year's conclusion", Conclusions.All, r => r.LastConclusion, ["上年年检结论", "上年度检查结论"]),
        Col.Text("rectificationReport", "整改情况报告", "Rectification report", r => r.RectificationReport, ["整改报告", "整改情况"], 2000),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, InspectionReceived>("inspections", "监督检查", "Inspections received", r => r.InspectionsReceived, InspectionReceivedsOf(seal)) { Aliases = ["接受监督检查情况"] },
        new ChildList<AnnualReport, Penalty>("penalties", "行政处罚", "Penalties", r => r.Penalties, PenaltysOf(seal)) { Identity = [["docNo"], ["decidedOn", "type"]], Aliases = ["受处罚情况", "处罚情况"] },
    ];

    private static IReadOnlyList<Column> InspectionReceivedsOf(PersonSeal seal) =>
    [
        ColumnOf<InspectionReceived>.Date("heldOn", "检查日期", "Held on", i => i.HeldOn, ["日期"]),
        ColumnOf<InspectionReceived>.Text("authority", "检查机关", "Authority", i => i.Authority, ["机关"]),
        ColumnOf<InspectionReceived>.Text("result", "检查结果", "Result", i => i.Result, ["结果"], 500),
    ];

    private static IReadOnlyList<Column> PenaltysOf(PersonSeal seal) =>
    [
        ColumnOf<Penalty>.Date("decidedOn", "处罚日期", "Decided on", i => i.DecidedOn, ["处罚决定日期"]),
        ColumnOf<Penalty>.Text("docNo", "处罚文号", "Document number", i => i.DocNo, ["处罚决定书文号"]),
        ColumnOf<Penalty>.Choice("type", "处罚类型", "Type", PenaltyTypes.All, i => i.Type, ["处罚种类"]),
        ColumnOf<Penalty>.Money("amount", "罚没金额", "Amount", i => i.Amount, ["罚款金额", "金额"]),
        ColumnOf<Penalty>.Text("authority", "处罚机关", "Authority", i => i.Authority, ["机关"]),
    ];
}
