using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>The code was not turned into 5.1440000500001E+17 by a spreadsheet (domain.md 4.1, 7.2). Found while the cell is read.</summary>
public sealed class ID003CodeIsNotANumber() : IntakeRule(
    "ID-003",
    Severity.Reject,
    "统一社会信用代码被表格软件转成科学计数法({raw}),请将该列设为“文本”后重填。",
    "The code was turned into scientific notation by the spreadsheet; set the column to Text.",
    "将该列的单元格格式设为“文本”,再按登记证书重新填写完整的18位代码(后几位数字已经丢失,改格式不能恢复)。",
    "Set the column's format to Text and type the 18-character code again from the certificate (the last digits are lost; changing the format does not bring them back).")
{
    public override string Basis => "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》；domain.md 4.1（表格软件损坏）";

    public override string CauseZh => "单元格不是“文本”格式时，表格软件把全数字的代码当作数值，显示成 5.1440000500001E+17，末几位数字随之丢失。";

    public override string CauseEn => "In a cell that is not formatted as Text the spreadsheet takes a code of digits for a number, shows it as 5.1440000500001E+17, and loses its last digits.";

    public override IReadOnlyList<string> Fields => ["uscc"];

    public static readonly ID003CodeIsNotANumber Instance = new();

    /// <summary>The violation of a cell such as 5.1440000500001E+17.</summary>
    public static Violation Damaged(string raw) => Instance.Broken("uscc", arguments: ("raw", raw));

    /// <summary>The same as a reader of cells says it.</summary>
    public static CellProblem Problem(string raw, string expected)
    {
        var violation = Damaged(raw);
        return new(Instance.Code, expected, violation.MessageZh, violation.MessageEn, violation.RemedyZh, violation.RemedyEn);
    }
}
