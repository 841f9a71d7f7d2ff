namespace Nianbao.Domain.Rules.Statements;

/// <summary>Net assets add up (domain.md 7.7, FN-009).</summary>
public sealed class FN009NetAssetsAddUp() : StatementIdentity(
    "FN-009",
    "净资产合计不平。",
    "BS110");
