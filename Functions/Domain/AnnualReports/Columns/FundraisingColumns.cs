using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section H, 募捐捐赠.</summary>
internal static class FundraisingColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Money("donationsReceived.cash", "接受现金捐赠", "Donations in cash", r => r.DonationsCash, ["现金捐赠"]),
        Col.Money("donationsReceived.inKind", "接受非现金捐赠", "Donations in kind", r => r.DonationsInKind, ["非现金捐赠", "实物捐赠", "接受实物捐赠", "接受物资捐赠"]),
        Col.Money("charitableExpenditure", "慈善活动支出", "Charitable expenditure", r => r.CharitableExpenditure, ["公益事业支出", "慈善活动年度支出"]),
        Col.Money("adminExpense", "管理费用(慈善口径)", "Administrative expense (charity)", r => r.AdminExpense, ["慈善组织管理费用", "年度管理费用"]).OnItsSection("管理费用", "本年管理费用"),
        Col.Money("fundraisingCost", "募捐成本", "Fundraising cost", r => r.FundraisingCost, []),
        Col.Money("otherExpense", "其他支出", "Other expense", r => r.OtherExpense, ["其他支出(慈善口径)"]),
        Col.Money("staffSalaryWelfare", "工作人员工资福利", "Staff pay and welfare", r => r.StaffSalaryWelfare, ["工资福利支出", "工作人员工资福利支出"]),
        Col.Money("officeExpense", "行政办公支出", "Office expense", r => r.OfficeExpense, []),
        Col.Text("overseasCooperation", "境外合作情况", "Overseas cooperation", r => r.OverseasCooperation, ["开展境外合作情况"], 1000),
        Col.Money("lastYearIncomeAdjusted", "上年总收入(调整后)", "Last year's income, adjusted", r => r.LastYearIncomeAdjusted, ["上年总收入", "上年度总收入"]),
        Col.Money("averageIncome3y", "前三年收入平均数", "Average income of three years", r => r.AverageIncome3y, ["前三年平均收入", "前三年收入平均数额"]),
        Col.Money("averageNetAssets3y", "前三年年末净资产平均数", "Average net assets of three years", r => r.AverageNetAssets3y, ["前三年平均净资产"]),
        Col.Flag("specialCase.declared", "是否申报特殊情况", "Special case declared", r => r.SpecialCaseDeclared, ["特殊情况"]),
        Col.Date("specialCase.reportedOn", "特殊情况报告日期", "Special case reported on", r => r.SpecialCaseReportedOn, []),
        Col.Date("specialCase.publishedOn", "特殊情况公开日期", "Special case published on", r => r.SpecialCasePublishedOn, []),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, FundraisingPlan>("fundraisingPlans", "募捐方案", "Fundraising plans", r => r.FundraisingPlans, FundraisingPlansOf(seal)) { Aliases = ["公开募捐方案", "募捐活动"] },
        new ChildList<AnnualReport, Grant>("grants", "资助", "Grants", r => r.Grants, GrantsOf(seal)) { Aliases = ["对外资助", "资助支出"] },
    ];

    private static IReadOnlyList<Column> FundraisingPlansOf(PersonSeal seal) =>
    [
        ColumnOf<FundraisingPlan>.Text("filingNo", "备案编号", "Filing number", i => i.FilingNo, ["募捐方案备案编号"]),
        ColumnOf<FundraisingPlan>.Date("from", "开始日期", "From", i => i.From, ["起始日期"]),
        ColumnOf<FundraisingPlan>.Date("to", "结束日期", "To", i => i.To, ["截止日期"]),
        ColumnOf<FundraisingPlan>.Money("raised", "募集金额", "Raised", i => i.Raised, ["募捐收入"]),
        ColumnOf<FundraisingPlan>.Money("cost", "募捐成本金额", "Cost", i => i.Cost, ["募捐费用"]),
    ];

    private static IReadOnlyList<Column> GrantsOf(PersonSeal seal) =>
    [
        ColumnOf<Grant>.Text("recipient", "受助方", "Recipient", i => i.Recipient, ["资助对象"]),
        ColumnOf<Grant>.Money("amount", "资助金额", "Amount", i => i.Amount, ["金额"]),
        ColumnOf<Grant>.Text("purpose", "资助用途", "Purpose", i => i.Purpose, ["用途"]),
    ];
}
