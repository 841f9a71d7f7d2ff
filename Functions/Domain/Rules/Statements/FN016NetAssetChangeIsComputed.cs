namespace Nianbao.Domain.Rules.Statements;

/// <summary>The change in net assets is income less expenses, with restricted net assets released (domain.md 7.7, FN-016).</summary>
public sealed class FN016NetAssetChangeIsComputed() : StatementIdentity(
    "FN-016",
    "净资产变动额计算错误。",
    "净资产变动额由收入合计减费用合计、加限定性净资产转为非限定性净资产得出，每一列都应成立。常见原因是限定性净资产转出时，限定性一列没有填负数。",
    "The change in net assets is income less expenses plus restricted net assets released, in each column. It usually breaks because the release was not entered as a negative number in the restricted column.",
    "IS45");
