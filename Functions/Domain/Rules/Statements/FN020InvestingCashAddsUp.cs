namespace Nianbao.Domain.Rules.Statements;

/// <summary>Cash from investing adds up (domain.md 7.7, FN-020).</summary>
public sealed class FN020InvestingCashAddsUp() : StatementIdentity(
    "FN-020",
    "投资活动现金流量不平。",
    "CF34", "CF43", "CF44");
