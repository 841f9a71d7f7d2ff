namespace Nianbao.Domain.Rules.Statements;

/// <summary>Cash from financing adds up (domain.md 7.7, FN-021).</summary>
public sealed class FN021FinancingCashAddsUp() : StatementIdentity(
    "FN-021",
    "筹资活动现金流量不平。",
    "CF50", "CF58", "CF59");
