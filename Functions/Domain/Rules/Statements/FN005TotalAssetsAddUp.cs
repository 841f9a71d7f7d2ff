namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total assets add up (domain.md 7.7, FN-005).</summary>
public sealed class FN005TotalAssetsAddUp() : StatementIdentity(
    "FN-005",
    "资产总计不平。",
    "BS60");
