namespace Nianbao.Domain.Rules.Activities;

/// <summary>
/// An activity id is unique within its organisation (domain.md 10.4). In one file the first row stands: a later row with the
/// same id and other content is rejected, one with the same content is a no-op.
/// </summary>
public sealed class AC001ActivityIdIsUnique() : IntakeRule(
    "AC-001",
    Severity.Error,
    "第{r1}行与第{r2}行的活动编号重复。",
    "Rows {r1} and {r2} use the same activity id.",
    "已采用第{r1}行。如为不同活动，请为第{r2}行另编号码；如为更正，请只保留正确的一行。",
    "Row {r1} was taken. Give row {r2} another id when it is another activity; keep only the right row when it is a correction.")
{
    public override string Basis => "domain.md 10.4 AC-001 [D]";

    public override string CauseZh => "活动编号由填报单位自编，在本单位内一个编号只对应一个活动。常见原因：复制上一行后忘记改编号，或把更正的内容另起一行填报。";

    public override string CauseEn => "An organisation numbers its activities itself; one number stands for one activity. Usually a row was copied and its number not changed, or a correction was added as a further row.";

    public override IReadOnlyList<string> Fields => ["activityId", "uscc"];

    public static readonly AC001ActivityIdIsUnique Instance = new();

    /// <summary>The violation of the second of two rows with one id; merely news when both have the same content.</summary>
    public static Violation Between(int first, int second, bool isIdentical) =>
        Instance.Broken("activityId", severity: isIdentical ? Severity.Info : null, arguments: [("r1", first.ToString()), ("r2", second.ToString())]);
}
