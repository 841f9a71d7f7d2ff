using Nianbao.Domain.Datasets;
using Nianbao.Domain.Inspection;
using Nianbao.Domain.Reference;
using Nianbao.Domain.Values;
using Col = Nianbao.Domain.Datasets.ColumnOf<Nianbao.Domain.AnnualReports.AnnualReport>;

namespace Nianbao.Domain.AnnualReports.Columns;

/// <summary>Columns and lists of section E, 财务.</summary>
internal static class FinanceColumns
{
    public static IReadOnlyList<Column> Of(PersonSeal seal) =>
    [
        Col.Choice("statementFormat", "报表格式", "Statement format", [.. StatementFormat.All.Select(f => new Choice(f.Name, f.Chinese, f.Name))], r => r.StatementFormatName, []),
        Col.Text("accountingSystem", "执行会计制度", "Accounting system", r => r.AccountingSystem, ["会计制度"]),
        Col.Person("accountantName", "会计姓名", "Accountant", r => r.AccountantName, ["会计人员姓名", "财务负责人"], seal),
        Col.Flag("isFullTimeAccountant", "会计是否专职", "Accountant full-time", r => r.IsFullTimeAccountant, ["专职会计"]),
        Col.Flag("audit.hasAudit", "是否审计", "Audited", r => r.HasAudit, ["是否经审计", "有无审计报告"]),
        Col.Text("audit.firm", "会计师事务所", "Audit firm", r => r.AuditFirm, ["审计机构"]),
        Col.Text("audit.reportNo", "审计报告文号", "Audit report number", r => r.AuditReportNo, ["审计报告编号"]),
        Col.Date("audit.date", "审计报告日期", "Audit report date", r => r.AuditDate, ["审计日期"]),
        Col.Choice("audit.opinion", "审计意见", "Audit opinion", AuditOpinions.All, r => r.AuditOpinion, ["审计意见类型"]),
        Col.Money("audit.totalAssets", "审计资产总计", "Audited total assets", r => r.AuditedAssets, ["审定资产总计"]),
        Col.Money("audit.income", "审计收入合计", "Audited income", r => r.AuditedIncome, ["审定收入合计"]),
        Col.Money("audit.expense", "审计费用合计", "Audited expenses", r => r.AuditedExpense, ["审定费用合计"]),
        Col.Money("audit.netAssets", "审计净资产合计", "Audited net assets", r => r.AuditedNetAssets, ["审定净资产合计"]),
        Col.Money("taxPaid", "本年纳税总额", "Taxes paid", r => r.TaxPaid, ["纳税总额"]),
        Col.Text("wageNote", "人员支出说明", "Note on payroll", r => r.WageNote, ["工资说明"]),
        Col.Flag("restatementDeclared", "年初数调整说明", "Opening figures restated", r => r.RestatementDeclared, ["年初数是否调整", "是否调整年初数", "年初数调整", "restatement"]),
    ];

    public static IReadOnlyList<ChildList> ListsOf(PersonSeal seal) =>
    [
        new ChildList<AnnualReport, Donor>("topDonors", "主要捐赠人", "Top donors", r => r.TopDonors, DonorsOf(seal)) { Aliases = ["大额捐赠", "主要捐赠方"] },
        new ChildList<AnnualReport, RelatedPartyTransaction>("relatedPartyTransactions", "关联方交易", "Related-party transactions", r => r.RelatedPartyTransactions, RelatedPartyTransactionsOf(seal)) { Aliases = ["关联交易"] },
        new ChildList<AnnualReport, Investment>("investments", "对外投资", "Investments", r => r.Investments, InvestmentsOf(seal)) { Aliases = ["投资活动", "委托理财"] },
    ];

    private static IReadOnlyList<Column> DonorsOf(PersonSeal seal) =>
    [
        ColumnOf<Donor>.Text("name", "捐赠人", "Donor", i => i.Name, ["捐赠方", "捐赠人名称"]),
        ColumnOf<Donor>.Money("amount", "捐赠金额", "Amount", i => i.Amount, ["金额"]),
    ];

    private static IReadOnlyList<Column> RelatedPartyTransactionsOf(PersonSeal seal) =>
    [
        ColumnOf<RelatedPartyTransaction>.Text("party", "关联方", "Related party", i => i.Party, ["关联方名称"]),
        ColumnOf<RelatedPartyTransaction>.Text("kind", "交易类型", "Kind", i => i.Kind, ["交易内容"]),
        ColumnOf<RelatedPartyTransaction>.Money("amount", "交易金额", "Amount", i => i.Amount, ["金额"]),
    ];

    private static IReadOnlyList<Column> InvestmentsOf(PersonSeal seal) =>
    [
        ColumnOf<Investment>.Text("name", "投资对象", "Object", i => i.Name, ["被投资单位", "名称"]),
        ColumnOf<Investment>.Money("amount", "投资金额", "Amount", i => i.Amount, ["金额"]),
        ColumnOf<Investment>.Money("income", "投资收益额", "Income", i => i.Income, ["收益"]),
    ];
}
