using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section G, 涉外.</summary>
internal static class ForeignAffairsColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.List("overseasOrgsJoined", "加入国际组织", "Overseas organisations joined", r => r.OverseasOrgsJoined, ["加入的国际组织"]),
        Col.Integer("overseasStaff", "境外工作人员数", "Overseas staff", "人", r => r.OverseasStaff, ["外籍工作人员数"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, ForeignFund>("foreignFunds", "境外资金", "Foreign funds", r => r.ForeignFunds, ForeignFundsOf(seal)) { Aliases = ["接受境外资金", "境外捐赠"] },
        new ChildList<AnnualReport, ForeignExchange>("foreignExchanges", "涉外交流", "Foreign exchanges", r => r.ForeignExchanges, ForeignExchangesOf(seal)) { Aliases = ["涉外活动", "国际交流"] },
    ];

    private static IReadOnlyList<Column> ForeignFundsOf(PersonSeal seal) =>
    [
        ColumnOf<ForeignFund>.Text("source", "资金来源", "Source", i => i.Source, ["来源"]),
        ColumnOf<ForeignFund>.Money("amount", "金额", "Amount", i => i.Amount, ["境外资金金额"]),
        ColumnOf<ForeignFund>.Text("approvedDocNo", "批准文号", "Approval", i => i.ApprovedDocNo, ["审批文号"]),
        ColumnOf<ForeignFund>.Date("receivedOn", "收到日期", "Received on", i => i.ReceivedOn, ["到账日期"]),
        ColumnOf<ForeignFund>.Date("reportedOn", "报告日期", "Reported on", i => i.ReportedOn, ["报备日期"]),
    ];

    private static IReadOnlyList<Column> ForeignExchangesOf(PersonSeal seal) =>
    [
        ColumnOf<ForeignExchange>.Text("title", "活动名称", "Title", i => i.Title, ["名称"]),
        ColumnOf<ForeignExchange>.Text("country", "国家或地区", "Country", i => i.Country, ["国别"]),
        ColumnOf<ForeignExchange>.Date("heldOn", "活动日期", "Held on", i => i.HeldOn, ["日期"]),
    ];
}
