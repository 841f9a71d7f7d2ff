using System.Globalization;
using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>An activity does not end before it starts (domain.md 10.4).</summary>
public sealed class AC002StartsBeforeItEnds() : Rule<Activity>(
    "AC-002",
    Severity.Error,
    "结束日期{end}早于开始日期{start}。",
    "Ends on {end}, before it starts on {start}.",
    "请更正开始日期或结束日期。",
    "Correct the first or the last day.")
{
    protected override void Check(Activity record, Judge judge)
    {
        if (record is not { StartOn: { } start, EndOn: { } end } || start <= end)
            return;
        var day = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        judge.Fail(this, "endOn", expected: $"≥ {day}", arguments: [("start", day), ("end", end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);
    }
}
