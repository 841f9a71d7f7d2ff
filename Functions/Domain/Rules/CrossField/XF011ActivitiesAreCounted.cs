using System.Globalization;
using Nianbao.Domain.AnnualReports;

namespace Nianbao.Domain.Rules.CrossField;

/// <summary>The number of activities is that of the activity records of the year (domain.md 7.8, XF-011). Skipped when nothing is known of the records.</summary>
public sealed class XF011ActivitiesAreCounted() : Rule<AnnualReport>(
    "XF-011",
    Severity.Warn,
    "年报活动数与活动填报数不一致。",
    "Counts differ.",
    "年报填报活动{actual}项，活动填报中计入的为{expected}项，相差{d}项。请补报漏报的活动或更正活动数；情况属实的，请填写说明（10个字以上）。",
    "The report has {actual} activities, {expected} were filed and count, a difference of {d}. File those that are missing, or correct the number; when it is right, explain it in ten characters or more.")
{
    public override string Basis => "本系统规定 (domain.md 7.8) [D]";

    public override string CauseZh => "年报的活动数应等于本年度活动填报的条数。常见原因是平时漏报活动、活动被退回或作废，或者按场次而不是按活动计数。";

    public override string CauseEn => "The report's number is that of the year's activity records. Mostly activities were not filed, were returned or made void, or sessions were counted instead.";

    public override IReadOnlyList<string> Fields => ["activitiesCount"];

    protected override void Check(AnnualReport record, Judge judge)
    {
        if (record.ActivitiesCount is not { } actual || judge.Context.Activities is not { } activities || actual == activities.Count)
            return;
        var (expected, difference) = (Text(activities.Count), Text(actual - activities.Count));
        judge.Fail(this, "activitiesCount", expected, difference, arguments: [("actual", Text(actual)), ("expected", expected), ("d", difference)]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
