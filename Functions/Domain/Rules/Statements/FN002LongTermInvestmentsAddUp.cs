namespace Nianbao.Domain.Rules.Statements;

/// <summary>Long-term investments add up (domain.md 7.7, FN-002).</summary>
public sealed class FN002LongTermInvestmentsAddUp() : StatementIdentity(
    "FN-002",
    "长期投资合计不平。",
    "长期投资合计是长期股权投资与长期债权投资之和。常见原因是只填了合计与其中一项，或把一年内到期的债权投资重复计入（它属于流动资产第15行）。",
    "Long-term investments are equity plus debt investments. It usually breaks because only one of the two was filled in, or because debt due within a year (row 15, a current asset) was counted twice.",
    "BS30");
