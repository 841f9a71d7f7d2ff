namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total income = rows 1 to 9 of the statement of activities (domain.md 7.7, FN-012).</summary>
public sealed class FN012IncomeAddsUp() : StatementIdentity(
    "FN-012",
    "收入合计不平。",
    Sum.Of("IS", 11, [1, 2, 3, 4, 5, 6, 9], UnrestrictedRestrictedTotal));
