namespace Nianbao.Domain.Rules.Statements;

/// <summary>The change in net assets is income less expenses, with restricted net assets released (domain.md 7.7, FN-016).</summary>
public sealed class FN016NetAssetChangeIsComputed() : StatementIdentity(
    "FN-016",
    "净资产变动额计算错误。",
    "IS45");
