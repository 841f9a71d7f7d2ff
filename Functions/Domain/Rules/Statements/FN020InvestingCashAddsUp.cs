namespace Nianbao.Domain.Rules.Statements;

/// <summary>Cash from investing adds up (domain.md 7.7, FN-020).</summary>
public sealed class FN020InvestingCashAddsUp() : StatementIdentity(
    "FN-020",
    "投资活动现金流量不平。",
    "投资活动的现金流入小计、流出小计和净额应由各行算得。常见原因是购买理财、购建固定资产只填了净额。",
    "The subtotals and the net cash of investing are computed from their rows. It usually breaks because purchases of investments or fixed assets were given as a net amount only.",
    "CF34", "CF43", "CF44");
