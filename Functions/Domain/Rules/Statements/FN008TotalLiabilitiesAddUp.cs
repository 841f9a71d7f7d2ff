namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total liabilities add up (domain.md 7.7, FN-008).</summary>
public sealed class FN008TotalLiabilitiesAddUp() : StatementIdentity(
    "FN-008",
    "负债合计不平。",
    "负债合计是流动负债、长期负债与受托代理负债之和。常见原因是漏计受托代理负债。",
    "Total liabilities are current liabilities, long-term liabilities and liabilities for assets held for others. It usually breaks because the last of these was left out.",
    "BS100");
