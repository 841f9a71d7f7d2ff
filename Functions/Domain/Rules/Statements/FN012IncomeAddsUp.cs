namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total income adds up (domain.md 7.7, FN-012).</summary>
public sealed class FN012IncomeAddsUp() : StatementIdentity(
    "FN-012",
    "收入合计不平。",
    "IS11");
