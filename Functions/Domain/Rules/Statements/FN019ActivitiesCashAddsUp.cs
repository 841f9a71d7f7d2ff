namespace Nianbao.Domain.Rules.Statements;

/// <summary>Cash from activities adds up (domain.md 7.7, FN-019).</summary>
public sealed class FN019ActivitiesCashAddsUp() : StatementIdentity(
    "FN-019",
    "业务活动现金流量不平。",
    "业务活动的现金流入小计、流出小计和净额应由各行算得。常见原因是漏填其他收支，或净额的正负号填反。",
    "The subtotals and the net cash of activities are computed from their rows. It usually breaks because other receipts or payments are missing, or because the net has the wrong sign.",
    "CF13", "CF23", "CF24");
