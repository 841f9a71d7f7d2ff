namespace Nianbao.Domain.Rules.Statements;

/// <summary>Cash from financing adds up (domain.md 7.7, FN-021).</summary>
public sealed class FN021FinancingCashAddsUp() : StatementIdentity(
    "FN-021",
    "筹资活动现金流量不平。",
    "筹资活动的现金流入小计、流出小计和净额应由各行算得。常见原因是把捐赠收入误填入筹资活动（它属于业务活动第1行）。",
    "The subtotals and the net cash of financing are computed from their rows. It usually breaks because donations were entered here (they belong to activities, row 1).",
    "CF50", "CF58", "CF59");
