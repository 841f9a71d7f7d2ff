namespace Nianbao.Domain.Rules.Statements;

/// <summary>Current liabilities add up (domain.md 7.7, FN-006).</summary>
public sealed class FN006CurrentLiabilitiesAddUp() : StatementIdentity(
    "FN-006",
    "流动负债合计不平。",
    "BS80");
