using Nianbao.Domain.Values;

namespace Nianbao.Domain.Rules.Values;

/// <summary>
/// A cell that was filled in can be read as its column's type (domain.md 9.1). What exactly is wrong is said by the column's
/// format, so the finding bears its words; the texts here are those of the catalogue.
/// </summary>
public sealed class VAL002CellIsReadable() : IntakeRule(
    "VAL-002",
    Severity.Error,
    "单元格内容无法识别为该栏目的类型。",
    "The cell's content cannot be read as what its column asks for.",
    "请按该栏目的要求（数字、日期、是/否、选项等）改写该单元格；没有数据请留空。",
    "Rewrite the cell as the column asks (a number, a date, yes or no, one of the choices); leave it empty when there is nothing to report.")
{
    public static readonly VAL002CellIsReadable Instance = new();

    public override string Basis => "本系统规定：填写值须能按栏目类型识别，空白与零不同 (domain.md 9.1, 7.1 [D])";

    public override string CauseZh => "常见于在数字栏写文字（如“约3万”“见附件”），在选项栏写了选项以外的词，或单元格中是 #REF! 之类的公式错误。系统不猜测含义，以免把错误的数字计入汇总。";

    public override string CauseEn => "Usually text in a column of numbers (“about 30,000”, “see attachment”), a word that is not among the choices, or a formula error such as #REF!. The system does not guess, so that no wrong number gets into a total.";
}
