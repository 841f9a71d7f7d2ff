using System.Globalization;
using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>No activity is older than the organisation that held it (domain.md 10.4).</summary>
public sealed class AC004StartsAfterEstablishment() : ActivityRule(
    "AC-004",
    Severity.Error,
    "活动开始日期{start}早于组织成立日期{established}。",
    "Starts on {start}, before the organisation was established on {established}.",
    "请更正活动开始日期；如成立日期登记有误，请联系登记管理机关。",
    "Correct the first day; when the registered date of establishment is wrong, ask the registrar.")
{
    public override string Basis => "domain.md 10.4 AC-004 [D]";

    public override string CauseZh => "组织成立之前不可能以其名义举办活动。常见原因：年份写错，或登记库中的成立日期有误。";

    public override string CauseEn => "Nothing can be held in the name of an organisation before it is established. Usually the year is wrong, or the registered date of establishment is.";

    public override IReadOnlyList<string> Fields => ["startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if (record.StartOn is not { } start || judge.Context.Registered?.EstablishedOn is not { } established || start >= established)
            return;
        var day = established.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        judge.Fail(this, "startOn", expected: $"≥ {day}", arguments: [("start", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("established", day)]);
    }
}
