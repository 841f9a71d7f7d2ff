namespace Nianbao.Domain.Rules.Statements;

/// <summary>Current assets add up (domain.md 7.7, FN-001).</summary>
public sealed class FN001CurrentAssetsAddUp() : StatementIdentity(
    "FN-001",
    "流动资产合计不平，差{d}元。",
    "流动资产合计是货币资金至其他流动资产各行之和，资产总计由它得出。常见原因是漏填存货、待摊费用等明细，或改了明细而没有重算合计。",
    "Total current assets are the sum of the rows from cash to other current assets, and total assets rest on them. It usually breaks because a detail row such as inventories was left out, or because a detail was corrected and the total was not.",
    "BS20");
