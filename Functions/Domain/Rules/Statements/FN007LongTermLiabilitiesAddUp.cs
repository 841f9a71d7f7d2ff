namespace Nianbao.Domain.Rules.Statements;

/// <summary>Long-term liabilities add up (domain.md 7.7, FN-007).</summary>
public sealed class FN007LongTermLiabilitiesAddUp() : StatementIdentity(
    "FN-007",
    "长期负债合计不平。",
    "长期负债合计是长期借款、长期应付款与其他长期负债之和。常见原因是把一年内到期的部分（属于流动负债第74行）仍留在长期负债中。",
    "Long-term liabilities are long-term loans, long-term payables and other long-term liabilities. It usually breaks because what falls due within a year (row 74, a current liability) was left among them.",
    "BS90");
