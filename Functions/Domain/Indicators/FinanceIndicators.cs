using Nianbao.Domain.Reference;

namespace Nianbao.Domain.Indicators;

/// <summary>Indicators of the accepted reports' figures: fin.*.</summary>
internal static class FinanceIndicators
{
    public static readonly IReadOnlyList<Indicator> All =
    [
        Sum("fin.assets", "资产总计", "Total assets", "assets", "资产负债表第60行期末数", "BS60.e"),
        Sum("fin.netAssets", "净资产合计", "Net assets", "netAssets", "资产负债表第110行期末数", "BS110.e"),
        Sum("fin.income", "收入合计", "Total income", "income", "业务活动表第11行合计，按来源（第1至9行）分列", "IS11.t, by source (rows 1 to 9)") with { PartMeasures = ["donations", "dues", "services", "sales", "grants", "investment", "otherIncome"] },
        Sum("fin.expense", "费用合计", "Total expenses", "expense", "业务活动表第35行合计", "IS35.t"),
        Sum("fin.charity", "慈善活动支出", "Charitable expenditure", "charityExpense", "募捐捐赠部分的慈善活动支出", "charitableExpenditure"),
        Sum("fin.staff", "人员支出", "Expenditure on staff", "staffExpense", "现金流量表第15行；未填的，取工作人员工资福利", "CF15, or staffSalaryWelfare where that is blank"),
    ];

    private static CellIndicator Sum(string name, string chinese, string english, string measure, string of, string code) =>
        new(name, chinese, english, "元", $"该年度已受理年报之和：{of}", $"Sum over the accepted reports of the year: {code}", "annual-reports", measure, $"state:{ReportStates.Accepted}");
}
