namespace Nianbao.Domain.Rules.Statements;

/// <summary>Change in net assets = income − expenses + restricted net assets released (domain.md 7.7, FN-016).</summary>
public sealed class FN016NetAssetChangeIsComputed() : StatementIdentity(
    "FN-016",
    "净资产变动额计算错误。",
    Sum.Of("IS", 45, [11, -35, 40], UnrestrictedRestrictedTotal));
