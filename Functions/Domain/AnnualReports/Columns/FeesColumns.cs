using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section F, 收费.</summary>
internal static class FeesColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Date("feeStandardApprovedOn", "会费标准通过日期", "Fee standard approved on", r => r.FeeStandardApprovedOn, ["会费标准制定日期"]),
        Col.Integer("duesLevels", "会费档次数", "Levels of dues", "档", r => r.DuesLevels, ["会费档次"]),
        Col.Money("duesIncome", "会费收入明细合计", "Dues received", r => r.DuesIncome, ["本年会费收入", "实收会费"]).OnItsSection("会费收入", "本年会费收入"),
        Col.Money("reducedFees", "减免收费金额", "Fees reduced", r => r.ReducedFees, ["减免会费金额"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, ServiceFee>("serviceFees", "服务收费", "Service fees", r => r.ServiceFees, ServiceFeesOf(seal)) { Aliases = ["收费项目"] },
    ];

    private static IReadOnlyList<Column> ServiceFeesOf(PersonSeal seal) =>
    [
        ColumnOf<ServiceFee>.Text("name", "收费项目", "Item", i => i.Name, ["项目名称", "名称"]),
        ColumnOf<ServiceFee>.Text("standard", "收费标准", "Standard", i => i.Standard, ["标准"]),
        ColumnOf<ServiceFee>.Money("amount", "收费金额", "Amount", i => i.Amount, ["金额"]),
    ];
}
