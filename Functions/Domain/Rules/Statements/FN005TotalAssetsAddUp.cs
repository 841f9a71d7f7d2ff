namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total assets = current assets + long-term investments + fixed assets + intangible assets + assets held for others (domain.md 7.7, FN-005).</summary>
public sealed class FN005TotalAssetsAddUp() : StatementIdentity(
    "FN-005",
    "资产总计不平。",
    Sum.Of("BS", 60, [20, 30, 40, 41, 51], OpeningAndClosing));
