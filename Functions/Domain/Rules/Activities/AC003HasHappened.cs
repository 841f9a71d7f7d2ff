using System.Globalization;
using Nianbao.Domain.Activities;

namespace Nianbao.Domain.Rules.Activities;

/// <summary>Plans are not activities: the last day is no later than the day of arrival (domain.md 10.4).</summary>
public sealed class AC003HasHappened() : ActivityRule(
    "AC-003",
    Severity.Error,
    "活动尚未结束：结束日期{end}晚于今天{today}。",
    "Not over yet: it ends on {end}, today is {today}.",
    "只填报已经举办的活动。请在活动结束后填报，或更正日期。",
    "Submit activities that have taken place: submit it when it is over, or correct the date.")
{
    public override string Basis => "domain.md 10.4 AC-003 [D]";

    public override string CauseZh => "活动填报记录已经举办的活动，计划中的活动不计入统计。常见原因：年份写错，或提前填报了尚未举办的活动。";

    public override string CauseEn => "Activities are reported when they have taken place; plans do not count. Usually the year is wrong, or a planned activity was reported early.";

    public override IReadOnlyList<string> Fields => ["endOn", "startOn"];

    protected override void Check(Activity record, Judge judge)
    {
        if ((record.EndOn ?? record.StartOn) is not { } end || end <= judge.Context.Today)
            return;
        var today = judge.Context.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // An activity of one day usually comes without a last day: then the first day's cell is the one to mend.
        judge.Fail(this, end == record.StartOn ? "startOn" : "endOn", expected: $"≤ {today}", arguments: [("end", end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("today", today)]);
    }
}
