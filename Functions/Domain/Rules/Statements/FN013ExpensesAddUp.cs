namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total expenses add up (domain.md 7.7, FN-013).</summary>
public sealed class FN013ExpensesAddUp() : StatementIdentity(
    "FN-013",
    "费用合计不平。",
    "IS35");
