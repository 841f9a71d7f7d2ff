namespace Nianbao.Domain.Rules.Statements;

/// <summary>Long-term investments add up (domain.md 7.7, FN-002).</summary>
public sealed class FN002LongTermInvestmentsAddUp() : StatementIdentity(
    "FN-002",
    "长期投资合计不平。",
    "BS30");
