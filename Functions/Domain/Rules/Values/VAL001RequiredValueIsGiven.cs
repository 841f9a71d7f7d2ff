namespace Nianbao.Domain.Rules.Values;

/// <summary>A row has a value in every required column (domain.md 7.1: FAIL for required fields).</summary>
public sealed class VAL001RequiredValueIsGiven() : IntakeRule(
    "VAL-001",
    Severity.Error,
    "缺少必填项“{column}”。",
    "The required value '{column}' is missing.",
    "请在该单元格填写“{column}”后重新上传。",
    "Fill in '{column}' in this cell and upload the file again.")
{
    public static readonly VAL001RequiredValueIsGiven Instance = new();

    public override string Basis => "domain.md 7.1：必填项缺失即为错误 [D]";

    public override string CauseZh => "没有信用代码、名称等必填项，就无法知道该行说的是哪个组织，也无法计入。";

    public override string CauseEn => "Without the credit code, the name and the like nobody can tell which organisation the row is about, and it cannot count.";

    public override IReadOnlyList<string> Fields => ["uscc", "name", "establishedOn", "type", "title", "startOn"];

    /// <summary>The violation of a row whose required column is blank.</summary>
    public static Violation Missing(Datasets.Column column) =>
        Instance.Broken(column.Name, arguments: [("column", column.Chinese), ("column.en", column.Name)]);
}
