namespace Nianbao.Domain.Rules.Statements;

/// <summary>Total liabilities = current + long-term + those for assets held for others (domain.md 7.7, FN-008).</summary>
public sealed class FN008TotalLiabilitiesAddUp() : StatementIdentity(
    "FN-008",
    "负债合计不平。",
    Sum.Of("BS", 100, [80, 90, 91], OpeningAndClosing));
