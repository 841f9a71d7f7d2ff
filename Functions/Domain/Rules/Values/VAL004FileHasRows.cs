namespace Nianbao.Domain.Rules.Values;

/// <summary>A file holds at least one row of data.</summary>
public sealed class VAL004FileHasRows() : IntakeRule(
    "VAL-004",
    Severity.Reject,
    "表头下没有任何数据行。",
    "There is no row of data below the header.",
    "请在表头下填写数据后重新上传。",
    "Fill in rows below the header and upload again.")
{
    public static readonly VAL004FileHasRows Instance = new();

    public override string Basis => "本系统规定：空文件不算提交 (domain.md 6, 9.1 [D])";

    public override string CauseZh => "上传了空白模板，或数据在另一个工作表里，或数据行都是合计和备注。";

    public override string CauseEn => "An empty template was uploaded, the data is on another sheet, or all rows are totals and remarks.";

    /// <summary>The violation of an empty file.</summary>
    public static Violation None() => Instance.Broken(expected: "≥ 1");
}
