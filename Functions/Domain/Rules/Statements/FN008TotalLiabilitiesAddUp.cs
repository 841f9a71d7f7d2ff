namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total liabilities add up (domain.md 7.7, FN-008).</summary>
public sealed class FN008TotalLiabilitiesAddUp() : StatementIdentity(
    "FN-008",
    "负债合计不平。",
    "BS100");
