namespace Nianbao.Domain.Rules.Statements;

/// <summary>Long-term liabilities add up (domain.md 7.7, FN-007).</summary>
public sealed class FN007LongTermLiabilitiesAddUp() : StatementIdentity(
    "FN-007",
    "长期负债合计不平。",
    "BS90");
