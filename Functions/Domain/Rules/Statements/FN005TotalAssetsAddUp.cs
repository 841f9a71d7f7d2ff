namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total assets add up (domain.md 7.7, FN-005).</summary>
public sealed class FN005TotalAssetsAddUp() : StatementIdentity(
    "FN-005",
    "资产总计不平。",
    "资产总计是流动资产、长期投资、固定资产、无形资产与受托代理资产之和，是年报最常被引用的数字。常见原因是漏计无形资产或受托代理资产。",
    "Total assets are current assets, long-term investments, fixed assets, intangible assets and assets held for others; no figure of the report is quoted more often. It usually breaks because intangible assets or assets held for others were left out.",
    "BS60");
