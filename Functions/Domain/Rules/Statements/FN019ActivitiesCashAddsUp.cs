namespace Nianbao.Domain.Rules.Statements;

/// <summary>Cash from activities adds up (domain.md 7.7, FN-019).</summary>
public sealed class FN019ActivitiesCashAddsUp() : StatementIdentity(
    "FN-019",
    "业务活动现金流量不平。",
    "CF13", "CF23", "CF24");
