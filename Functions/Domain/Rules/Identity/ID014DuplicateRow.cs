namespace Nianbao.Domain.Rules.Identity;

/// <summary>No two rows of a file are about the same organisation (domain.md 7.2). The first row stands; each later one is rejected.</summary>
public sealed class ID014DuplicateRow() : IntakeRule(
    "ID-014",
    Severity.Error,
    "第{r1}行与第{r2}行重复。",
    "Rows {r1} and {r2} duplicate.",
    "已采用第{r1}行;请删除第{r2}行,或把正确的内容合并到一行后重新上传。",
    "Row {r1} was taken. Remove row {r2}, or bring the right values into one row and upload again.")
{
    public override string Basis => "domain.md 7.2、10.5（去重）[D]";

    public override string CauseZh => "一个组织一年只有一份报告，台账中一项也只有一行，文件里出现两行时无法判断以哪行为准。常见原因：复制粘贴后忘记删去旧行。";

    public override string CauseEn => "An organisation has one report a year, and a ledger one row for each entry; of two nobody can tell which one counts. Typically a row was copied and the old one was not deleted.";

    public override IReadOnlyList<string> Fields => ["uscc", "reportYear"];

    public static readonly ID014DuplicateRow Instance = new();

    /// <summary>The violation of the second of two rows with one key.</summary>
    public static Violation Between(int first, int second) => Instance.Broken("uscc", arguments: [("r1", first.ToString()), ("r2", second.ToString())]);
}
