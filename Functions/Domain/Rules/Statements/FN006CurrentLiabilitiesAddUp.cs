namespace Nianbao.Domain.Rules.Statements;

/// <summary>Current liabilities add up (domain.md 7.7, FN-006).</summary>
public sealed class FN006CurrentLiabilitiesAddUp() : StatementIdentity(
    "FN-006",
    "流动负债合计不平。",
    "流动负债合计是短期借款至其他流动负债各行之和。常见原因是漏填应付工资、应交税金或预收账款。",
    "Total current liabilities are the sum of the rows from short-term loans to other current liabilities. It usually breaks because wages payable, taxes payable or advances received were left out.",
    "BS80");
