namespace Nianbao.Domain.Rules.Statements;

/// <summary>Current assets add up (domain.md 7.7, FN-001).</summary>
public sealed class FN001CurrentAssetsAddUp() : StatementIdentity(
    "FN-001",
    "流动资产合计不平,差{d}元。",
    "BS20");
