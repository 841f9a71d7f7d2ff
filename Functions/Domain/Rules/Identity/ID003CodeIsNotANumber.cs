using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The code was not turned into 5.1440000500001E+17 by a spreadsheet (domain.md 4.1, 7.2). Found while the cell is read.</summary>
public sealed class ID003CodeIsNotANumber() : IntakeRule(
    "ID-003",
    Severity.Reject,
    "统一社会信用代码被表格软件转成科学计数法({raw}),请将该列设为“文本”后重填。",
    "The code was turned into scientific notation by the spreadsheet; set the column to Text.",
    "选中该列,设置单元格格式为“文本”,再照登记证书重新输入全部18位代码;已丢失的数字无法自动恢复。",
    "Select the column, set its cell format to Text, and type all 18 characters again from the certificate; the lost digits cannot be restored.")
{
    public static readonly ID003CodeIsNotANumber Instance = new();

    /// <summary>The violation of a cell such as 5.1440000500001E+17.</summary>
    public static Violation Damaged(string raw) => Instance.Broken("uscc", arguments: ("raw", raw));

    /// <summary>The same as a reader of cells says it.</summary>
    public static CellProblem Problem(string raw)
    {
        var violation = Damaged(raw);
        return new(Instance.Code, "18", violation.MessageZh, violation.MessageEn, violation.RemedyZh, violation.RemedyEn);
    }
}
