namespace Nianbao.Domain.Rules.Statements;

/// <summary>The net increase in cash adds up (domain.md 7.7, FN-022).</summary>
public sealed class FN022NetCashAddsUp() : StatementIdentity(
    "FN-022",
    "现金净增加额不平。",
    "CF61");
