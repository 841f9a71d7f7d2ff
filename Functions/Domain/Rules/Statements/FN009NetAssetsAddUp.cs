namespace Nianbao.Domain.Rules.Statements;

/// <summary>Net assets add up (domain.md 7.7, FN-009).</summary>
public sealed class FN009NetAssetsAddUp() : StatementIdentity(
    "FN-009",
    "净资产合计不平。",
    "净资产合计是非限定性净资产与限定性净资产之和。常见原因是没有区分限定性，或结转后只改了其中一行。",
    "Net assets are unrestricted plus restricted net assets. It usually breaks because the two were not told apart, or because only one of them was changed when restrictions were released.",
    "BS110");
