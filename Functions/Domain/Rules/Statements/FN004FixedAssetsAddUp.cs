namespace Nianbao.Domain.Rules.Statements;

/// <summary>Fixed assets add up (domain.md 7.7, FN-004).</summary>
public sealed class FN004FixedAssetsAddUp() : StatementIdentity(
    "FN-004",
    "固定资产合计不平。",
    "BS40");
