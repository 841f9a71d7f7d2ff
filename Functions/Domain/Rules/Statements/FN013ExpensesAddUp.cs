namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total expenses = cost of activities + administrative + fundraising + other expenses (domain.md 7.7, FN-013).</summary>
public sealed class FN013ExpensesAddUp() : StatementIdentity(
    "FN-013",
    "费用合计不平。",
    Sum.Of("IS", 35, [12, 21, 24, 28], UnrestrictedRestrictedTotal));
