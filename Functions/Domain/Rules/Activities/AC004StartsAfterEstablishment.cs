using System.Globalization;
using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>No activity is older than the organisation that held it (domain.md 10.4).</summary>
public sealed class AC004StartsAfterEstablishment() : Rule<Activity>(
    "AC-004",
    Severity.Error,
    "活动开始日期{start}早于组织成立日期{established}。",
    "Starts on {start}, before the organisation was established on {established}.",
    "请更正活动开始日期;如成立日期登记有误,请联系登记管理机关。",
    "Correct the first day; when the registered date of establishment is wrong, ask the registrar.")
{
    protected override void Check(Activity record, Judge judge)
    {
        if (record.StartOn is not { } start || judge.Context.Registered?.EstablishedOn is not { } established || start >= established)
            return;
        var day = established.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        judge.Fail(this, "startOn", expected: $"≥ {day}", arguments: [("start", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("established", day)]);
    }
}
