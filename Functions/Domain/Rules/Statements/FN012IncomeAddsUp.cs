namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total income adds up (domain.md 7.7, FN-012).</summary>
public sealed class FN012IncomeAddsUp() : StatementIdentity(
    "FN-012",
    "收入合计不平。",
    "收入合计是捐赠收入至其他收入各行之和，每一列都应成立。常见原因是把利息等其他收入漏在明细之外，或限定性一列没有填明细。",
    "Total income is the sum of the rows from donations to other income, in each column. It usually breaks because interest or other income is missing from the details, or because the restricted column has no details.",
    "IS11");
