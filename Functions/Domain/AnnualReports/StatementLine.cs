using System.Collections.Frozen;

namespace Nianbao.Domain.AnnualReports;

/// <summary>One row and column of the three statements of 民间非营利组织会计制度 (format NPO2004; domain.md 3.4), for example <c>BS60.e</c>.</summary>
/// <param name="Code">Statement, official row number and column: BS b/e, IS u/r/t, CF without a column.</param>
/// <param name="Slot">Its place in <see cref="Statement"/>.</param>
public sealed record StatementLine(string Code, int Slot, string Chinese, string English, string[] Aliases);

/// <summary>The lines the pipeline keeps: those that the totals, the identities and the comparison with last year need.</summary>
public static class StatementLines
{
    private static readonly (int Row, string Chinese, string English, string[] Synonyms)[] BalanceSheet =
    [
        (1, "货币资金", "Cash", []),
        (20, "流动资产合计", "Total current assets", ["流动资产"]),
        (30, "长期投资合计", "Total long-term investments", ["长期投资"]),
        (40, "固定资产合计", "Total fixed assets", ["固定资产"]),
        (41, "无形资产", "Intangible assets", []),
        (51, "受托代理资产", "Assets held for others", []),
        (60, "资产总计", "Total assets", ["资产合计", "总资产", "资产总额"]),
        (80, "流动负债合计", "Total current liabilities", ["流动负债"]),
        (90, "长期负债合计", "Total long-term liabilities", ["长期负债"]),
        (91, "受托代理负债", "Liabilities for assets held for others", []),
        (100, "负债合计", "Total liabilities", ["负债总计", "总负债", "负债总额"]),
        (101, "非限定性净资产", "Unrestricted net assets", []),
        (105, "限定性净资产", "Restricted net assets", []),
        (110, "净资产合计", "Total net assets", ["净资产", "净资产总计", "净资产总额"]),
        (120, "负债和净资产总计", "Total liabilities and net assets", ["负债及净资产总计", "负债与净资产总计", "负债和净资产合计"]),
    ];

    private static readonly (int Row, string Chinese, string English, string[] Synonyms)[] Activities =
    [
        (1, "捐赠收入", "Donations", []),
        (2, "会费收入", "Membership dues", []),
        (3, "提供服务收入", "Service income", []),
        (4, "商品销售收入", "Sales", ["销售商品收入"]),
        (5, "政府补助收入", "Government grants", []),
        (6, "投资收益", "Investment income", []),
        (9, "其他收入", "Other income", []),
        (11, "收入合计", "Total income", ["总收入", "收入总计"]),
        (12, "业务活动成本", "Cost of activities", ["(一)业务活动成本"]),
        (21, "管理费用", "Administrative expenses", ["(二)管理费用"]),
        (24, "筹资费用", "Fundraising expenses", ["(三)筹资费用"]),
        (28, "其他费用", "Other expenses", ["(四)其他费用"]),
        (35, "费用合计", "Total expenses", ["总费用", "费用总计", "支出合计", "总支出"]),
        (40, "限定性净资产转为非限定性净资产", "Restricted net assets released", []),
        (45, "净资产变动额", "Change in net assets", []),
    ];

    private static readonly (int Row, string Chinese, string English, string[] Synonyms)[] CashFlow =
    [
        (13, "业务活动现金流入小计", "Cash from activities", []),
        (23, "业务活动现金流出小计", "Cash used in activities", []),
        (24, "业务活动产生的现金流量净额", "Net cash from activities", ["业务活动现金流量净额"]),
        (34, "投资活动现金流入小计", "Cash from investing", []),
        (43, "投资活动现金流出小计", "Cash used in investing", []),
        (44, "投资活动产生的现金流量净额", "Net cash from investing", ["投资活动现金流量净额"]),
        (50, "筹资活动现金流入小计", "Cash from financing", []),
        (58, "筹资活动现金流出小计", "Cash used in financing", []),
        (59, "筹资活动产生的现金流量净额", "Net cash from financing", ["筹资活动现金流量净额"]),
        (60, "汇率变动对现金的影响额", "Effect of exchange rates", ["汇率变动对现金的影响", "汇率影响"]),
        (61, "现金及现金等价物净增加额", "Net increase in cash", ["现金净增加额"]),
    ];

    public static readonly IReadOnlyList<StatementLine> All = Number([.. BalanceSheetLines(), .. ActivityLines(), .. CashFlowLines()]);

    private static readonly FrozenDictionary<string, StatementLine> ByCode = All.ToFrozenDictionary(l => l.Code);

    /// <summary>The line of a code such as <c>IS11.t</c>.</summary>
    /// <exception cref="KeyNotFoundException">The line is not kept.</exception>
    public static StatementLine Of(string code) => ByCode[code];

    private static StatementLine[] Number(StatementLine[] lines) => [.. lines.Select((line, slot) => line with { Slot = slot })];

    private static IEnumerable<StatementLine> BalanceSheetLines() =>
        from row in BalanceSheet
        from column in new (string Letter, string Chinese, string English, string[] Words)[]
        {
            ("b", "年初数", "opening", ["年初数", "年初", "年初余额", "期初数", "期初", "期初余额"]),
            ("e", "期末数", "closing", ["期末数", "期末", "期末余额", "年末数", "年末", "年末余额"]),
        }
        select Line("BS", row, column);

    private static IEnumerable<StatementLine> ActivityLines() =>
        from row in Activities
        from column in new (string Letter, string Chinese, string English, string[] Words)[]
        {
            ("u", "非限定性", "unrestricted", ["非限定性", "非限定"]),
            ("r", "限定性", "restricted", ["限定性", "限定"]),
            ("t", "合计", "total", ["合计", "本年累计数", "本年累计", "本年合计"]),
        }
        select Line("IS", row, column);

    private static IEnumerable<StatementLine> CashFlowLines() =>
        from row in CashFlow
        select new StatementLine($"CF{row.Row}", 0, row.Chinese, row.English, [$"CF[{row.Row}]", .. row.Synonyms, $"{row.Chinese}金额"]);

    private static StatementLine Line(string statement, (int Row, string Chinese, string English, string[] Synonyms) row, (string Letter, string Chinese, string English, string[] Words) column)
    {
        string[] names = [row.Chinese, .. row.Synonyms];
        string[] aliases =
        [
            $"{statement}{row.Row}{column.Letter}",
            $"{statement}[{row.Row}].{column.Letter}",
            $"{statement}{row.Row}_{column.Letter}",
            .. names.SelectMany(name => column.Words.SelectMany(word => Spellings(name, word))),
            // The official form prints the total column last, and summaries leave its word out.
            .. column.Letter == "t" ? names : [],
        ];
        var chinese = $"{row.Chinese}{column.Chinese}";
        return new($"{statement}{row.Row}.{column.Letter}", 0, chinese, $"{row.English}, {column.English}", [.. aliases.Where(a => a != chinese).Distinct()]);
    }

    private static IEnumerable<string> Spellings(string name, string word) => [$"{name}{word}", $"{name}({word})", $"{name}-{word}", $"{word}{name}"];
}
