namespace Nianbao.Domain.Rules.Statements;

/// <summary>The net increase in cash adds up (domain.md 7.7, FN-022).</summary>
public sealed class FN022NetCashAddsUp() : StatementIdentity(
    "FN-022",
    "现金净增加额不平。",
    "现金净增加额是三类活动净额与汇率影响之和。常见原因是净额为流出时没有填负数。",
    "The net increase in cash is the sum of the three net flows and the effect of exchange rates. It usually breaks because a net outflow was not entered as a negative number.",
    "CF61");
